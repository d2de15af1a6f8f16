import * as typescriptParser from "@typescript-eslint/parser";
import * as vueParser from "vue-eslint-parser";
import rule from "../../src/rules/no-token-in-log";
import { testRule, type InvalidCase, type ValidCase } from "../rule-tester";

const logged = (name: string, code: string, ...names: string[]): InvalidCase => ({ name, code, errors: names.map((data) => ({ messageId: "logged", data: { name: data } })) });
const clean = (name: string, code: string): ValidCase => ({ name, code });

const bad: InvalidCase[] = [
  logged("an access token", `console.log(«accessToken»);`, "accessToken"),
  logged("beside a text", `console.log("token", «session.accessToken»);`, "accessToken"),
  logged("in a template", "console.debug(`got ${«refreshToken»}`);", "refreshToken"),
  logged("in a concatenation", `console.info("got " + «idToken»);`, "idToken"),
  logged("in an object", `console.log({ user, accessToken: «data.accessToken» });`, "accessToken"),
  logged("in an object with another's name", `console.log({ t: «jwtToken» });`, "t"),
  logged("as JSON", `console.log(JSON.stringify({ accessToken: «accessToken» }));`, "accessToken"),
  logged("an object from above", `const answer = { user, accessToken: data.accessToken }; console.log(«answer»);`, "accessToken"),
  logged("a fallback", `console.log(«accessToken» || "none");`, "accessToken"),
  logged("once for one call", `console.log(«accessToken», refreshToken);`, "accessToken"),
  logged("a token that is signed here", `import jwt from "jsonwebtoken"; const t = jwt.sign({ sub }, key); console.log(«t»);`, "t"),
  logged("a token that is signed in the log", `import jwt from "jsonwebtoken"; console.log(«jwt.sign({ sub }, key)»);`, "sign()"),
  logged("a bare token in code of sessions", `app.post("/login", async (req, res) => { const token = await login(req.body); console.log("Token:", «token»); });`, "token"),
  logged("a token from the storage", `console.log(«localStorage.getItem("token")»);`, "token"),
  logged("a token from a hook", `import { getAccessToken } from "./auth"; console.log(«getAccessToken()»);`, "getAccessToken()"),
  logged("the cookies", `app.use((req, res, next) => { console.log(«req.cookies»); next(); });`, "req.cookies"),
  logged("one cookie", `app.use((req, res, next) => { console.log(«req.cookies.accessToken»); next(); });`, "accessToken"),
  logged("one cookie by its name", `app.use((c) => { console.log(«c.cookies.get("session")»); });`, "session"),
  logged("the header", `app.use((req, res, next) => { console.log("auth", «req.headers.authorization»); next(); });`, "req.headers.authorization"),
  logged("the header by way of a variable", `app.use((req, res, next) => { const authHeader = req.headers["authorization"]; console.log(«authHeader»); next(); });`, "authHeader"),
  logged("the header by a method", `app.use((req, res, next) => { console.log(«req.get("Authorization")»); next(); });`, "Authorization"),
  logged("Set-Cookie", `fetch(url).then((response) => console.log(«response.headers.get("set-cookie")»));`, "set-cookie"),
  logged("the page's cookies", `console.log(«document.cookie»);`, "document.cookie"),
  logged("the session's ID", `app.use((req, res, next) => { console.log(«req.sessionID»); next(); });`, "req.sessionID"),
  logged("a logger", `logger.info({ accessToken: «accessToken» }, "logged in");`, "accessToken"),
  logged("a logger on the object", `class Auth { login(accessToken) { this.logger.debug(«accessToken»); } }`, "accessToken"),
  logged("a logger with a name of its own", `authLogger.warn("refused", «accessToken»);`, "accessToken"),
  logged("pino", `import pino from "pino"; const out = pino(); out.info(«accessToken»);`, "accessToken"),
  logged("pino's child", `import pino from "pino"; const out = pino().child({ module: "auth" }); out.warn({ token: «accessToken» });`, "token"),
  logged("winston", `const winston = require("winston"); const out = winston.createLogger({}); out.verbose("x", { jwt: «value.jwt» });`, "jwt"),
  logged("debug", `import createDebug from "debug"; const say = createDebug("auth"); say("token %s", «accessToken»);`, "accessToken"),
  logged("Fastify", `import Fastify from "fastify"; const app = Fastify(); app.get("/", (request, reply) => { request.log.info(«request.headers.authorization»); });`, "request.headers.authorization"),
  logged("morgan's token", `import morgan from "morgan"; morgan.token("auth", (req) => «req.headers.authorization»);`, "req.headers.authorization"),
];

