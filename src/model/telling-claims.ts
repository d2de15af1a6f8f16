/** Claims that differ from token to token and say nothing of its purpose. */
export const registeredClaims: ReadonlySet<string> = new Set(["exp", "iat", "nbf", "jti"]);

/** Options of signers that put something into the token by which a verifier can tell it apart. */
export const tellingOptions: readonly string[] = ["audience", "aud", "issuer", "iss", "subject", "sub", "header", "keyid", "kid", "algorithm", "typ", "footer", "assertion"];

/** The same for builders. */
export const tellingSteps: ReadonlySet<string> = new Set(["setAudience", "setIssuer", "setProtectedHeader", "setHeader"]);

/** Words of claims that only a token of one purpose has: `refreshId`, `resetVersion`. */
export const tellingWords: ReadonlySet<string> = new Set(["refresh", "reset", "verify", "verification", "invite", "invitation", "activation", "confirm", "confirmation", "magic", "purpose", "type", "typ", "kind", "audience", "scope", "scopes"]);

/** Words of calls that give the same key each time they are called. */
export const readingCalls: ReadonlySet<string> = new Set(["get", "getorthrow", "encode", "from", "read", "load", "import", "require", "env", "secret", "key", "decode", "fetch", "resolve", "create", "use"]);
