import type { CookieAttribute, CookieDefaults, CookieRow } from "../cookie-row";

const hapiSpelling = {
  httpOnly: "isHttpOnly",
  secure: "isSecure",
  sameSite: "isSameSite",
  path: "path",
  domain: "domain",
  maxAge: "ttl",
  partitioned: "isPartitioned",
} as const satisfies Partial<Record<CookieAttribute, string>>;

const hapiDefaults = { httpOnly: true, secure: true, sameSite: "strict", path: null, lifetime: null } as const satisfies CookieDefaults;

export const hapiCookies = [
  {
    id: "hapi.state",
    package: "@hapi/hapi",
    apis: ["hapi.state"],
    source: "@hapi/statehood@8.2.1 lib/index.js:19-328, @hapi/hapi@21.4.10 lib/response.js:479-487",
    calls: ["@hapi-toolkit.state", "@hapi-toolkit.response.state", "@express-response.state"],
    arguments: { name: 0, value: 1, options: 2 },
    spelling: hapiSpelling,
    defaults: hapiDefaults,
    undefinedMeans: "default",
    maxAgeUnit: "ms",
  },
  {
    id: "hapi.server.state",
    package: "@hapi/hapi",
    apis: ["hapi.state"],
    source: "@hapi/hapi@21.4.10 lib/core.js (server.state takes no value)",
    calls: ["@hapi/hapi#server().state", "@hapi/hapi#Server().state", "hapi#server().state", "global:server.state", "~server.state"],
    arguments: { name: 0, options: 1 },
    spelling: hapiSpelling,
    defaults: hapiDefaults,
    undefinedMeans: "default",
    maxAgeUnit: "ms",
  },
  {
    id: "@hapi/cookie",
    package: "@hapi/cookie",
    apis: ["@hapi/cookie"],
    source: "@hapi/cookie@12.0.1 lib/index.js:24-107",
    calls: ["~auth.strategy"],
    when: { argument: 1, text: "cookie" },
    arguments: { options: 2 },
    spelling: hapiSpelling,
    defaults: hapiDefaults,
    undefinedMeans: "default",
    maxAgeUnit: "ms",
    session: { attributes: "cookie", nameOptions: ["cookie.name"], defaultName: "sid", sealed: true },
  },
  {
    id: "@hapi/yar",
    package: "@hapi/yar",
    apis: ["@hapi/yar"],
    source: "@hapi/yar@11.0.3 lib/index.js:8-298",
    calls: [],
    plugins: ["@hapi/yar#", "@hapi/yar#plugin"],
    arguments: {},
    spelling: hapiSpelling,
    defaults: { ...hapiDefaults, sameSite: "lax", path: "/" },
    undefinedMeans: "default",
    maxAgeUnit: "ms",
    session: { attributes: "cookieOptions", nameOptions: ["name"], defaultName: "session", sealed: true },
  },
] as const satisfies readonly CookieRow[];
