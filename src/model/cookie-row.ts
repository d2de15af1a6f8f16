import type { Framework } from "./receivers";
import type { CallPattern, Row } from "./row";

export type CookieAttribute = "httpOnly" | "secure" | "sameSite" | "path" | "domain" | "maxAge" | "expires" | "partitioned";

/** What reaches the `Set-Cookie` header where the code says nothing. */
export interface CookieDefaults {
  /** `unknown`: other configuration decides. */
  readonly httpOnly: boolean | "unknown";
  /** `connection`: on where the request came over TLS. */
  readonly secure: boolean | "connection" | "environment" | "unknown";
  readonly sameSite: "strict" | "lax" | "none" | "unknown" | null;
  /** null: the browser takes the directory of the request's path. */
  readonly path: string | null;
  /** Seconds; null: until the browser closes. */
  readonly lifetime: number | null;
}

/** Where a call takes the cookie's name, value and attributes; positions are counted from 0. */
export interface CookieArguments {
  readonly name?: number;
  readonly value?: number;
  /** `last`: the call's last argument; `object`: whichever argument is an object. */
  readonly options?: number | "last" | "object";
  /** One object holds everything: always, or where the argument at this position is an object. */
  readonly object?: number;
  /** What the object calls the name and the value. */
  readonly keys?: { readonly name: string; readonly value: string };
}

/** A session library's own cookie. */
export interface SessionCookie {
  /** Dotted path to the attributes in the options; empty: the options themselves. */
  readonly attributes: string;
  /** Options that give the cookie's name. */
  readonly nameOptions: readonly string[];
  readonly defaultName?: string;
  /** Whether the cookie holds the session itself (sealed or signed), and no ID of a stored one. */
  readonly sealed: boolean;
  /** The attributes count only where the path is written (`cookies.sessionToken.options`). */
  readonly onlyWritten?: true;
}

/** One way to set a cookie. */
export interface CookieRow extends Row {
  readonly calls: readonly CallPattern[];
  /** Functions that a framework provides without an import, and the framework. */
  readonly autoImported?: { readonly calls: readonly CallPattern[]; readonly framework: Framework };
  /** Plugins: `app.register(plugin, options)` or `server.register({ plugin, options })`; `calls` is empty then. */
  readonly plugins?: readonly CallPattern[];
  /** The call is meant only if this argument is this text. */
  readonly when?: { readonly argument: number; readonly text: string };
  /** An isomorphic call runs on the server only with one of these options, or with something at this position. */
  readonly serverOnly?: { readonly options: readonly string[] } | { readonly argument: number };
  readonly arguments: CookieArguments;
  /** The option that each attribute is spelled as, where the library has it. */
  readonly spelling: Readonly<Partial<Record<CookieAttribute, string>>>;
  readonly defaults: CookieDefaults;
  /** What an attribute written as `undefined` does: the default, or nothing at all. */
  readonly undefinedMeans: "default" | "off";
  /** The unit of `maxAge` (whatever its spelling). */
  readonly maxAgeUnit: "s" | "ms";
  /** For session libraries, whose cookie is a session cookie whatever its name. */
  readonly session?: SessionCookie;
  /** The call declares a cookie that another call of its result writes (`createCookie().serialize`). */
  readonly written?: { readonly by: string; readonly value: number; readonly options: number };
  /** Where an application-wide default for all cookies may stand: a plugin or constructor, and a path in its options. */
  readonly sharedOptions?: { readonly plugins?: readonly CallPattern[]; readonly calls?: readonly CallPattern[]; readonly path: string };
}

/** `httpOnly secure sameSite path domain maxAge expires`, as most libraries spell them. */
export const standardSpelling = {
  httpOnly: "httpOnly",
  secure: "secure",
  sameSite: "sameSite",
  path: "path",
  domain: "domain",
  maxAge: "maxAge",
  expires: "expires",
  partitioned: "partitioned",
} as const satisfies Record<CookieAttribute, string>;

/** Nothing is protected unless the code says so. */
export const bareDefaults = { httpOnly: false, secure: false, sameSite: null, path: "/", lifetime: null } as const satisfies CookieDefaults;
