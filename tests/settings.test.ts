import type { Linter } from "eslint";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import plugin from "../src/index";
import type { SessionSettings } from "../src/public-types";
import { sessionSettings, taughtCallLists } from "../src/rule/settings";
import { lint, lintedEndings, presets } from "./lint";
import { marksOf, readMarkdown, type CodeBlock } from "./markdown";

/** What one rule, as strict has it, reports with these settings. */
function reports(rule: string, code: string, session?: SessionSettings): string[] {
  const config: Linter.Config = {
    plugins: { session: plugin as never },
    rules: { [`session/${rule}`]: presets.strict.rules![`session/${rule}`]! },
    ...(session && { settings: { session } }),
  };
  return lint(code, "file.js", config).map(({ messageId }) => messageId!);
}

/** Code that a rule reports with the settings alone, or only without them. */
type Cases = Readonly<Record<string, { readonly reported?: string; readonly silenced?: string }>>;

function changes(session: SessionSettings, cases: Cases): void {
  const all = Object.entries(cases).flatMap(([rule, { reported, silenced }]) => [
    ...(reported ? [{ rule, what: "one report more", code: reported, without: 0, with: 1 }] : []),
    ...(silenced ? [{ rule, what: "one report less", code: silenced, without: 1, with: 0 }] : []),
  ]);
  it.each(all)("$rule: $what", ({ rule, code, without, with: taught }) => {
    expect(reports(rule, code)).toHaveLength(without);
    expect(reports(rule, code, session)).toHaveLength(taught);
  });
}

const jwt = `import jwt from "jsonwebtoken"; `;
const route = (path: string, body: string) => `app.post("${path}", async (req, res) => { ${body} });`;
const express = `import express from "express"; const app = express(); `;

describe("cookieSetters", () => {
  const cookies = `${express}import { remember } from "./cookies.js"; `;
  const setter = { name: "remember", from: "file", arguments: { name: 1, value: 2, options: 3 } } as const;
  const login = `${cookies}${route("/login", `remember(res, "session", await startSession(req.body));`)}`;

  describe("with defaults", () => {
    changes({ cookieSetters: [{ ...setter, defaults: {}, unit: "s" }] }, {
      "require-httponly-cookie": { reported: login },
      "require-secure-cookie": { reported: login },
      "require-samesite-cookie": { reported: login },
      "require-cookie-prefix": { reported: login },
      "max-session-lifetime": { reported: `${cookies}remember(res, "session", id, { maxAge: 31536000 });` },
      "consistent-session-lifetime": { reported: `${cookies}${jwt}remember(res, "token", jwt.sign({ sub }, key, { expiresIn: "15m" }), { maxAge: 86400 });` },
      "consistent-clear-cookie": { reported: `${cookies}${route("/login", `remember(res, "session", id, { path: "/app" });`)} ${route("/logout", `res.clearCookie("session");`)}` },
      "require-strong-session-id": { reported: `${cookies}remember(res, "sid", Math.random().toString(36));` },
      "no-jwt-in-response": { reported: `/* eslint session/no-jwt-in-response: ["error", { "report": ["alsoInBody"] }] */ ${cookies}${jwt}${route("/login", `const token = jwt.sign({ sub }, key); remember(res, "token", token, { httpOnly: true }); res.json({ token });`)}` },
      "no-id-token-as-bearer": { reported: `${cookies}${route("/callback", `const { id_token } = await client.callback(uri, params); remember(res, "session", id_token);`)}` },
      "no-stateless-logout": { reported: `${cookies}${route("/logout", `remember(res, "session", "", { maxAge: 0 }); res.end();`)}` },
      "no-stateless-session": { reported: `${cookies}${jwt}export function auth(req, res, next) { req.user = jwt.verify(req.cookies.token, key); remember(res, "seen", req.user.sub); next(); }` },
    });
  });

  it("are judged by the attributes that they declare", () => {
    const declared = { httpOnly: true, secure: true, sameSite: "lax", maxAge: "8h" } as const;
    const session: SessionSettings = { cookieSetters: [{ ...setter, defaults: declared }] };
    for (const rule of ["require-httponly-cookie", "require-secure-cookie", "require-samesite-cookie", "max-session-lifetime"]) expect(reports(rule, login, session)).toEqual([]);
    expect(reports("require-httponly-cookie", login.replace("));", "), { httpOnly: false });"), session)).toEqual(["explicitlyInsecure"]);
    expect(reports("max-session-lifetime", login, { cookieSetters: [{ ...setter, defaults: { ...declared, maxAge: 2_592_000 }, unit: "s" }] })).toHaveLength(1);
  });

  it("are trusted without", () => {
    for (const rule of Object.keys(plugin.rules)) expect(reports(rule, login, { cookieSetters: [setter] })).toEqual([]);
  });
});

