import rule from "../../src/rules/consistent-clear-cookie";
import { testRule } from "../rule-tester";

const set = `res.cookie("session", id, { path: "/app", domain: "example.com" });\n`;
const differs = (attributes: string, from: string, to: string, name = "session") => ({ messageId: "differs", data: { name, attributes, set: from, cleared: to } });

testRule(rule, {
  javascript: {
    valid: [
      { name: "the same path and domain", code: `${set}res.clearCookie("session", { path: "/app", domain: "example.com" });` },
      { name: "the default path in both", code: `res.cookie("session", id); res.clearCookie("session");` },
      { name: "the default path, written once", code: `res.cookie("session", id, { path: "/" }); res.clearCookie("session");` },
      { name: "a leading dot in the domain", code: `res.cookie("session", id, { domain: ".example.com" }); res.clearCookie("session", { domain: "example.com" });` },
      { name: "shared options", code: `const o = { path: "/app" }; res.cookie("session", id, o); res.clearCookie("session", o);` },
      { name: "another cookie", code: `${set}res.clearCookie("other");` },
      { name: "set in another file", code: `res.clearCookie("session");` },
      { name: "an unknown path", code: `res.cookie("session", id, { path: base }); res.clearCookie("session");` },
      { name: "unknown options", code: `res.cookie("session", id, options); res.clearCookie("session");` },
      { name: "an unknown name", code: `${set}res.clearCookie(name);` },
      { name: "one of two setters fits", code: `res.cookie("session", id); res.cookie("session", id, { path: "/app" }); res.clearCookie("session");` },
      { name: "a cookie without a path may be the root's", code: `import fastify from "fastify"; app.get("/", (request, reply) => { reply.setCookie("session", id); reply.clearCookie("session"); });` },
      { name: "a deletion by a setter with the same path", code: `res.cookie("session", id, { path: "/app" }); res.cookie("session", "", { path: "/app", maxAge: 0 });` },
      { name: "Express 5 ignores maxAge", code: `res.clearCookie("session", { maxAge: 0 });`, session: { versions: { express: 5 } } },
      { name: "an unknown major of Express", code: `res.clearCookie("session", { maxAge: 1000 });` },
      { name: "SameSite=None in both", code: `res.cookie("session", id, { sameSite: "none", secure: true }); res.clearCookie("session", { sameSite: "none", secure: true });` },
      { name: "a set of another object", code: `const seen = new Set(); seen.delete("session");` },
    ],
    invalid: [
      {
        name: "no attributes at all",
        code: `${set}res.clearCookie(«"session"»);`,
        output: `${set}res.clearCookie("session", { path: "/app", domain: "example.com" });`,
        errors: [differs("`path` and `domain`", '`path: "/app"` and `domain: "example.com"`', '`path: "/"` and no `domain`')],
      },
      {
        name: "a missing domain beside other options, over several lines",
        code: `res.cookie("session", id, { domain: "example.com" });\nres.clearCookie(«"session"», {\n  httpOnly: true, // as set\n});`,
        output: `res.cookie("session", id, { domain: "example.com" });\nres.clearCookie("session", {\n  httpOnly: true, // as set\n  domain: "example.com",\n});`,
        errors: [differs("`domain`", '`domain: "example.com"`', "no `domain`")],
      },
      {
        name: "another path, which was written on purpose",
        code: `res.cookie("session", id, { path: "/app" });\nres.clearCookie(«"session"», { path: "/" });`,
        errors: [differs("`path`", '`path: "/app"`', '`path: "/"`')],
      },
      {
        name: "a domain that the cookie does not have",
        code: `res.cookie("session", id);\nres.clearCookie(«"session"», { domain: "example.com" });`,
        errors: [differs("`domain`", "no `domain`", '`domain: "example.com"`')],
      },
      {
        name: "partitioned",
        code: `res.cookie("session", id, { partitioned: true });\nres.clearCookie(«"session"»);`,
        output: `res.cookie("session", id, { partitioned: true });\nres.clearCookie("session", { partitioned: true });`,
        errors: [differs("`partitioned`", "`partitioned: true`", "no `partitioned`")],
      },
      {
        name: "SameSite=None",
        code: `res.cookie('session', id, { sameSite: 'none', secure: true });\nres.clearCookie(«'session'»);`,
        output: `res.cookie('session', id, { sameSite: 'none', secure: true });\nres.clearCookie('session', { sameSite: 'none', secure: true });`,
        errors: [{ messageId: "notDeleted", data: { name: "session", attributes: "`sameSite` and `secure`" } }],
      },
      {
        name: "a prefix without Secure",
        code: `res.cookie("__Host-session", id, { secure: true });\nres.clearCookie(«"__Host-session"»);`,
        output: `res.cookie("__Host-session", id, { secure: true });\nres.clearCookie("__Host-session", { secure: true });`,
        errors: [{ messageId: "notDeleted", data: { name: "__Host-session", attributes: "`secure`" } }],
      },
      {
        name: "two setters and no fix",
        code: `res.cookie("session", id, { path: "/a" });\nres.cookie("session", id, { path: "/b" });\nres.clearCookie(«"session"»);`,
        errors: [differs("`path`", '`path: "/a"`', '`path: "/"`')],
      },
      {
        name: "a deletion by a setter",
        code: `res.cookie("session", id, { path: "/app" });\nres.cookie(«"session"», "", { expires: new Date(0) });`,
        errors: [differs("`path`", '`path: "/app"`', '`path: "/"`')],
      },
      {
        name: "nookies in the browser",
        code: `import { setCookie, destroyCookie } from "nookies";\nsetCookie(undefined, "token", token, { path: "/" });\ndestroyCookie(undefined, «"token"»);`,
        output: `import { setCookie, destroyCookie } from "nookies";\nsetCookie(undefined, "token", token, { path: "/" });\ndestroyCookie(undefined, "token", { path: "/" });`,
        errors: [differs("`path`", '`path: "/"`', "no `path`", "token")],
      },
      {
        name: "Next's object",
        code: `import { cookies } from "next/headers";\n(await cookies()).set({ name: "session", value: id, path: "/app" });\n(await cookies()).delete(«{ name: "session" }»);`,
        errors: [differs("`path`", '`path: "/app"`', '`path: "/"`')],
        output: `import { cookies } from "next/headers";\n(await cookies()).set({ name: "session", value: id, path: "/app" });\n(await cookies()).delete({ name: "session", path: "/app" });`,
      },
      {
        name: "Express 4 with a lifetime",
        code: `res.clearCookie("session", { path: "/", «maxAge: 1000» });`,
        output: `res.clearCookie("session", { path: "/" });`,
        session: { versions: { express: 4 } },
        errors: [{ messageId: "liveCookie", data: { option: "maxAge", name: "session" } }],
      },
    ],
  },
});
