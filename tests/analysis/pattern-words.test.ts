import { describe, expect, it } from "vitest";
import { patternWords } from "../../src/analysis/pattern-words";

describe("the words that a pattern needs", () => {
  it.each([
    ["express-session", ["express_session"]],
    ["[sS]ession", ["session"]],
    ["[rR][eE][fF]resh[-_]?[tT]oken", ["refresh_token", "refreshtoken"]],
    [String.raw`\bsess\b`, ["sess"]],
    [String.raw`["'\x60]koa["'\x60]`, ['"koa"']],
    ["(?:SIGNING|COOKIE)_?KEY", ["signing_key", "signingkey", "cookie_key", "cookiekey"]],
    // what may be missing, or stand there often, is in no word
    ["sessions?", ["session"]],
    ["session(?:Id)*", ["session"]],
    ["log+out", ["out"]],
    ["a{2}ccess", ["ccess"]],
    ["session{0,2}", ["sessio"]],
    ["session{id", ["session{id"]],
    [String.raw`\.get\s*\(cookie`, ["(cookie"]],
    ["sign[a-z]+token", ["token"]],
    ["sign[^;]token", ["token"]],
    [String.raw`sign.token`, ["token"]],
    // what stands before or after a match is not part of it
    ["[sS]ecret(?!Name)", ["secret"]],
    [String.raw`(?<!JSON\.)stringify\(`, ["stringify("]],
    // each alternative has its own
    ["jwt|paseto", ["jwt", "paseto"]],
    [String.raw`cookie|\w+`, undefined],
    ["(?:jwt|id)_?(?:sign|verify)token", ["jwt_signtoken", "jwt_verifytoken", "jwtsigntoken", "jwtverifytoken", "id_signtoken", "id_verifytoken", "idsigntoken", "idverifytoken"]],
    ["(?:jwt|\\w)sign", ["sign"]],
    // too short, or of other characters than a word search knows
    ["id", undefined],
    [String.raw`\+\+`, undefined],
    [String.raw`\w*`, undefined],
    ["", undefined],
    ["выход", undefined],
    ["[eé]connexion", ["connexion"]],
    ["[aA]meldée", ["ameld"]],
  ])("of %j are %j", (pattern, words) => {
    expect(patternWords(pattern)).toEqual(words);
  });
});