describe("signers", () => {
  const tokens = `${express}import { issue } from "./tokens.js"; `;
  const named = `${tokens}${route("/login", `res.cookie("x", issue({ sub }));`)}`;
  const refresh = (made: string) => `${tokens}${jwt}${route("/refresh", `const claims = jwt.verify(req.body.refreshToken, key); res.json({ made: ${made} });`)}`;
  changes({ signers: [{ name: "issue", from: "file", arguments: { payload: 0, options: 1 }, defaults: { expiresIn: "30d" } }] }, {
    "max-jwt-lifetime": { reported: `${tokens}issue({ sub });` },
    "max-jwt-claims": { reported: `${tokens}issue({ a, b, c, d, e, f });` },
    "no-mutable-claims-in-jwt": { reported: `${tokens}issue({ sub, role });` },
    "no-sensitive-claims-in-jwt": { reported: `${tokens}issue({ sub, password });` },
    "no-jwt-in-response": { reported: `${tokens}${route("/login", `res.json({ made: issue({ sub }) });`)}` },
    "require-refresh-token-rotation": { reported: refresh("issue({ sub: claims.sub })") },
    "consistent-session-lifetime": { reported: `${tokens}res.cookie("token", issue({ sub }), { maxAge: 60_000 });` },
    "no-stateless-session": { reported: `${tokens}${jwt}export function auth(req, res, next) { req.user = jwt.verify(req.cookies.token, key); res.set("x", issue(req.user)); next(); }` },
    // what they give is a credential, whatever it is called
    "no-jwt-in-localstorage": { reported: `${tokens}localStorage.setItem("x", issue({ sub }));` },
    "no-jwt-in-script-cookie": { reported: `${tokens}document.cookie = "x=" + issue({ sub });` },
    "no-token-in-log": { reported: `${tokens}${route("/login", "const made = issue({ sub }); console.log(made);")}` },
    "no-token-in-url": { reported: `${tokens}const made = issue({ sub }); res.redirect("/?x=" + made);` },
    "require-httponly-cookie": { reported: named },
    "require-secure-cookie": { reported: named },
    "require-samesite-cookie": { reported: named },
    "require-cookie-prefix": { reported: named },
    "max-session-lifetime": { reported: `${tokens}res.cookie("x", issue({ sub }), { maxAge: 31536000000 });` },
  });
});

