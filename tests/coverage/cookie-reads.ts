import type { RowCoverage } from "./cells";

const noDefault = { notApplicable: "Reading has no defaults that protect what is read." };

/** For each row, how the cookie `NAME` is read. */
const reads: Readonly<Record<string, string>> = {
  "hono.getCookie": `import { getCookie } from "hono/cookie"; app.get("/", (c) => { const role = getCookie(c, "NAME"); BODY });`,
  "hono.getCookie.all": `import { getCookie } from "hono/cookie"; app.get("/", (c) => { const role = getCookie(c).NAME; BODY });`,
  "h3.getCookie": `import { getCookie } from "h3"; export default defineEventHandler((event) => { const role = getCookie(event, "NAME"); BODY });`,
  "h3.parseCookies": `import { parseCookies } from "h3"; export default defineEventHandler((event) => { const role = parseCookies(event).NAME; BODY });`,
  "next.cookies.get": `import { cookies } from "next/headers"; export async function GET() { const role = (await cookies()).get("NAME")?.value; BODY }`,
  "sveltekit.cookies.get": `import { json } from "@sveltejs/kit"; export const GET = ({ cookies }) => { const role = cookies.get("NAME"); BODY };`,
  "astro.cookies.get": `import { defineMiddleware } from "astro:middleware"; export const onRequest = defineMiddleware((context) => { const role = context.cookies.get("NAME").value; BODY });`,
  "koa.cookies.get": `import Koa from "koa"; app.use((ctx) => { const role = ctx.cookies.get("NAME", { signed: false }); BODY });`,
  "cookie.parse": `import { parse } from "cookie"; export function handler(event) { const role = parse(event.headers.cookie).NAME; BODY }`,
  "nookies.get": `import nookies from "nookies"; export async function getServerSideProps(ctx) { const role = nookies.get(ctx).NAME; BODY }`,
  "deno.getCookies": `import { getCookies } from "@std/http/cookie"; Deno.serve((request) => { const role = getCookies(request.headers).NAME; BODY });`,
};

/** The cells of every row of `src/model/cookie-reads.ts`. */
export const cookieReadCoverage: readonly RowCoverage[] = Object.entries(reads).map(([row, code]) => {
  const program = (name: string, body: string) => ({ code: code.replace("NAME", name).replace("BODY", body), language: "js" as const });
  return {
    row,
    rule: "no-unsigned-cookie-identity",
    insecureByDefault: noDefault,
    explicitlyBad: program("role", `if (role === "admin") return everything();`),
    safe: program("theme", `if (role === "dark") return dark();`),
    unknown: program("role", "return helper(role);"),
  };
});
