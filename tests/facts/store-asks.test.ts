import { describe, expect, it } from "vitest";
import type { SessionFacts } from "../../src/facts/session-facts";
import { StoreAsks } from "../../src/facts/store-asks";
import { withFacts } from "./facts";

/** What the first function of a file asks. */
function asksOf(code: string, session?: object): readonly string[] {
  const read = (facts: SessionFacts) => {
    const [fn] = facts.file.tracer.index.functions;
    if (!fn) throw new Error("no function");
    const asks = new StoreAsks(facts, facts.tokenVerifications.flatMap(({ call }) => call ?? []));
    return asks.of(fn).map((ask) => ask.asks);
  };
  return withFacts(code, read, session ? { session } : {});
}

const within = (body: string) => `import jwt from "jsonwebtoken"; export async function auth(req, res, next) { const token = req.cookies.token; const claims = jwt.verify(token, key); ${body} next(); }`;

describe("store asks: what code asks of the server's records", () => {
  it.each([
    ["a user", "const user = await User.findById(claims.sub);", ["user"]],
    ["a user, with a longer query", `const user = await User.findById(claims.sub).select("-password").lean();`, ["user"]],
    ["a user of Prisma", "await prisma.user.findUnique({ where: { id: claims.sub } });", ["user"]],
    ["a service, which may ask more", "await userService.findOne(claims.sub);", ["unknown"]],
    ["a session", "await Session.findOne({ _id: claims.sid });", ["state"]],
    ["a denylist", "if (await redis.get(`denylist:${claims.jti}`)) return;", ["state"]],
    ["a set of tokens", "if (revokedTokens.has(token)) return;", ["state"]],
    ["a session of the framework", "if (!req.session.userId) return;", ["state"]],
    ["an end of a session", "req.session.destroy();", ["state", "state"]],
    ["SQL", "await sql`SELECT 1 FROM sessions WHERE id = ${claims.sid}`;", ["unknown"]],
    ["another server", "await fetch(url, { headers: { authorization: token } });", ["unknown"]],
    ["an unknown function that is given the request", "await check(req);", ["unknown"]],
    ["nothing: an answer", "res.status(401).json({ message: claims.sub });", []],
    ["nothing: a log", "console.log(claims); logger.info(claims.sub);", []],
    ["nothing: the token's own extraction", "const other = getTokenFromHeader(req);", []],
    ["nothing: a list of roles", "if (!roles.includes(claims.role)) return;", []],
    ["nothing: a path", "if (publicPaths.some((path) => req.path.startsWith(path))) return;", []],
    ["nothing: a function that is given a path", "if (isPublic(req.path)) return;", []],
    ["nothing: a cookie that is called a session", "const other = req.cookies.session;", []],
    ["nothing: a decoding", "jwt.decode(token);", []],
  ])("%s", (_, body, expected) => {
    expect(asksOf(within(body))).toEqual(expected);
  });

  it("looks into the helpers of the file", () => {
    expect(asksOf(`${within("await load(claims.sub);")} function load(id) { return User.findById(id); }`)).toEqual(["user"]);
  });

  it("takes the team's word for its look-ups", () => {
    expect(asksOf(within("admit();"), { sessionLookups: [{ name: "admit", from: "file" }] })).toEqual(["state"]);
  });
});