describe("verifiers", () => {
  const tokens = `${express}import { admit, check, tokens } from "./tokens.js"; ${jwt}`;
  changes({ verifiers: [{ name: "check", from: "file", arguments: { token: 0 } }, { name: "tokens.parse", from: "file" }, { name: "admit", from: "file" }] }, {
    "no-unverified-jwt": { silenced: `${tokens}app.use((req, res, next) => { const token = req.cookies.token; tokens.parse(token); req.user = jwt.decode(token); next(); });` },
    "no-unsigned-cookie-identity": { silenced: `${tokens}app.get("/me", async (req, res) => { check(req.cookies.userId); res.json(await User.findById(req.cookies.userId)); });` },
    "no-stateless-session": { reported: `${tokens}app.use((req, res, next) => { const token = req.cookies.token; check(token); req.user = jwt.verify(token, key); next(); });` },
    "no-stateless-logout": { reported: `${tokens}${route("/logout", `admit(req.cookies.token); res.clearCookie("token"); res.end();`)}` },
    "no-token-in-url": { reported: `${tokens}app.use((req, res, next) => { req.user = check(req.query.token); next(); });` },
    "require-refresh-token-rotation": { reported: `${tokens}export function renew(pair) { const claims = check(pair.refreshToken); return { accessToken: jwt.sign({ sub: claims.sub }, key, { expiresIn: "5m" }) }; }` },
  });
});

describe("tokenStores", () => {
  changes({ tokenStores: [{ name: "keep", from: "file" }] }, {
    "no-jwt-in-localstorage": { silenced: `function keep(token) { localStorage.setItem("token", token); }` },
    "no-jwt-in-script-cookie": { silenced: "function keep(token) { document.cookie = `token=${token}`; }" },
    "require-session-ttl": { silenced: `import { createClient } from "redis"; const client = createClient(); function login() {} function keep(id, userId) { client.set("session:" + id, userId); }` },
  });
});

describe("sessionEnders", () => {
  const sessions = `${express}import { verifyGone } from "./sessions.js"; ${jwt}`;
  // without the settings, their names say that they end nothing
  changes({ sessionEnders: [{ name: "verifyGone", from: "file" }, { name: "console.forget", from: "file" }] }, {
    "no-stateless-logout": { silenced: `${sessions}${route("/logout", "verifyGone(res); res.end();")}` },
    "no-client-only-logout": { silenced: `function logout() { console.forget(); localStorage.removeItem("token"); }` },
    "require-revocation-on-password-change": { silenced: `${sessions}${route("/password", "const { sub } = jwt.verify(req.cookies.token, key); await User.updateOne({ _id: sub }, { password: await hash(req.body.password) }); verifyGone(res); res.end();")}` },
    "require-refresh-token-rotation": { silenced: `${sessions}${route("/refresh", `const claims = jwt.verify(req.body.refreshToken, key); verifyGone(res); res.json({ accessToken: jwt.sign({ sub: claims.sub }, key, { expiresIn: "5m" }) });`)}` },
  });
});

describe("sessionLookups", () => {
  const sessions = `${express}import { seen } from "./sessions.js"; ${jwt}`;
  const verified = "const claims = jwt.verify(req.cookies.token, key); seen();";
  changes({ sessionLookups: [{ name: "seen", from: "file" }] }, {
    "no-stateless-session": { silenced: `${sessions}export function auth(req, res, next) { ${verified} req.user = claims; next(); }` },
    "no-jwt-claims-authorization": { silenced: `${sessions}export function admin(req, res, next) { ${verified} if (claims.role !== "admin") return res.sendStatus(403); next(); }` },
    "no-ignored-jwt-expiration": { silenced: `${sessions}${route("/refresh", "const claims = jwt.verify(req.body.token, key, { ignoreExpiration: true }); seen(); res.end();")}` },
    "no-unsigned-cookie-identity": { silenced: `${sessions}app.get("/me", async (req, res) => { seen(req.cookies.userId); res.json(await User.findById(req.cookies.userId)); });` },
    "no-stateless-logout": { reported: `${sessions}${route("/logout", `seen(req.cookies.sid); res.clearCookie("sid"); res.end();`)}` },
    "require-refresh-token-rotation": { reported: `${sessions}${route("/refresh", `const claims = jwt.verify(req.body.refreshToken, key); seen(claims); res.json({ accessToken: jwt.sign({ sub: claims.sub }, key, { expiresIn: "5m" }) });`)}` },
  });
});

