import rule from "../../src/rules/consistent-session-lifetime";
import { testRule } from "../rule-tester";

const sign = (lifetime: string) => `import jwt from "jsonwebtoken";\nconst token = jwt.sign({ sub }, key, { expiresIn: ${lifetime} });\n`;
const random = `import { createHash, randomBytes } from "node:crypto";\nconst id = randomBytes(32).toString("hex");\n`;
const iron = `import { getIronSession } from "iron-session";\n`;

testRule(rule, {
  javascript: {
    valid: [
      { name: "a cookie's unit slip, which another rule names", code: `${sign('"7d"')}res.cookie("token", token, { maxAge: 7 * 86400 })` },
      { name: "a token's unit slip, which another rule names", code: `${sign("7 * 24 * 60 * 60 * 1000")}res.cookie("token", token, { maxAge: 7 * 24 * 60 * 60 * 1000 })` },
      { name: "equal lifetimes in two spellings", code: `${sign('"1d"')}res.cookie("token", token, { maxAge: 24 * 60 * 60 * 1000 })` },
      { name: "a cookie with no lifetime", code: `${sign('"1d"')}res.cookie("token", token, { httpOnly: true })` },
      { name: "sixty seconds apart", code: `${sign("900")}res.cookie("token", token, { maxAge: 960 * 1000 })` },
      { name: "five percent apart", code: `${sign('"100h"')}res.cookie("token", token, { maxAge: 96 * 36e5 })` },
      { name: "an unknown lifetime of the token", code: `${sign("config.ttl")}res.cookie("token", token, { maxAge: 36e5 })` },
      { name: "an unknown lifetime of the cookie", code: `${sign('"1d"')}res.cookie("token", token, { maxAge: config.maxAge })` },
      { name: "a refresh token beside an access token", code: `import jwt from "jsonwebtoken";\nconst accessToken = jwt.sign({ sub }, key, { expiresIn: "15m" });\nconst refreshToken = jwt.sign({ sub }, refreshKey, { expiresIn: "7d" });\nres.cookie("refreshToken", refreshToken, { maxAge: 7 * 864e5 });` },
      { name: "a token of another file", code: `import { token } from "./tokens";\nres.cookie("token", token, { maxAge: 36e5 })` },
      { name: "one of two tokens", code: `import jwt from "jsonwebtoken";\nconst token = remember ? jwt.sign({ sub }, key, { expiresIn: "30d" }) : jwt.sign({ sub }, key, { expiresIn: "1h" });\nres.cookie("token", token, { maxAge: 36e5 });` },
      { name: "a stored session that ends with the cookie", code: `${random}await redis.set(\`session:\${id}\`, user, "EX", 3600); res.cookie("sid", id, { maxAge: 36e5 })` },
      { name: "a row that ends with the cookie", code: `${random}const expiresAt = new Date(Date.now() + 7 * 864e5); await prisma.session.create({ data: { token: id, userId, expiresAt } }); res.cookie("sid", id, { maxAge: 7 * 864e5 })` },
      { name: "a stored session sixty seconds apart", code: `${random}await redis.set(\`session:\${id}\`, user, "EX", 3660); res.cookie("sid", id, { maxAge: 36e5 })` },
      { name: "a stored session of unknown lifetime", code: `${random}await redis.set(\`session:\${id}\`, user, "EX", config.ttl); res.cookie("sid", id, { maxAge: 36e5 })` },
      { name: "a stored session, and a cookie with no lifetime", code: `${random}await redis.set(\`session:\${id}\`, user, "EX", 3600); res.cookie("sid", id)` },
      { name: "an entry under a key that is put together before, which ends with the cookie", code: `${random}const key = \`session:\${id}\`; await redis.set(key, user, "EX", 3600); res.cookie("sid", id, { maxAge: 36e5 })` },
      { name: "an entry under another key", code: `${random}await redis.set(\`user:\${userId}\`, user, "EX", 60); res.cookie("sid", id, { maxAge: 36e5 })` },
      { name: "a row of an access and a refresh token", code: `import { issue } from "./tokens"; const { accessToken, refreshToken } = issue(user); await Session.create({ accessToken, refreshToken, expiresAt: new Date(Date.now() + 7 * 864e5) }); res.cookie("accessToken", accessToken, { maxAge: 9e5 })` },
      { name: "a code that is mailed", code: `${random}await redis.set(\`otp:\${id}\`, code, "EX", 300); res.cookie("theme", id, { maxAge: 36e5 })` },
      { name: "iron-session's ttl and cookie in step", code: `${iron}getIronSession(req, res, { password, cookieName: "sid", ttl: 3600, cookieOptions: { maxAge: 3600 } })` },
    ],
    invalid: [
      {
        name: "the entry ends first",
        code: `${random}await redis.setEx(\`session:\${id}\`, 3600, user); res.cookie("sid", id, { «maxAge: 864e5» })`,
        errors: [{
          messageId: "sessionEndsFirst",
          data: { cookie: "Cookie `sid`", lifetime: "24 hours", carried: "1 hour" },
          suggestions: [{ messageId: "matchToken", data: { carried: "1 hour" }, output: `${random}await redis.setEx(\`session:\${id}\`, 3600, user); res.cookie("sid", id, { maxAge: 60 * 60 * 1000 })` }],
        }],
      },
      {
        name: "the entry under a key that is put together before ends first",
        code: `${random}const key = "session:" + id; await redis.setEx(key, 3600, user); res.cookie("sid", id, { «maxAge: 864e5» })`,
        errors: [{
          messageId: "sessionEndsFirst",
          data: { cookie: "Cookie `sid`", lifetime: "24 hours", carried: "1 hour" },
          suggestions: [{ messageId: "matchToken", data: { carried: "1 hour" }, output: `${random}const key = "session:" + id; await redis.setEx(key, 3600, user); res.cookie("sid", id, { maxAge: 60 * 60 * 1000 })` }],
        }],
      },
      {
        name: "the row of its hash ends last",
        code: `${random}await db.session.create({ data: { hash: createHash("sha256").update(id).digest("hex"), userId, expiresAt: new Date(Date.now() + 7 * 864e5) } }); res.cookie("sid", id, { «maxAge: 864e5» })`,
        errors: [{
          messageId: "cookieEndsBeforeSession",
          data: { cookie: "Cookie `sid`", lifetime: "24 hours", carried: "7 days" },
          suggestions: [{ messageId: "matchToken", data: { carried: "7 days" }, output: `${random}await db.session.create({ data: { hash: createHash("sha256").update(id).digest("hex"), userId, expiresAt: new Date(Date.now() + 7 * 864e5) } }); res.cookie("sid", id, { maxAge: 7 * 24 * 60 * 60 * 1000 })` }],
        }],
      },
      {
        name: "the token ends first",
        code: `${sign('"1h"')}res.cookie("token", token, { «maxAge: 7 * 864e5» })`,
        errors: [{
          messageId: "tokenEndsFirst",
          data: { cookie: "Cookie `token`", lifetime: "7 days", carried: "1 hour" },
          suggestions: [{ messageId: "matchToken", data: { carried: "1 hour" }, output: `${sign('"1h"')}res.cookie("token", token, { maxAge: 60 * 60 * 1000 })` }],
        }],
      },
      {
        name: "the cookie ends first",
        code: `${sign('"1d"')}res.cookie("token", token, { «maxAge: 900000» })`,
        errors: [{
          messageId: "cookieEndsFirst",
          data: { cookie: "Cookie `token`", lifetime: "15 minutes", carried: "24 hours" },
          suggestions: [{ messageId: "matchToken", data: { carried: "24 hours" }, output: `${sign('"1d"')}res.cookie("token", token, { maxAge: 24 * 60 * 60 * 1000 })` }],
        }],
      },
      {
        name: "a token from a callback, in seconds",
        code: `import jwt from "jsonwebtoken";\nimport { setCookie } from "hono/cookie";\njwt.sign({ sub }, key, { expiresIn: "1h" }, (error, token) => { setCookie(c, "token", token, { «maxAge: 86400» }) })`,
        errors: [{
          messageId: "tokenEndsFirst",
          data: { cookie: "Cookie `token`", lifetime: "24 hours", carried: "1 hour" },
          suggestions: [{ messageId: "matchToken", data: { carried: "1 hour" }, output: `import jwt from "jsonwebtoken";\nimport { setCookie } from "hono/cookie";\njwt.sign({ sub }, key, { expiresIn: "1h" }, (error, token) => { setCookie(c, "token", token, { maxAge: 60 * 60 }) })` }],
        }],
      },
      {
        name: "a sealed session outlives its cookie",
        code: `${iron}getIronSession(req, res, { password, cookieName: "sid", ttl: 86400, cookieOptions: { «maxAge: 3600» } })`,
        errors: [{
          messageId: "cookieEndsBeforeSession",
          data: { cookie: "Cookie `sid`", lifetime: "1 hour", carried: "24 hours" },
          suggestions: [{ messageId: "matchToken", data: { carried: "24 hours" }, output: `${iron}getIronSession(req, res, { password, cookieName: "sid", ttl: 86400, cookieOptions: { maxAge: 24 * 60 * 60 } })` }],
        }],
      },
      {
        name: "a cookie outlives its sealed session",
        code: `${iron}getIronSession(req, res, { password, cookieName: "sid", ttl: 3600, cookieOptions: { «maxAge: 86400» } })`,
        errors: [{
          messageId: "sessionEndsFirst",
          data: { cookie: "Cookie `sid`", lifetime: "24 hours", carried: "1 hour" },
          suggestions: [{ messageId: "matchToken", data: { carried: "1 hour" }, output: `${iron}getIronSession(req, res, { password, cookieName: "sid", ttl: 3600, cookieOptions: { maxAge: 60 * 60 } })` }],
        }],
      },
    ],
  },
});
