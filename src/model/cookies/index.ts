import type { CookieRow } from "../cookie-row";
import { adonisCookies } from "./adonis";
import { authLibraryCookies } from "./auth-libraries";
import { cookieStrings } from "./cookie-strings";
import { expressCookies } from "./express";
import { fastifyCookies } from "./fastify";
import { hapiCookies } from "./hapi";
import { honoCookies } from "./hono";
import { koaCookies } from "./koa";
import { metaFrameworkCookies } from "./meta-frameworks";
import { nextCookies } from "./next";
import { nitroCookies } from "./nitro";

/** All calls that set a cookie, or set up a session library that does. */
export const cookieRows: readonly CookieRow[] = [
  ...expressCookies, ...cookieStrings, ...koaCookies, ...fastifyCookies, ...honoCookies, ...nextCookies,
  ...nitroCookies, ...metaFrameworkCookies, ...hapiCookies, ...adonisCookies, ...authLibraryCookies,
];
