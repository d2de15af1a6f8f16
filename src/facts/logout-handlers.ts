export interface LogoutHandler { readonly row: string }
export function collectLogoutHandlers(_context: unknown): readonly LogoutHandler[] { return []; }
