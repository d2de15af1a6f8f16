import { standardSpelling, type CookieDefaults, type CookieRow } from "../cookie-row";

const koaDefaults = { httpOnly: true, secure: "connection", sameSite: null, path: "/", lifetime: null } as const satisfies CookieDefaults;

/** Sessions whose options go to `cookies.set` as they are. */
const likeCookies = { arguments: { options: 0 }, spelling: standardSpelling, defaults: koaDefaults, undefinedMeans: "off", undefinedKeeps: ["secure"], maxAgeUnit: "ms" } as const;

export const koaCookies = [
  {
    id: "cookies.set",
    package: "cookies",
    apis: ["cookies.set"],
    source: "cookies@0.9.2 index.js:133-246",
    calls: ["cookies#().set"],
    arguments: { name: 0, value: 1, options: 2 },
    spelling: standardSpelling,
    alsoSpelt: { maxAge: "maxage" },
    defaults: koaDefaults,
    // httpOnly: undefined turns HttpOnly off, secure: undefined follows the connection
    undefinedMeans: "off",
    undefinedKeeps: ["secure"],
    maxAgeUnit: "ms",
  },
  {
    id: "koa.ctx.cookies.set",
    package: "koa",
    apis: ["koa.ctx.cookies.set"],
    source: "koa@3.3.0 lib/context.js:170-178, cookies@0.9.2 index.js",
    calls: ["@koa-context.cookies.set"],
    arguments: { name: 0, value: 1, options: 2 },
    spelling: standardSpelling,
    defaults: koaDefaults,
    alsoSpelt: { maxAge: "maxage" },
    proxySetting: "app.proxy = true",
    undefinedMeans: "off",
    undefinedKeeps: ["secure"],
    maxAgeUnit: "ms",
  },
  {
    id: "koa-session",
    package: "koa-session",
    apis: ["koa-session"],
    source: "koa-session@7.0.2 src/index.ts:14-308",
    // session(options, app) and session(app, options)
    calls: ["koa-session#", "koa-session#createSession"],
    arguments: { options: "object" },
    spelling: standardSpelling,
    // the payload ends after a day, the cookie with the browser
    defaults: koaDefaults,
    undefinedMeans: "default",
    nullMeans: "default",
    maxAgeUnit: "ms",
    session: { attributes: "", nameOptions: ["key"], defaultName: "koa.sess", sealed: true, recognisedBy: ["key", "signed", "rolling"] },
  },
  {
    id: "koa-generic-session",
    package: "koa-generic-session",
    apis: ["koa-generic-session"],
    source: "koa-generic-session@2.3.1 lib/session.js:32-147",
    calls: ["koa-generic-session#"],
    arguments: { options: 0 },
    spelling: standardSpelling,
    defaults: { ...koaDefaults, lifetime: 86_400 },
    undefinedMeans: "default",
    maxAgeUnit: "ms",
    session: { attributes: "cookie", nameOptions: ["key"], defaultName: "koa.sid", sealed: false },
  },
  {
    id: "koa-session-minimal",
    package: "koa-session-minimal",
    apis: [],
    source: "koa-session-minimal@4.0.3 src/session.js:8-40",
    calls: ["koa-session-minimal#"],
    ...likeCookies,
    session: { attributes: "cookie", nameOptions: ["key"], defaultName: "koa:sess", sealed: false },
  },
  {
    id: "koa-session2",
    package: "koa-session2",
    apis: [],
    source: "koa-session2@2.2.10 index.js:3-60",
    calls: ["koa-session2#"],
    ...likeCookies,
    session: { attributes: "", nameOptions: ["key"], defaultName: "koa:sess", sealed: false },
  },
] as const satisfies readonly CookieRow[];
