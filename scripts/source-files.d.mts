export function sourceFiles(folder: string, maxBytes: number): Promise<string[]>;
export function spread<Item>(items: readonly Item[], count: number): readonly Item[];
