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
  /** Another path to them, which the library looks at first. */
  readonly attributesFirst?: string;
  /** What holds for all cookies of the library where the attributes say nothing. */
  readonly sharedAttributes?: string;
  /** An option beside them that turns Secure on or off where they say nothing. */
  readonly secureOption?: string;
  /** Options that give the cookie's name. */
  readonly nameOptions: readonly string[];
  readonly defaultName?: string;
  /** Whether the cookie holds the session itself (sealed or signed), and no ID of a stored one. */
  readonly sealed: boolean;
  /** Use renews the session, so that its lifetime is an idle one. */
  readonly renews?: true;
  /** The attributes count only where the path is written (`cookies.sessionToken.options`). */
  readonly onlyWritten?: true;
  /** Paths that together show an object to be the library's options, wherever it is used. */
  readonly recognisedBy?: readonly string[];
}

/** The defaults of a major version and of those after it, up to the next entry's. */
export interface MajorDefaults {
  readonly from: number;
  readonly defaults: Partial<CookieDefaults>;
}

/** One way to set a cookie. */
export interface CookieRow extends Row {
  readonly calls: readonly CallPattern[];
  /** Functions that a framework provides without an import, and the framework. */
  readonly autoImported?: { readonly calls: readonly CallPattern[]; readonly framework: Framework };
  /** Plugins: `app.register(plugin, options)` or `server.register({ plugin, options })`; `calls` is empty then. */
  readonly plugins?: readonly CallPattern[];
  /** Types of a session library's options that are declared apart from the call. */
  readonly types?: readonly CallPattern[];
  /** The call is meant only if this argument is this text, is a text at all, or is none. */
  readonly when?: { readonly argument: number; readonly text: string } | { readonly argument: number; readonly isText: boolean };
  /** An isomorphic call runs on the server only with one of these options, or with something at this position. */
  readonly serverOnly?: { readonly options: readonly string[] } | { readonly argument: number };
  readonly arguments: CookieArguments;
  /** The option that each attribute is spelled as, where the library has it. */
  readonly spelling: Readonly<Partial<Record<CookieAttribute, string>>>;
  /** Other spellings that the library takes. */
  readonly alsoSpelt?: Readonly<Partial<Record<CookieAttribute, string>>>;
  /** What holds in every supported major; `unknown` where they differ. */
  readonly defaults: CookieDefaults;
  /** Where majors differ, by rising `from`: what holds once `settings.session.versions` names one. */
  readonly byMajor?: readonly MajorDefaults[];
  /** What an attribute written as `undefined` does: the default, or nothing at all. */
  readonly undefinedMeans: "default" | "off";
  /** Attributes for which `undefined` keeps the default all the same. */
  readonly undefinedKeeps?: readonly CookieAttribute[];
  /** `null` keeps the default too; else it turns the attribute off. */
  readonly nullMeans?: "default";
  /** The unit of `maxAge` (whatever its spelling). */
  readonly maxAgeUnit: "s" | "ms";
  /** What makes the cookie Secure besides its attribute: an option, or a name with a prefix. */
  readonly secureForcedBy?: { readonly option: string } | "name";
  /** `secure: "auto"` follows the connection. */
  readonly secureAuto?: true;
  /** What a server behind a TLS proxy has to set, or a Secure cookie is dropped. */
  readonly proxySetting?: string;
  /** The library puts `__Secure-` or `__Host-` before the name where it can. */
  readonly prefixesName?: true;
  /** SameSite's values are written with a capital letter. */
  readonly capitalSameSite?: true;
  /** For session libraries, whose cookie is a session cookie whatever its name. */
  readonly session?: SessionCookie;
  /** The call only builds a text: it is a cookie that is set unless it goes into a request or `document.cookie`. */
  readonly text?: true;
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
