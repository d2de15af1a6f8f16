import { bareDefaults, standardSpelling, type CookieRow } from "../cookie-row";

const objectKeys = { name: "name", value: "value" } as const;

export const nextCookies = [
  {
    id: "next.headers.cookies.set",
    package: "next",
    apis: ["next.headers.cookies.set"],
    source: "next@16.4.6 @edge-runtime/cookies 6.0.0 dist/index.js:32-331",
    calls: ["next/headers#cookies().set"],
    arguments: { name: 0, value: 1, options: 2, object: 0, keys: objectKeys },
    spelling: standardSpelling,
    defaults: bareDefaults,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "NextResponse.cookies.set",
    package: "next",
    apis: ["NextResponse.cookies.set"],
    source: "next@16.4.6 dist/server/web/spec-extension/response.js:42-87",
    calls: ["next/server#NextResponse.*().cookies.set", "next/server#NextResponse().cookies.set", "@express-response.cookies.set", "@edge-runtime/cookies#ResponseCookies().set"],
    arguments: { name: 0, value: 1, options: 2, object: 0, keys: objectKeys },
    spelling: standardSpelling,
    defaults: bareDefaults,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "next-auth",
    package: "next-auth",
    apis: ["next-auth4", "authjs5"],
    source: "next-auth@4.24.15 core/lib/cookie.js:17-77, @auth/core@0.41.3 lib/utils/cookie.js",
    calls: ["next-auth#", "next-auth#NextAuth", "next-auth/next#", "@auth/core#Auth", "@auth/sveltekit#SvelteKitAuth", "@auth/express#ExpressAuth", "@auth/solid-start#SolidAuth", "@auth/qwik#QwikAuth$"],
    arguments: { options: 0 },
    spelling: standardSpelling,
    // major 4 replaces the options as a whole, major 5 merges them
    defaults: { httpOnly: "unknown", secure: "unknown", sameSite: "unknown", path: "/", lifetime: 2_592_000 },
    undefinedMeans: "default",
    maxAgeUnit: "s",
    session: { attributes: "cookies.sessionToken.options", nameOptions: ["cookies.sessionToken.name"], defaultName: "next-auth.session-token", sealed: true, onlyWritten: true },
  },
  {
    id: "cookies-next.setCookie",
    package: "cookies-next",
    apis: ["cookies-next.setCookie"],
    source: "cookies-next@6.1.1 lib/server/index.js:153-204",
    // without `req` and `res` it writes in the browser, which is another rule's
    calls: ["cookies-next#setCookie", "cookies-next/server#setCookie"],
    serverOnly: { options: ["req", "res", "cookies"] },
    arguments: { name: 0, value: 1, options: 2 },
    spelling: standardSpelling,
    defaults: bareDefaults,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "nookies.setCookie",
    package: "nookies",
    apis: ["nookies.setCookie"],
    source: "nookies@2.5.2 dist/index.js:43-114",
    calls: ["nookies#setCookie", "nookies#set"],
    // a context of null or undefined writes in the browser
    serverOnly: { argument: 0 },
    arguments: { name: 1, value: 2, options: 3 },
    spelling: standardSpelling,
    defaults: { ...bareDefaults, path: null },
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "iron-session",
    package: "iron-session",
    apis: ["iron-session"],
    source: "iron-session@8.0.4 dist/index.js (defaultOptions, getSessionConfig)",
    calls: ["iron-session#getIronSession"],
    // (req, res, options) and (cookies, options)
    arguments: { options: "last" },
    spelling: standardSpelling,
    defaults: { httpOnly: true, secure: true, sameSite: "lax", path: "/", lifetime: 1_209_540 },
    // cookieOptions: { httpOnly: undefined } drops HttpOnly
    undefinedMeans: "off",
    maxAgeUnit: "s",
    session: { attributes: "cookieOptions", nameOptions: ["cookieName"], sealed: true },
  },
] as const satisfies readonly CookieRow[];
