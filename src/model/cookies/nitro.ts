import { bareDefaults, standardSpelling, type CookieDefaults, type CookieRow } from "../cookie-row";

/** Frameworks that hand out h3's functions, which know the current request and may be called without it. */
const ambientModules = [
  "vinxi/http", "@solidjs/start/http", "@tanstack/start/server", "@tanstack/react-start/server", "@tanstack/solid-start/server",
  "@tanstack/react-start-server", "@tanstack/start-server-core",
];
const ambient = (name: string) => ambientModules.map((module) => `${module}#${name}`);

const sessionDefaults = { httpOnly: true, secure: true, sameSite: "unknown", path: "/", lifetime: null } as const satisfies CookieDefaults;
// SameSite is Lax since major 2, absent before
const sessionByMajor = [{ from: 0, defaults: { sameSite: null } }, { from: 2, defaults: { sameSite: "lax" } }] as const;
const session = { attributes: "cookie", nameOptions: ["name"], defaultName: "h3", sealed: true } as const;

export const nitroCookies = [
  {
    id: "h3.setCookie",
    package: "h3",
    apis: ["h3v1.setCookie", "h3v2.setCookie"],
    source: "h3@2.0.8 dist/h3.mjs:574-624, h3@1.15.11 dist/index.mjs:604-632",
    calls: ["h3#setCookie", "h3#setChunkedCookie", "nitro/h3#setCookie", "#imports#setCookie", "nitropack/runtime#setCookie", ...ambient("setCookie")],
    autoImported: { calls: ["global:setCookie"], framework: "nitro" },
    when: { argument: 0, isText: false },
    arguments: { name: 1, value: 2, options: 3 },
    spelling: standardSpelling,
    defaults: bareDefaults,
    // path: undefined takes the default away
    undefinedMeans: "off",
    maxAgeUnit: "s",
  },
  {
    id: "h3.setCookie.ambient",
    package: "h3",
    apis: ["h3v1.setCookie", "h3v2.setCookie"],
    source: "vinxi@0.5.11 runtime/http-types.d.ts:390-400, @tanstack/start-server-core@1.131.50 dist/esm/h3.js",
    calls: ambient("setCookie"),
    when: { argument: 0, isText: true },
    arguments: { name: 0, value: 1, options: 2 },
    spelling: standardSpelling,
    defaults: bareDefaults,
    undefinedMeans: "off",
    maxAgeUnit: "s",
  },
  {
    id: "h3.useSession",
    package: "h3",
    apis: ["h3v1.useSession", "h3v2.useSession"],
    source: "h3@2.0.8 dist/h3.mjs:1276-1416, h3@1.15.11 dist/index.mjs:1321-1475",
    calls: ["h3#useSession", "h3#getSession", "h3#updateSession", "nitro/h3#useSession", "#imports#useSession"],
    autoImported: { calls: ["global:useSession"], framework: "nitro" },
    arguments: { options: 1 },
    spelling: standardSpelling,
    defaults: sessionDefaults,
    byMajor: sessionByMajor,
    undefinedMeans: "off",
    maxAgeUnit: "s",
    session,
  },
  {
    id: "h3.useSession.ambient",
    package: "h3",
    apis: ["h3v1.useSession", "h3v2.useSession"],
    source: "vinxi@0.5.11 runtime/http-types.d.ts, @tanstack/start-server-core@1.131.50 dist/esm/h3.js",
    calls: [...ambient("useSession"), ...ambient("getSession"), ...ambient("updateSession")],
    // (config) and (event, config)
    arguments: { options: "object" },
    spelling: standardSpelling,
    defaults: sessionDefaults,
    byMajor: sessionByMajor,
    undefinedMeans: "off",
    maxAgeUnit: "s",
    session,
  },
] as const satisfies readonly CookieRow[];