/** What the rules for the attributes of cookies have in common. */
function ofCookies<Change>(change: Change): Readonly<Record<string, Change>> {
  return Object.fromEntries(["require-httponly-cookie", "require-secure-cookie", "require-samesite-cookie", "require-cookie-prefix"].map((rule) => [rule, change]));
}

describe("credentialNames", () => {
  changes({ credentialNames: ["acme pass"] }, {
    ...ofCookies({ reported: `res.cookie("acme_pass", value);` }),
    "max-session-lifetime": { reported: `res.cookie("acme_pass", value, { maxAge: 31536000000 });` },
    "no-jwt-in-localstorage": { reported: `localStorage.setItem("acmePass", value);` },
    "no-jwt-in-script-cookie": { reported: "document.cookie = `acme_pass=${value}`;" },
    "no-token-in-url": { reported: "fetch(`/api?acmePass=${value}`);" },
    "no-token-in-log": { reported: "console.log(acmePass);" },
    "no-client-only-logout": { reported: `function logout() { localStorage.removeItem("acmePass"); }` },
    "require-strong-session-id": { reported: "const acmePass = Math.random().toString(36);" },
    "require-session-ttl": { reported: `import { createClient } from "redis"; const client = createClient(); function login() {} client.set("acmePass:" + id, userId);` },
  });
});

describe("ignoreNames", () => {
  changes({ ignoreNames: ["access token", "user id", "/^demo_?Session/u"] }, {
    ...ofCookies({ silenced: `res.cookie("access_token", value);` }),
    "max-session-lifetime": { silenced: `res.cookie("access_token", value, { maxAge: 31536000000 });` },
    "no-jwt-in-localstorage": { silenced: `localStorage.setItem("accessToken", value);` },
    "no-jwt-in-script-cookie": { silenced: "document.cookie = `access_token=${value}`;" },
    "no-token-in-url": { silenced: "fetch(`/api/todos?access_token=${value}`);" },
    "no-token-in-log": { silenced: "console.log(accessToken);" },
    "no-client-only-logout": { silenced: `function logout() { localStorage.removeItem("accessToken"); }` },
    "require-strong-session-id": { silenced: "const accessToken = Math.random().toString(36);" },
    "require-session-ttl": { silenced: `import { createClient } from "redis"; const client = createClient(); function login() {} client.set("demoSession:" + id, userId);` },
    "no-hardcoded-session-secret": { silenced: `import jwt from "jsonwebtoken"; const accessToken = "demo"; jwt.sign({ sub }, accessToken);` },
    "no-unsigned-cookie-identity": { silenced: `app.get("/", (req, res) => { res.json(User.findById(req.cookies.userId)); });` },
  });
});

describe("versions", () => {
  changes({ versions: { express: 4, jsonwebtoken: 9 } }, {
    "consistent-clear-cookie": { reported: `${express}app.get("/", (req, res) => { res.clearCookie("session", { maxAge: 0 }); });` },
  });
});

