/** Stems, as text tests take them, of which one stands wherever sessions are spoken of (`session`, `req.sess`, `"sess:"`). */
export const sessionStems: readonly string[] = ["sessi", "sess_", "_sess", '"sess'];

/**
 * A session, not that of a terminal, a desktop, a profiler, an editor's server or a database's driver:
 * `env.WT_SESSION`, `XDG_SESSION_TYPE`, `profileSession`, `new IOSession()`, `client.startSession()`.
 */
export const sessionWord = String.raw`(?<!(?:[pP]rofiler?|[iI]nspector|[dD]ebug(?:ger)?|[sS]tart(?:Node)?|[iI][oO]|mk)[_.]?|server\.)[sS]ession|(?<!(?:WT|XDG|DESKTOP|DBUS|TERM)_)SESSION(?!_MANAGER)`;
/** How it is shortened. */
export const shortSessionWord = String.raw`\b[sS]ess(?!ion)|_sess(?!ion)|[a-z]Sess(?!ion)|SESS(?!ION)`;

/** The same for HMACs: `createHmac`, `{ name: "HMAC" }`, `hmac-sha256`, `HmacSHA256`. */
export const hmacStems: readonly string[] = ["ehmac", '"hmac', "_hmac", "hmac_", "hmacs", "/hmac"];

/** An import of a module whose name, which the pattern starts, says little: programs are full of it. */
export function importPattern(name: string): string {
  return String.raw`(?:from|require\(|import\(?)\s*["']${name}`;
}

/** Both parts of a name, written as one, with a separator, or in camel case. */
export function joinedStems(firsts: readonly string[], seconds: readonly string[]): readonly string[] {
  return firsts.flatMap((first) => seconds.flatMap((second) => [`${first}${second}`, `${first}_${second}`]));
}

/** Stems of which one stands wherever a logout is named in English. */
export const logoutStems: readonly string[] = joinedStems(["log", "login", "sign"], ["out", "off"]);
