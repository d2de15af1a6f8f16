import rule from "../../src/rules/require-strong-session-id";
import { testRule, type InvalidCase } from "../rule-tester";

const strong = `randomBytes(32).toString("base64url")`;

/** A case whose one suggestion replaces what is marked, in a file that imports `node:crypto`. */
function guessable(name: string, code: string, data: { name: string; source: string }, rest: Partial<InvalidCase> = {}): InvalidCase {
  const start = `import * as crypto from "node:crypto"; import { login } from "./login";\n`;
  return {
    name,
    code: start + code,
    errors: [{ messageId: "guessable", data, suggestions: [{ messageId: "useRandomBytes", output: start + code.replace(/«[^»]*»/u, `crypto.${strong}`) }] }],
    ...rest,
  };
}

function tooShort(name: string, code: string, data: { name: string; source: string; bits: number; minBits?: number }, options?: object): InvalidCase {
  const start = `import * as crypto from "node:crypto"; import { login } from "./login";\n`;
  return {
    name,
    code: start + code,
    ...(options && { options }),
    errors: [{ messageId: "tooShort", data: { minBits: 120, ...data }, suggestions: [{ messageId: "useRandomBytes", output: start + code.replace(/«[^»]*»/u, `crypto.${strong}`) }] }],
  };
}

/** What is replaced is marked `‹…›` where it is not what is reported; nothing marked, nothing offered. */
function usedByName(name: string, code: string, data: { name: string; source: string }): InvalidCase {
  const start = `import * as crypto from "node:crypto"; import { login } from "./login";\n`;
  const plain = code.replaceAll(/[«»]/gu, "");
  const suggestions = /‹/u.test(code) ? [{ messageId: "useRandomBytes", output: start + plain.replace(/‹[^›]*›/u, `crypto.${strong}`) }] : [];
  return { name, code: start + code.replaceAll(/[‹›]/gu, ""), errors: [{ messageId: "guessable", data, suggestions }] };
}

const random = "`Math.random`";
const clock = "the clock";