describe("a taught function is known by", () => {
  const found = (code: string, change: object) => reports("max-jwt-lifetime", code, { signers: [{ name: "issue", from: "file", arguments: { payload: 0 }, defaults: { expiresIn: "30d" }, ...change }] });
  const acme = { from: "package", package: "@acme/auth" } as const;

  it.each<[string, string, object?]>([
    ["a definition in the file", "function issue(claims) {} issue({ sub });"],
    ["an import", `import { issue } from "./tokens.js"; issue({ sub });`],
    ["an import by an alias of a path", `import { issue } from "@/lib/tokens"; issue({ sub });`],
    ["an import by a subpath", `import { issue } from "#lib/tokens"; issue({ sub });`],
    ["another name", `import { issue as mint } from "./tokens.js"; mint({ sub });`],
    ["a namespace", `import * as tokens from "./tokens.js"; tokens.issue({ sub });`],
    ["a default export", `import issue from "./issue.js"; issue({ sub });`],
    ["require", `const { issue } = require("./tokens"); issue({ sub });`],
    ["import()", `const { issue } = await import("./tokens.js"); issue({ sub });`],
    ["a method", `import { tokens } from "./tokens.js"; tokens.issue({ sub });`, { name: "tokens.issue" }],
    ["a method of a class", "class Login { run() { return this.tokens.issue({ sub }); } }", { name: "tokens.issue" }],
    ["a package", `import { issue } from "@acme/auth"; issue({ sub });`, acme],
    ["a package's object", `import auth from "@acme/auth"; auth.issue({ sub });`, acme],
    ["a package's default export", `import mint from "@acme/auth"; mint({ sub });`, { ...acme, name: "default" }],
    ["a package's namespace", `import * as auth from "@acme/auth"; auth.issue({ sub });`, acme],
    ["a package that is required", `const auth = require("@acme/auth"); auth.issue({ sub });`, acme],
  ])("%s", (_name, code, change = {}) => {
    expect(found(code, change)).toHaveLength(1);
  });

  it.each<[string, string, object?]>([
    ["a package's function of the same name", `import { issue } from "magazine"; issue({ sub });`],
    ["another method", "this.tickets.issue({ sub });", { name: "tokens.issue" }],
    ["the file's own, where a package's is meant", "function issue(claims) {} issue({ sub });", acme],
    ["another package's", `import { issue } from "magazine"; issue({ sub });`, acme],
  ])("and not by %s", (_name, code, change = {}) => {
    expect(found(code, change)).toEqual([]);
  });
});

describe("all rules at once", () => {
  const unused = { name: "neverCalledAnywhere", from: "file", defaults: {} } as const;
  const session: SessionSettings = {
    credentialNames: ["never named anywhere"],
    ignoreNames: ["never named anywhere"],
    ...Object.fromEntries(taughtCallLists.map((list) => [list, [unused]])),
  };
  const folder = new URL("../docs/rules/", import.meta.url);
  const pages = readdirSync(folder).map((page) => ({ page, blocks: readMarkdown(readFileSync(new URL(page, folder), "utf8")).blocks }));

  // short files, of which many say one thing alone
  it.each(pages)("report in the examples of $page what they report without settings", ({ blocks }) => {
    for (const { code, filename, language, headings } of blocks) {
      const name = filename ?? `example.${language}`;
      if (!headings.includes("Incorrect") || !lintedEndings.includes(name.split(".").at(-1)!)) continue;
      expect(lint(code, name, presets.strict, { settings: { session } })).toEqual(lint(code, name, presets.strict));
    }
  });
});

describe("docs/settings.md", () => {
  const { blocks, headings } = readMarkdown(readFileSync(new URL("../docs/settings.md", import.meta.url), "utf8"));
  const isSettings = ({ filename }: CodeBlock) => filename === "settings";
  const examples = blocks.flatMap((block, index) => (isSettings(block) ? [{ setting: block.headings.at(-1)!, taught: block.code, example: blocks[index + 1]!.code }] : []));

  it("has an example for each setting", () => {
    expect(examples.map(({ setting }) => setting.replaceAll("`", "")).sort()).toEqual(Object.keys(sessionSettings({})).sort());
    expect(headings.length).toBeGreaterThan(examples.length);
  });

  it.each(examples)("$setting", ({ taught, example }) => {
    const { session } = new Function(`return { ${taught} };`)() as { session: SessionSettings };
    const reported = (settings: NonNullable<Linter.Config["settings"]>) => lint(example, "example.js", presets.strict, { settings }).map(({ line, message }) => ({ line, message }));
    expect(reported({ session })).toEqual(marksOf(example).map(({ line, words }) => ({ line, message: expect.stringContaining(words) as string })));
    expect(reported({ session })).not.toEqual(reported({}));
  });
});
