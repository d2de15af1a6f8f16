import rule from "../../src/rules/max-jwt-claims";
import { testRule } from "../rule-tester";

const tooMany = (count: number, max = 8) => [{ messageId: "tooMany", data: { token: "JWT", count: String(count), max: String(max) } }];
const jwt = `import jwt from "jsonwebtoken";\n`;
const eight = "a, b, c, d, e, f, g, h";

testRule(rule, {
  javascript: {
    valid: [
      { name: "as many as are allowed", code: `${jwt}jwt.sign({ ${eight} }, key);` },
      { name: "registered claims", code: `${jwt}jwt.sign({ ${eight}, iss, sub, aud, exp, nbf, iat, jti }, key);` },
      { name: "a spread of what is not shown", code: `${jwt}export const issue = (claims) => jwt.sign({ ...claims, ${eight} }, key);` },
      { name: "claims that some tokens have", code: `${jwt}jwt.sign({ ${eight}, ...(admin && { i }) }, key);` },
      { name: "a link", code: `${jwt}const inviteToken = jwt.sign({ ${eight}, i }, key);` },
      { name: "another sign", code: `tools.sign({ ${eight}, i }, key); const jwt = 1;` },
      { name: "a higher limit", code: `${jwt}jwt.sign({ ${eight}, i }, key);`, options: { max: 9 } },
    ],
    invalid: [
      { name: "one more", code: `${jwt}jwt.sign(«{ ${eight}, i }», key);`, errors: tooMany(9) },
      { name: "in a nested object", code: `${jwt}jwt.sign(«{ sub, user: { ${eight} }, theme }», key);`, errors: tooMany(9) },
      { name: "in a variable, with later writes", code: `${jwt}const payload = { ${eight} }; payload.i = 1; jwt.sign(«payload», key);`, errors: tooMany(9) },
      { name: "a lower limit", code: `${jwt}jwt.sign(«{ a, b }», key);`, options: { max: 1 }, errors: tooMany(2, 1) },
      { name: "no claim of one's own", code: `${jwt}jwt.sign(«{ a, sub }», key);`, options: { max: 0 }, errors: tooMany(1, 0) },
      { name: "jose", code: `import { SignJWT } from "jose"; new SignJWT(«{ ${eight}, i }»).setSubject(id).sign(key);`, errors: tooMany(9) },
      { name: "a callback's claims", code: `import { jwt } from "better-auth/plugins"; jwt({ jwt: { definePayload: () => ({ «a», b, c, d, e, f, g, h, i }) } });`, errors: tooMany(9) },
      { name: "what a wrapper is given", code: `${jwt}const issue = (claims) => jwt.sign(claims, key); issue(«{ ${eight}, i }»); issue({ a });`, errors: tooMany(9) },
      { name: "one payload of several signers, once for each token", code: `${jwt}const payload = { ${eight}, i }; jwt.sign(«payload», key); jwt.sign(«payload», other);`, errors: [...tooMany(9), ...tooMany(9)] },
    ],
  },
});