testRule(rule, {
  javascript: {
    valid: [
      { name: "a key of React", code: `export const Row = () => <li key={Math.random()}>a</li>;` },
      { name: "other keys in Redis", code: "const now = Date.now(); const step = Math.random(); await redis.set(`session:${userId}`, now); await redis.set(`session:${userId}:${now}`, 1); await redis.set(`session-log:${now}`, 1); await redis.set(`cart:${step}`, login);" },
      { name: "a request ID", code: `const requestId = Math.random().toString(36).slice(2);` },
      { name: "the name of a file that is uploaded", code: `const file = \`\${Date.now()}-\${Math.random()}.png\`; req.session.avatar = file; await save(file);` },
      { name: "jitter", code: `const delay = base + Math.random() * 100;` },
      { name: "a file's name", code: "const fileName = `session-${Date.now()}.log`;" },
      { name: "a CSRF token, which another rule's reader may judge", code: `const csrfToken = Math.random().toString(36);` },
      { name: "a token that resets a password", code: `const resetToken = Math.random().toString(36);` },
      { name: "a connection's key in a list of them", code: `const sessions = {}; server.on("connection", (ws) => { const id = Math.random().toString(36); sessions[id] = ws; }); const bySession = new Map(); export const keep = (socket) => { const id = Date.now(); sessions.set(id, socket); return login(id); };` },
      { name: "a plain token that a lock is known by", code: `export async function withLock(id, run) { const token = uniqid("lk_"); await locks.acquireAdvanceLock(id, token); return run(); }` },
      { name: "a plain token that is an invitation's by the name it is held by", code: `const invitationToken = crypto.randomUUID(); const request = { body: { email, token: invitationToken } };`, options: { minBits: 128 } },
      { name: "a plain token that resets a password", code: `async function forgotPassword(user) { const token = Math.floor(Math.random() * 9000); await mailer.send(user, token); }` },
      { name: "a plain token that is kept as one for a reset", code: `const token = Math.random().toString(36); user.update({ resetPasswordToken: token });` },
      { name: "the IDs of messages and of rows", code: `const chat = useChat({ generateId: () => Math.random().toString(36) }); const form = createForm({ idGenerator: () => Date.now() }); betterAuth({ advanced: { database: { generateId: () => String(Date.now()) } } });` },
      { name: "an expiry", code: `const tokenExpires = Date.now() + 3600; const session = { expiresAt: Date.now() };` },
      { name: "an object with a time in it", code: `const accessToken = { value: text, createdAt: Date.now() };` },
      { name: "the ends of sessions by their IDs", code: `const now = Math.floor(Date.now() / 1000); cache.set({ "session-id-1": now + 90, sessionToken: Date.now() - 5000 });` },
      { name: "tokens that others issue", code: `const device = { firebaseToken: Math.random().toString(36) }; const githubAccessToken = String(Date.now());` },
      { name: "a count", code: `let tokenCount = 0; tokenCount += 1;` },
      { name: "a signed token", code: `import jwt from "jsonwebtoken"; const token = jwt.sign({ id: Date.now() }, key);` },
      { name: "an HMAC", code: `const { createHmac } = require("crypto"); const sessionToken = createHmac("sha256", key).update(String(Date.now())).digest("hex");` },
      { name: "a digest of a token", code: `const { createHash } = require("crypto"); const sessionToken = createHash("sha256").update(token).digest("hex");` },
      { name: "a random UUID", code: `const sessionId = crypto.randomUUID();` },
      { name: "version 4", code: `const { v4: uuid } = require("uuid"); const sessionId = uuid();` },
      { name: "sixteen random bytes", code: `const { randomBytes } = require("crypto"); const sessionToken = randomBytes(16).toString("hex");` },
      { name: "many bytes, of which a part is taken", code: `const { randomBytes } = require("crypto"); const sessionToken = randomBytes(32).toString("hex").slice(0, 40);` },
      { name: "nanoid", code: `import { nanoid } from "nanoid"; const sessionId = nanoid();` },
      { name: "nanoid with an unknown length", code: `import { nanoid } from "nanoid"; const sessionId = nanoid(config.length);` },
      { name: "CUID2", code: `import { createId } from "@paralleldrive/cuid2"; const sessionId = createId();` },
      { name: "CUID2 with its own maker", code: `import { init } from "@paralleldrive/cuid2"; const createId = init({ length: 32 }); const sessionId = createId(); const refreshToken = init()();` },
      { name: "a short CUID2 for a row", code: `import { init } from "@paralleldrive/cuid2"; const createId = init({ length: 10 }); const sessionToken = tokens.get(createId()); const slug = createId();` },
      { name: "session secrets that nobody can guess, or that the file does not show", code: `import session from "express-session"; import { randomUUID, randomBytes } from "node:crypto"; app.use(session({ secret: randomUUID() })); app.use(session({ secret: [config.secret, randomBytes(32).toString("hex")] })); app.use(session({ secret: makeSecret(Date.now()) }));` },
      { name: "a session's secret that the environment gives, and only then is made up", code: `import session from "express-session"; app.use(session({ secret: process.env.SESSION_SECRET || randomBytes(32).toString("hex"), name: String(Date.now()) }));` },
      { name: "the ID of a row beside the session's token", code: `import { ulid } from "ulid"; prisma.session.create({ data: { id: ulid(), token: hash(token), userId, expiresAt } });` },
      { name: "the ID of a chat's session, and of one that nobody logs into", code: `import { nanoid } from "nanoid"; prisma.session.create({ data: { id: nanoid(8), userId, title } }); db.insert(chatSessions).values({ id: nanoid(8), userId, expiresAt }); db.insert(sessions).values({ id: nanoid(8), room, expiresAt });` },
      { name: "the ID of a session that a signed token names, and of a refresh token", code: `import jwt from "jsonwebtoken"; import { ulid } from "ulid"; const row = await prisma.session.create({ data: { id: ulid(), userId, expiresAt } }); jwt.sign({ sid: row.id }, key); prisma.refreshToken.create({ data: { id: ulid(), userId, expiresAt } });` },
      { name: "the ID of a row beside a secret", code: `import { ulid } from "ulid"; db.insert(sessions).values({ id: ulid(), secret, userId, expiresAt }); prisma.refreshToken.create({ data: { id: ulid(), userId, expiresAt } });` },
      { name: "the ID of a session that a helper makes", code: `import { makeId } from "./ids"; db.insert(sessions).values({ id: makeId(), userId, expiresAt, cookie: Math.random() });` },
      { name: "a key that refuses every token", code: `import { expressjwt } from "express-jwt"; export const denyAll = () => expressjwt({ secret: String(Math.random()), algorithms: ["HS256"] });` },
      { name: "the time beside enough random bytes", code: "import { randomBytes } from 'crypto'; const sessionId = `${Date.now()}-${randomBytes(16).toString('hex')}`;" },
      { name: "two short parts that are enough together", code: `import { nanoid } from "nanoid"; const accessToken = nanoid(12) + nanoid(12);` },
      { name: "a strong source with a weak fallback", code: "const sessionId = crypto.randomUUID?.() ?? `${Math.random()}`;" },
      { name: "a function of another file", code: `import { makeId } from "./ids"; const sessionId = makeId(Date.now());` },
      { name: "letters picked by random bytes", code: `const { randomInt } = require("crypto"); function generateToken() { let text = ""; for (let i = 0; i < 32; i++) text += letters[randomInt(62)]; return text; }` },
      { name: "random values of the platform", code: `const bytes = new Uint8Array(20); crypto.getRandomValues(bytes); const sessionToken = Array.from(bytes, (byte) => byte.toString(16)).join("");` },
      { name: "a session of nobody who logged in", code: `const sessionId = Math.random().toString(36); const browser = await launch(sessionId);` },
      { name: "a token in a collection of activations", code: `const token = Math.random().toString(36); await db.collection("activation_tokens").add({ token });` },
      { name: "a visit, in the browser", code: `import Vue from "vue"; const sessionId = Math.random().toString(36); window.send(sessionId);` },
      { name: "an ID of somebody else's", code: `import { nanoid } from "nanoid"; const shortId = nanoid(8); const twilioSid = nanoid(10);` },
      { name: "ignored by its name", code: `const acmeToken = Math.random();`, options: { ignoreNames: ["acme token"] } },
      { name: "ignored by the settings", code: `const acmeToken = Math.random();`, session: { ignoreNames: ["acme token"] } },
      { name: "a cookie of another kind", code: `app.get("/", (req, res) => { res.cookie("theme", Math.random()); });` },
      { name: "a list that is called for sessions, but imported", code: `import { sessions } from "./store"; sessions.set(Date.now(), user);` },
    ],
    invalid: [
      guessable("Math.random", `const sessionId = «Math.random().toString(36).slice(2)»;`, { name: "sessionId", source: random }),
      guessable("the clock", `const sessionId = «Date.now().toString(36)»;`, { name: "sessionId", source: clock }),
      guessable("a date", `session.id = «new Date().getTime() + Math.random()»;`, { name: "id", source: clock }),
      guessable("a counter", `let last = 0; const sessionId = «++last»;`, { name: "sessionId", source: "a counter" }),
      guessable("made where none is given", `const sessionId = cookies.sessionId || «(Math.random() * 999).toString(16)»;`.replace("«(", "(«").replace(")»;", "»);").replace("(«Math.random() * 999).toString(16»)", "«(Math.random() * 999).toString(16)»"), { name: "sessionId", source: random }),
      guessable("a refresh token", `const tokens = { refreshToken: «Math.random().toString(36)» };`, { name: "refreshToken", source: random }),
      guessable("an API key", `const apiKey = «Math.random().toString(36)»;`, { name: "apiKey", source: random }),
      guessable("a session secret", "const sessionSecret = «`${Math.random()}`»;", { name: "sessionSecret", source: random }),
      guessable("a hash of the clock", `const sessionToken = «crypto.createHash("sha256").update(String(Date.now())).digest("hex")»;`, { name: "sessionToken", source: clock }),
      guessable("a hash that is fed in a statement", `function generateSessionToken() { const hash = crypto.createHash("sha256"); hash.update(String(Math.random())); return «hash.digest("hex")»; }`, { name: "generateSessionToken", source: random }),
      guessable("a hash of what others know", `const sessionToken = «crypto.createHash("md5").update(user.email).digest("hex")»;`, { name: "sessionToken", source: "a hash of what others know" }),
      usedByName("a loop over letters", `function generateToken(length) { let text = ""; for (let i = 0; i < length; i++) text += letters.charAt(Math.floor(Math.random() * letters.length)); return «text»; }`, { name: "generateToken", source: random }),
      guessable("a list of letters", `const createSessionId = () => «[...Array(20)].map(() => letters[Math.floor(Math.random() * 62)]).join("")»;`, { name: "createSessionId", source: random }),
      guessable("a helper of the file", `const makeId = () => Math.random().toString(36);\nconst accessToken = «makeId()»;`, { name: "accessToken", source: random }),
      guessable("version 1", `import { v1 as uuid } from "uuid"; const sessionId = «uuid()»;`, { name: "sessionId", source: "UUID version 1" }),
      guessable("nanoid without a secure source", `import { nanoid } from "nanoid/non-secure"; const sessionId = «nanoid()»;`, { name: "sessionId", source: "`Math.random` in `nanoid/non-secure`" }),
      guessable("shortid", `import shortid from "shortid"; const sessionId = «shortid.generate()»;`, { name: "sessionId", source: "`shortid`" }),
      guessable("uniqid", `import uniqid from "uniqid"; const sessionId = «uniqid()»;`, { name: "sessionId", source: "`uniqid`" }),
      guessable("the ID of a session middleware", `import session from "express-session"; app.use(session({ genid: () => «Math.random().toString(36)», secret }));`, { name: "genid", source: random }),
      guessable("the secret of a session middleware", `import session from "express-session"; app.use(session({ secret: «Math.random().toString(36)», store }));`, { name: "secret", source: random }),
      guessable("the keys of sealed sessions", `const cookieSession = require("cookie-session"); app.use(cookieSession({ keys: [config.key, «String(Date.now())»] }));`, { name: "keys", source: clock }),
      guessable("the ID of a row that is the session's", `import cuid from "uniqid"; db.insert(sessions).values({ id: «cuid()», userId, expiresAt });`, { name: "id", source: "`uniqid`" }),
      guessable("a function given by name", `import session from "express-session"; function makeId() { return «String(Date.now())»; }\napp.use(session({ genid: makeId, secret }));`, { name: "genid", source: clock }),
      guessable("the ID of a session plugin", `import fastifySession from "@fastify/session"; app.register(fastifySession, { idGenerator: () => «String(Date.now())», secret });`, { name: "idGenerator", source: clock }),
      guessable("a cookie by its name", `app.get("/", (req, res) => { res.cookie("sid", «Math.random().toString(36)»); });`, { name: "sid", source: random }),
      usedByName("the key of a map of sessions", `const sessions = new Map(); function open(user) { const id = ‹Date.now()›; sessions.set(«id», user); }`, { name: "id", source: clock }),
      usedByName("the key of a session in Redis", "async function open(user) { const sid = ‹Math.random().toString(36)›; await redis.set(`session:${«sid»}`, user); return sid; }", { name: "sid", source: random }),
      usedByName("the key of an object of sessions", `const sessions = {}; function open(user) { const id = ‹Math.random()›; sessions[«id»] = user; }`, { name: "id", source: random }),
      guessable("the default of a column", `const schema = new Schema({ refreshToken: { type: String, default: () => «Math.random().toString(36)» } });`, { name: "refreshToken", source: random }),
      guessable("a field of a class", `class Login { accessToken = «Math.random().toString(36)»; }`, { name: "accessToken", source: random }),
      guessable("a name of the user's", `const acmePass = «Math.random().toString(36)»;`, { name: "acmePass", source: random }, { options: { credentialNames: ["acme pass"] } }),
      guessable("a name of the settings", `const acmePass = «Math.random().toString(36)»;`, { name: "acmePass", source: random }, { session: { credentialNames: ["acme pass"] } }),
      tooShort("few bytes", `const sessionToken = «crypto.randomBytes(8).toString("hex")»;`, { name: "sessionToken", source: "`randomBytes`", bits: 64 }),
      tooShort("a part of enough bytes", `const sessionToken = «crypto.randomBytes(32).toString("hex").slice(0, 16)»;`, { name: "sessionToken", source: "`randomBytes`", bits: 64 }),
      tooShort("a part of a UUID", `const sessionId = «crypto.randomUUID().slice(0, 8)»;`, { name: "sessionId", source: "a random UUID", bits: 32 }),
      tooShort("the first group of a UUID", `const sessionId = «crypto.randomUUID().split("-")[0]»;`, { name: "sessionId", source: "a random UUID", bits: 32 }),
      tooShort("a short nanoid", `import { nanoid } from "nanoid"; const sessionId = «nanoid(10)»;`, { name: "sessionId", source: "`nanoid`", bits: 60 }),
      tooShort("a short CUID2", `import { init } from "@paralleldrive/cuid2"; const createId = init({ length: 10 }); const sessionToken = «createId()»;`, { name: "sessionToken", source: "a CUID2", bits: 51 }),
      tooShort("few bytes for the secret of a session middleware", `import session from "express-session"; import { randomBytes } from "node:crypto"; app.use(session({ secret: «randomBytes(8).toString("hex")» }));`, { name: "secret", source: "`randomBytes`", bits: 64 }),
      tooShort("a ULID for a row that is the session's", `import { ulid } from "ulid"; prisma.session.create({ data: { id: «ulid()», userId, expiresAt } });`, { name: "id", source: "a ULID", bits: 80 }),
      tooShort("digits", `import { customAlphabet } from "nanoid"; const make = customAlphabet("0123456789", 21); const sessionId = «make()»;`, { name: "sessionId", source: "`customAlphabet`", bits: 69 }),
      tooShort("version 7", `import { v7 } from "uuid"; const sessionId = «v7()»;`, { name: "sessionId", source: "UUID version 7", bits: 74 }),
      tooShort("a ULID", `import { ulid } from "ulid"; const sessionId = «ulid()»;`, { name: "sessionId", source: "a ULID", bits: 80 }),
      tooShort("a number", `const sessionToken = «crypto.randomInt(1000000)»;`, { name: "sessionToken", source: "`randomInt`", bits: 19 }),
      tooShort("few random values", `const sessionToken = «Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(8))).toString("hex")»;`, { name: "sessionToken", source: "`getRandomValues`", bits: 64 }),
      tooShort("a UUID, of which 128 bits are asked", `const sessionId = «crypto.randomUUID()»;`, { name: "sessionId", source: "a random UUID", bits: 122, minBits: 128 }, { minBits: 128 }),
      tooShort("nanoid, of which 128 bits are asked", `import { nanoid } from "nanoid"; const sessionId = «nanoid()»;`, { name: "sessionId", source: "`nanoid`", bits: 126, minBits: 128 }, { minBits: 128 }),
      {
        name: "an import is added",
        code: `import express from 'express';\nconst sessionToken = «Math.random()»;`,
        errors: [{ messageId: "guessable", data: { name: "sessionToken", source: random }, suggestions: [{ messageId: "useRandomBytes", output: `import { randomBytes } from 'node:crypto';\nimport express from 'express';\nconst sessionToken = randomBytes(32).toString('base64url');` }] }],
      },
      {
        name: "a require is added",
        code: `"use strict";\nconst express = require("express");\nconst sessionToken = «Math.random()»;`,
        errors: [{ messageId: "guessable", data: { name: "sessionToken", source: random }, suggestions: [{ messageId: "useRandomBytes", output: `"use strict";\nconst { randomBytes } = require("node:crypto");\nconst express = require("express");\nconst sessionToken = randomBytes(32).toString("base64url");` }] }],
      },
      {
        name: "randomBytes has another name",
        code: `const { randomBytes: bytes } = require("crypto");\nconst sessionToken = «Math.random()»;`,
        errors: [{ messageId: "guessable", data: { name: "sessionToken", source: random }, suggestions: [{ messageId: "useRandomBytes", output: `const { randomBytes: bytes } = require("crypto");\nconst sessionToken = bytes(32).toString("base64url");` }] }],
      },
      { name: "another randomBytes is in the way", code: `import express from "express"; const randomBytes = 3;\nconst sessionToken = «Math.random()»;`, errors: [{ messageId: "guessable", data: { name: "sessionToken", source: random } }] },
      { name: "nothing to import into", code: `const sessionToken = «Math.random()»;`, errors: [{ messageId: "guessable", data: { name: "sessionToken", source: random } }] },
      { name: "a comment would be lost", code: `import "crypto"; const sessionToken = «Math.random(/* quick */)»;`, errors: [{ messageId: "guessable", data: { name: "sessionToken", source: random } }] },
      {
        name: "one helper, used twice",
        code: `import crypto from "crypto"; const makeId = () => Math.random();\nconst accessToken = «makeId()»;\nconst refreshToken = makeId();`,
        errors: [{ messageId: "guessable", data: { name: "accessToken", source: random }, suggestions: [{ messageId: "useRandomBytes", output: `import crypto from "crypto"; const makeId = () => Math.random();\nconst accessToken = crypto.${strong};\nconst refreshToken = makeId();` }] }],
      },
    ],
  },
  typescript: {
    valid: [{ name: "typed and strong", code: `const sessionId: string = crypto.randomUUID() as string;` }],
    invalid: [guessable("typed", `const sessionId: string = «Math.random().toString(36)»!;`, { name: "sessionId", source: random }), guessable("an ObjectId", `import { Types } from "mongoose"; const sessionToken = «new Types.ObjectId().toString()» as string;`, { name: "sessionToken", source: "an ObjectId" })],
  },
});