const silent: ValidCase[] = [
  clean("a text", `console.log("token refreshed");`),
  clean("a boolean", `console.log("token", !!accessToken, Boolean(accessToken), accessToken !== undefined, typeof accessToken);`),
  clean("a choice", `console.log(accessToken ? "token" : "no token");`),
  clean("a condition", `console.log(accessToken && "token");`),
  clean("its length", `console.log(accessToken.length);`),
  clean("its start", `console.log(accessToken.slice(0, 8), accessToken.substring(0, 4), accessToken?.substr(0, 4));`),
  clean("masked", `console.log(mask(accessToken), redact(accessToken), accessToken.replace(/./g, "*"));`),
  clean("hashed", `console.log(createHash("sha256").update(accessToken).digest("hex"), hash(accessToken));`),
  clean("masked in an object", `console.log({ token: mask(accessToken), accessToken: accessToken.slice(0, 4) });`),
  clean("masked before", `const token = accessToken.slice(0, 8); console.log("login", token);`),
  clean("an object from above that masks it", `const answer = { user, accessToken: "***" }; console.log(answer);`),
  clean("its ID", `console.log(refreshToken.id, refreshToken.userId);`),
  clean("when it expires", `console.log(tokenExpiresAt, accessTokenExpiry);`),
  clean("its claims", `const decoded = jwt.decode(accessToken); console.log(decoded);`),
  clean("a token with claims", `const check = (token) => { authenticate(token); console.log(token, token.userId); };`),
  clean("who it belongs to", `console.log("login", user.id, tokenUser);`),
  clean("a device's token", `login(); console.log("FCM token:", token, fcmToken, pushToken);`),
  clean("against request forgery", `login(); console.log("csrf", token, csrfToken);`),
  clean("a token that serves once", `function sendResetLink(token) { login(); console.log("reset", token); }`),
  clean("a link with a token that serves once", "import jwt from \"jsonwebtoken\"; const token = jwt.sign({ id }, key); const link = `${host}/reset/${token}`; console.log(link);"),
  clean("a parser's token", `for (const token of tokens) console.log(token);`),
  clean("a parser's token with a type", `function next(token) { console.log(token, token.type); authorize(token); }`),
  clean("a token where nothing speaks of sessions", `console.log(token);`),
  clean("a count", `login(); console.log(tokenCount, maxTokens, usage.tokens);`),
  clean("a variable of the environment", `console.log(process.env.ACCESS_TOKEN);`),
  clean("a preference in a cookie", `app.use((req) => { console.log(req.cookies.theme); });`),
  clean("an error", `login().catch((tokenError) => console.error("token", tokenError));`),
  clean("another object's method", `dialog.info(accessToken); blog.error(accessToken);`),
  clean("a program for the command line", `#!/usr/bin/env node\nconsole.log(accessToken);`),
  { ...clean("a script", `console.log(accessToken);`), filename: "scripts/get-token.js" },
  { ...clean("an ignored name", `console.log(accessToken);`), options: { ignoreNames: ["access token"] } },
  { ...clean("a name that the settings ignore", `console.log(accessToken);`), session: { ignoreNames: ["access token"] } },
];

testRule(rule, {
  javascript: {
    valid: silent,
    invalid: [
      ...bad,
      { ...logged("a taught name", `console.log(«acmePass»);`, "acmePass"), options: { credentialNames: ["acme pass"] } },
      { ...logged("a name taught in the settings", `console.log(«acmePass»);`, "acmePass"), session: { credentialNames: ["acme pass"] } },
      { ...logged("a component", `<script setup lang="ts">\nconst { accessToken } = useSession();\nconsole.log(«accessToken» as string);\n</script>`, "accessToken"), filename: "login.vue", parser: vueParser, parserOptions: { parser: typescriptParser } },
    ],
  },
  typescript: {
    valid: [clean("a cast of a boolean", `console.log(!!accessToken as boolean);`)],
    invalid: [
      logged("Nest's logger", `import { Logger } from "@nestjs/common"; class Auth { private readonly out = new Logger(Auth.name); login(accessToken: string) { this.out.verbose(«accessToken»); } }`, "accessToken"),
      logged("a cast", `console.log(«accessToken» as string, 1);`, "accessToken"),
      logged("Nest's logger by its type", `import { Logger } from "@nestjs/common"; class Auth { constructor(private out: Logger) {} login(accessToken: string) { this.out.warn(\`got \${«accessToken»}\`); } }`, "accessToken"),
    ],
  },
});
