export interface StorageWrite { readonly row: string }
export function collectStorageWrites(_context: unknown): readonly StorageWrite[] { return []; }
