import { standardSpelling, type CookieDefaults, type CookieRow } from "../cookie-row";

/** What the code leaves out, `http.cookie` of `config/app.ts` decides. */
const configured = { httpOnly: "unknown", secure: "unknown", sameSite: "unknown", path: "/", lifetime: null } as const satisfies CookieDefaults;
const common = { package: "@adonisjs/core", apis: [], spelling: standardSpelling, defaults: configured, undefinedMeans: "off", maxAgeUnit: "s" } as const;

export const adonisCookies = [
  {
    ...common,
    id: "adonis.response.cookie",
    source: "@adonisjs/http-server@7.8.1 build/chunk-RSZ2AJQK.js:2987-3020 (the application's options below the call's)",
    calls: ["cookie", "plainCookie", "encryptedCookie"].flatMap((name) => ["@adonisjs/core/http#HttpContext()", "@ioc:Adonis/Core/HttpContext#HttpContextContract()"].map((type) => `${type}.response.${name}`)),
    arguments: { name: 0, value: 1, options: 2 },
  },
  {
    ...common,
    id: "@adonisjs/session",
    source: "@adonisjs/session@7.7.1 build/chunk-OTCKCTXY.js:82-110",
    calls: ["@adonisjs/session#defineConfig", "@adonisjs/session/build/config#sessionConfig"],
    arguments: { options: 0 },
    session: { attributes: "cookie", nameOptions: ["cookieName"], defaultName: "adonis_session", sealed: false },
  },
] as const satisfies readonly CookieRow[];
