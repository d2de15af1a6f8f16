/** Claims that change while a token lives, but say nothing of what somebody may do: what was paid for, how a page looks. */
export const noRightWords: ReadonlySet<string> = new Set(["plan", "tier", "premium", "pro", "subscribed", "subscription", "features", "feature", "flags", "toggles", "preferences", "prefs", "settings", "theme", "dark"]);

/** Claims that hold a role if they are compared with one: `decoded.type === "admin"`; in Spanish and Portuguese too. */
export const perhapsRoleClaims: ReadonlySet<string> = new Set(["type", "kind", "level", "position", "tipo", "perfil", "papel", "cargo", "nivel"]);
/** Names of what such a claim is compared with. */
export const roleNames = /role|admin|staff|moderator|superuser/iu;

/** Words of tables that say what somebody may do, beside those of people and sessions. */
export const rightTables: ReadonlySet<string> = new Set(["role", "roles", "permission", "permissions", "right", "rights", "privilege", "privileges", "grants", "staff", "memberships"]);

/** What code calls the claims of a token once they are verified, in words of the name. */
export const claimsWords: ReadonlySet<string> = new Set(["decoded", "payload", "claims", "claim", "verified", "jwt", "decode"]);
/** Types of claims. */
export const claimsType = /(?:Payload|Claims)$/u;
/** Of these, the ones whose name says that they are a token's. */
export const tokenClaimsType = /(?:[jJ][wW][tT]\w*|[tT]oken)(?:Payload|Claims)/u;
/** What a server throws at who may not do something. */
export const refusalErrors = /\b(?:Forbidden|Unauthori[sz]ed|AccessDenied|PermissionDenied|HttpE|HTTPE|TRPCError|GraphQLError)/u;
/** What a module of the application calls the function that verifies a token. */
export const verifierName = /^(?:verify|decode|validate|check|parse|get)_?(?:(?:access|auth|user|admin|session|bearer|id)_?)?(?:jwt|(?:json_?(?:web_?)?)?token)(?:_?token)?(?:async|sync)?$/iu;
/** One whose result, where nobody waits for it, was read from the token alone: a database would be waited for. A page decodes its own token to show what may be done. */
export const synchronousVerifier = /^verify/iu;
/** A variable that says where its value comes from: `roleFromToken`, `userFromJwt`. */
export const namedAfterToken = /[a-z]_?from_?(?:jwt|token)\b/iu;
/** The same for a method, where what it belongs to names the token: `tokenService.verify`. */
export const verifierMethod = /^(?:verify|decode)(?:Async|Sync)?$/u;
export const verifierHolder = /jwt|token/iu;

/** Where the claims of a verified token stand, as the start of an origin. */
interface ClaimPlace {
  readonly id: string;
  readonly package: string;
  readonly source: string;
  readonly place: RegExp;
  /** Only in files that import one of these, or that call one of these. */
  readonly modules?: RegExp;
  readonly calls?: readonly string[];
}

/** Where frameworks and libraries put the claims of the token that they have verified. */
export const claimPlaces: readonly ClaimPlace[] = [
  { id: "express.decoded", package: "express", source: "no library: what applications call the claims that their own middleware puts on the request", place: /^@(?:bun-)?request\.(?:decoded(?:_?(?:jwt|token))?|(?:jwt|token)_?(?:payload|claims|data)|jwt)\./iu },
  { id: "express-jwt.auth", package: "express-jwt", source: "express-jwt@8.5.1 dist/index.js:65,161 (auth; user up to 6)", place: /^@request\.(?:auth|user)\./u, modules: /^express-jwt$/u },
  { id: "koa-jwt.state", package: "koa-jwt", source: "koa-jwt@4.0.4 lib/index.js:11,58 (key: user)", place: /^@koa-context\.(?:request\.)?state\.(?:user|jwtdata)\./u, modules: /^(?:koa-jwt|@koa\/jwt)$/u },
  { id: "@fastify/jwt.user", package: "@fastify/jwt", source: "@fastify/jwt@10.2.8 index.js:537-620 (decoratorName: user)", place: /^@(?:bun-)?request\.user\./u, calls: ["jwtVerify"] },
  { id: "hono/jwt.payload", package: "hono", source: "hono@4.13.19 dist/middleware/jwt/jwt.js:101", place: /^@hono-context\.(?:var\.jwtPayload|get\(jwtPayload\))\./u },
  { id: "next-auth.token", package: "next-auth", source: "next-auth@4.24.15 next/middleware.js:57 (req.nextauth.token)", place: /^@request\.nextauth\.token\./u },
];
