import rule from "../../src/rules/require-samesite-cookie";
import { testRule, type ExpectedSuggestion } from "../rule-tester";

function choices(output: (value: string) => string, { name = "sameSite", quote = '"', capital = false } = {}): ExpectedSuggestion[] {
  return ([["setLax", "Lax"], ["setStrict", "Strict"]] as const).map(([messageId, value]) => {
    const text = quote + (capital ? value : value.toLowerCase()) + quote;
    return { messageId, data: { option: `${name}: ${text}` }, output: output(text) };
  });
}

const missing = (cookie: string, option = 'sameSite: "lax"') => ({ messageId: "insecureByDefault", data: { cookie, option } });

testRule(rule, {
  javascript: {
    valid: [
      { name: "lax", code: `res.cookie("session", id, { sameSite: "lax" })` },
      { name: "true is strict", code: `res.cookie("session", id, { sameSite: true })` },
      { name: "none is allowed by default", code: `res.cookie("session", id, { sameSite: "none", secure: true })` },
      { name: "unknown", code: `res.cookie("session", id, { sameSite: config.sameSite })` },
      { name: "chosen by environment", code: `res.cookie("session", id, { sameSite: prod ? "none" : "lax" })`, options: { allow: ["strict", "lax"] } },
      { name: "false in development, lax elsewhere", code: `let sameSite = false; if (prod) sameSite = "lax"; res.cookie("session", id, { sameSite })`, options: { allow: ["strict", "lax"] } },
      { name: "false or none, where none is allowed", code: `let sameSite = false; if (prod) sameSite = "none"; res.cookie("session", id, { sameSite })` },
      { name: "a header's text that a function returns, with SameSite", code: "const createCookie = (token) => `session=${token}; HttpOnly; SameSite=Lax`;" },
      { name: "a preference", code: `res.cookie("theme", theme)` },
      { name: "an OAuth state cookie", code: `res.cookie("oauth_state", state)` },
      { name: "a deletion", code: `res.cookie("session", "", { expires: new Date(0) })` },
      { name: "SvelteKit is lax by default", code: `import { redirect } from "@sveltejs/kit"; export const load = ({ cookies }) => { cookies.set("session", id, { path: "/" }) }` },
      { name: "Fastify's default depends on its major", code: `import fastify from "fastify"; app.get("/", (request, reply) => { reply.setCookie("session", id) })` },
      { name: "a browser library", code: `import Cookies from "js-cookie"; Cookies.set("token", token)` },
      { name: "a header with SameSite", code: "res.setHeader('Set-Cookie', `session=${id}; samesite=lax`)" },
    ],
    invalid: [
      { name: "no options", code: `res.cookie(«"session"», id)`, errors: [{ ...missing("Cookie `session`"), suggestions: choices((v) => `res.cookie("session", id, { sameSite: ${v} })`) }] },
      { name: "an OAuth state cookie, whose answer may come by a form", code: `res.cookie(«"oauth_state"», state, { httpOnly: true })`, options: { allCookies: true }, errors: [missing("Cookie `oauth_state`")] },
      { name: "a nonce, where another value was tried", code: `res.cookie("oidcNonce", nonce, { «sameSite: false» })`, options: { allCookies: true }, errors: [{ messageId: "explicitlyInsecure", data: { cookie: "Cookie `oidcNonce`", option: 'sameSite: "lax"' } }] },
      {
        name: "a session middleware",
        code: `const session = require('express-session');\napp.use(«session»({ secret, cookie: {} }))`,
        errors: [{ ...missing("Cookie `connect.sid`", "sameSite: 'lax'"), suggestions: choices((v) => `const session = require('express-session');\napp.use(session({ secret, cookie: { sameSite: ${v} } }))`, { quote: "'" }) }],
      },
      {
        name: "written false",
        code: `res.cookie("session", id, { «sameSite: false» })`,
        errors: [{ messageId: "explicitlyInsecure", data: { cookie: "Cookie `session`", option: 'sameSite: "lax"' }, suggestions: choices((v) => `res.cookie("session", id, { sameSite: ${v} })`) }],
      },
      {
        name: "misspelt with a value that protects is renamed",
        code: `res.cookie("session", id, { «samesite: "strict"» })`,
        output: `res.cookie("session", id, { sameSite: "strict" })`,
        errors: [{ messageId: "misspelt", data: { written: "samesite", right: "sameSite", cookieLower: "cookie `session`" } }],
      },
      {
        name: "misspelt with none is only said",
        code: `res.cookie("session", id, { «samesite: "none"» })`,
        errors: [{ messageId: "misspelt", data: { written: "samesite", right: "sameSite", cookieLower: "cookie `session`" } }],
      },
      {
        name: "none where only strict and lax are allowed",
        code: `res.cookie("session", id, { «sameSite: "None"» })`,
        options: { allow: ["strict", "lax"] },
        errors: [{ messageId: "notAllowed", data: { cookie: "Cookie `session`", value: "None", option: 'sameSite: "lax"' }, suggestions: choices((v) => `res.cookie("session", id, { sameSite: ${v} })`) }],
      },
      {
        name: "false in development and none elsewhere, where neither is allowed",
        code: `let sameSite = false; if (prod) sameSite = "none"; res.cookie("session", id, { «sameSite» })`,
        options: { allow: ["strict", "lax"] },
        errors: [{ messageId: "notAllowed", data: { cookie: "Cookie `session`", value: "None", option: 'sameSite: "lax"' }, suggestions: choices((v) => `let sameSite = false; if (prod) sameSite = "none"; res.cookie("session", id, { sameSite: ${v} })`) }],
      },
      {
        name: "a hand-written header",
        code: "res.setHeader('Set-Cookie', «`session=${id}; Secure`»)",
        errors: [{
          ...missing("Cookie `session`", "SameSite=Lax"),
          suggestions: (["Lax", "Strict"] as const).map((value) => ({ messageId: `set${value}`, data: { option: `SameSite=${value}` }, output: `res.setHeader('Set-Cookie', \`session=\${id}; Secure; SameSite=${value}\`)` })),
        }],
      },
      {
        name: "Deno wants a capital letter",
        code: `import { setCookie } from "@std/http/cookie";\nsetCookie(headers, { name: «"session"», value: id })`,
        errors: [{ ...missing("Cookie `session`", 'sameSite: "Lax"'), suggestions: choices((v) => `import { setCookie } from "@std/http/cookie";\nsetCookie(headers, { name: "session", value: id, sameSite: ${v} })`, { capital: true }) }],
      },
      {
        name: "Koa's session",
        code: `import session from "koa-session";\napp.use(«session»({ key: "sid" }, app))`,
        errors: [{ ...missing("Cookie `sid`"), suggestions: choices((v) => `import session from "koa-session";\napp.use(session({ key: "sid", sameSite: ${v} }, app))`) }],
      },
      {
        name: "no suggestion where another site posts back",
        code: `import session from "express-session";\napp.use(«session»({ secret, cookie: {} }));\nauthorize({ response_mode: "form_post" });`,
        errors: [missing("Cookie `connect.sid`")],
      },
    ],
  },
});
