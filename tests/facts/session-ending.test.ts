import { describe, expect, it } from "vitest";
import { SessionFacts } from "../../src/facts/session-facts";
import { sessionSettings } from "../../src/rule/settings";
import { probe } from "../analysis/probe";

/** What the first handler of a file does to the session. */
function endingOf(code: string): string {
  return probe(code, ({ file }) => {
    const facts = new SessionFacts(file, sessionSettings({}));
    const [handler] = facts.handlers;
    if (!handler) throw new Error("no handler");
    const ending = facts.sessionEndings.of(handler);
    const row = "row" in ending ? ending.row?.id : undefined;
    return [ending.outcome, ..."how" in ending ? [ending.how] : [], ...(row ? [row] : [])].join(" ");
  });
}

const doing = (body: string, after = "") => `export async function handler(req, res, next) { ${body} } ${after}`;

describe("session endings: what a handler does to the session", () => {
  it.each([
    ["destroys it", "req.session.destroy()", "ends express-session.destroy"],
    ["deletes a record that names one", "await RefreshToken.deleteOne({ user })", "ends mongoose.write"],
    ["changes a record that names none", "await User.findByIdAndUpdate(id, { name })", "unknown mongoose.write"],
    ["calls what nobody knows", "await service.finish(req.user)", "unknown"],
    ["changes a cookie", "res.clearCookie('a')", "cannot cookie"],
    ["answers", "res.json({ ok: true })", "cannot nothing"],
    ["ends it in one branch, which is ending it", "if (a) { res.clearCookie('a'); } else { req.logout(); }", "ends passport.logout"],
    ["ends it, whatever else is unknown", "unknown(req); req.session.destroy()", "ends express-session.destroy"],
  ])("%s", (_name, body, expected) => expect(endingOf(doing(body))).toBe(expected));

  it("looks into helpers of the file, two deep", () => {
    const helpers = "function one(req) { two(req); } function two(req) { req.session.destroy(); }";
    expect(endingOf(doing("one(req)", helpers))).toBe("ends express-session.destroy");
    const deeper = "function one(req) { two(req); } function two(req) { three(req); } function three(req) { req.session.destroy(); }";
    expect(endingOf(doing("one(req)", deeper))).toBe("unknown");
  });

  it("ends with functions that call each other", () => {
    expect(endingOf(doing("one()", "function one() { two(); } function two() { one(); }"))).toBe("unknown");
    expect(endingOf("export async function handler(req, res) { await handler(req, res); }")).toBe("cannot nothing");
  });
});
