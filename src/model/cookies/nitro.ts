import { bareDefaults, standardSpelling, type CookieRow } from "../cookie-row";

export const nitroCookies = [
  {
    id: "h3.setCookie",
    package: "h3",
    apis: ["h3v1.setCookie", "h3v2.setCookie"],
    source: "h3@2.0.8 dist/h3.mjs:574-624, h3@1.15.11 dist/index.mjs:604-632",
    calls: ["h3#setCookie", "h3#setChunkedCookie", "#imports#setCookie", "nitropack/runtime#setCookie", "vinxi/http#setCookie", "@solidjs/start/http#setCookie"],
    autoImported: { calls: ["global:setCookie"], framework: "nitro" },
    arguments: { name: 1, value: 2, options: 3 },
    spelling: standardSpelling,
    defaults: bareDefaults,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "h3.useSession",
    package: "h3",
    apis: ["h3v1.useSession", "h3v2.useSession"],
    source: "h3@2.0.8 dist/h3.mjs:1276-1416, h3@1.15.11 dist/index.mjs:1321-1475",
    calls: ["h3#useSession", "h3#getSession", "h3#updateSession", "#imports#useSession", "vinxi/http#useSession", "@solidjs/start/http#useSession"],
    autoImported: { calls: ["global:useSession"], framework: "nitro" },
    arguments: { options: 1 },
    spelling: standardSpelling,
    // SameSite is Lax since major 2, absent before
    defaults: { httpOnly: true, secure: true, sameSite: "unknown", path: "/", lifetime: null },
    byMajor: [{ from: 0, defaults: { sameSite: null } }, { from: 2, defaults: { sameSite: "lax" } }],
    undefinedMeans: "off",
    maxAgeUnit: "s",
    session: { attributes: "cookie", nameOptions: ["name"], defaultName: "h3", sealed: true },
  },
] as const satisfies readonly CookieRow[];
