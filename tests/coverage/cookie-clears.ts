import type { Cell, RowCoverage } from "./cells";

interface Program {
  /** What stands around both calls. */
  readonly start: string;
  readonly end?: string;
  readonly set: (attributes: string) => string;
  readonly clear: (attributes: string | undefined) => string;
  readonly filename?: string;
}

const last = (before: string) => (attributes: string | undefined) => `${before}${attributes === undefined ? "" : `, ${attributes}`});`;
const set = (before: string) => (attributes: string) => `${before}, ${attributes});`;
const express = { start: `import express from "express"; express().post("/logout", (req, res) => {`, end: "});", set: set(`res.cookie("session", id`) };

/** For each row, how the cookie `session` is set and deleted. */
const programs: Readonly<Record<string, Program>> = {
  "express.res.clearCookie": { ...express, clear: last(`res.clearCookie("session"`) },
  "fastify.clearCookie": {
    start: `import Fastify from "fastify"; Fastify().post("/logout", (request, reply) => {`, end: "});",
    set: set(`reply.setCookie("session", id`), clear: last(`reply.clearCookie("session"`),
  },
  "hono.deleteCookie": {
    start: `import { deleteCookie, setCookie } from "hono/cookie"; export default (c) => {`, end: "};",
    set: set(`setCookie(c, "session", id`), clear: last(`deleteCookie(c, "session"`),
  },
  "next.cookies.delete": {
    start: `import { cookies } from "next/headers";`,
    set: set(`(await cookies()).set("session", id`),
    clear: (attributes) => `(await cookies()).delete(${attributes === undefined ? '"session"' : `{ name: "session", ...${attributes} }`});`,
  },
  "h3.deleteCookie": {
    start: `import { deleteCookie, setCookie } from "h3"; export default (event) => {`, end: "};",
    set: set(`setCookie(event, "session", id`), clear: last(`deleteCookie(event, "session"`),
  },
  "sveltekit.cookies.delete": {
    start: "export const actions = { default: async ({ cookies }) => {", end: "} };", filename: "src/routes/logout/+page.server.js",
    set: set(`cookies.set("session", id`), clear: last(`cookies.delete("session"`),
  },
  "astro.cookies.delete": {
    start: `import { defineMiddleware } from "astro:middleware"; export const onRequest = defineMiddleware((context) => {`, end: "});",
    set: set(`context.cookies.set("session", id`), clear: last(`context.cookies.delete("session"`),
  },
  "hapi.unstate": {
    start: `import Hapi from "@hapi/hapi"; const server = Hapi.server(); server.route({ method: "POST", path: "/logout", handler: (request, h) => {`, end: "} });",
    set: set(`h.state("session", id`), clear: last(`h.unstate("session"`),
  },
  "undici.deleteCookie": { start: `import { deleteCookie, setCookie } from "undici";`, set: (attributes) => `setCookie(headers, { name: "session", value: id, ...${attributes} });`, clear: last(`deleteCookie(headers, "session"`) },
  "deno.std.deleteCookie": {
    start: `import { deleteCookie, setCookie } from "jsr:@std/http/cookie";`,
    set: (attributes) => `setCookie(headers, { name: "session", value: id, ...${attributes} });`, clear: last(`deleteCookie(headers, "session"`),
  },
  "nookies.destroyCookie": {
    start: `import { destroyCookie, setCookie } from "nookies"; export const getServerSideProps = (ctx) => {`, end: "};",
    set: set(`setCookie(ctx, "session", id`), clear: last(`destroyCookie(ctx, "session"`),
  },
  "cookies-next.deleteCookie": {
    start: `import { deleteCookie, setCookie } from "cookies-next/server";`,
    set: (attributes) => `await setCookie("session", id, { req, res, ...${attributes} });`,
    clear: (attributes) => `await deleteCookie("session", { req, res${attributes === undefined ? "" : `, ...${attributes}`} });`,
  },
};

const attributes = `{ domain: "example.com", path: "/" }`;

/** What `consistent-clear-cookie` makes of each way to delete a cookie. */
export const cookieClearCoverage: readonly RowCoverage[] = Object.entries(programs).map(([row, { start, end = "", set: setCookie, clear, filename }]) => {
  const cell = (cleared: string | undefined): Cell => ({ code: [start, setCookie(attributes), clear(cleared), end].join(" "), language: "js", ...(filename !== undefined && { filename }) });
  return {
    row,
    rule: "consistent-clear-cookie",
    insecureByDefault: cell(undefined),
    explicitlyBad: cell(`{ domain: "www.example.com", path: "/" }`),
    safe: cell(attributes),
    unknown: cell("options"),
  };
});
