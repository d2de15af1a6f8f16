import { eitherTest, textTest } from "../analysis/text-test";

const packages = ["jsonwebtoken", "jose", 'jws"', "paseto"];

/** What decodes Base64; what is encoded, or asked for its encoding, is no token that is read: `toString("base64")`. */
const byHand = ["\\batob\\b", "base64[uU]rl", "base64[dD]ecode", "[dD]ecodeBase64", "b64", String.raw`(?<!toString\(\s*|[=!]==?\s*|\bcase\s*)["'\x60]base64(?:url)?["'\x60](?!\s*(?:[=!]==?|:))`];

/** A file verifies or decodes a token only with a library that has one of these in its name, and a call that says so. */
export const decodingText = eitherTest(
  textTest({ any: ["[jJ][wW][tT]"], packages, and: ["[dD]ecode", "[vV]erify", "[dD]ecrypt", "decompose"], stems: ["jwt"] }),
  // by hand: JSON.parse(atob(token.split(".")[1])), and JSON.parse(atob(jwt)) of what is only called so
  textTest({ any: byHand, and: [String.raw`\bsplit\(\s*(?:["'\x60]\.["'\x60]|\w+\s*\))`, String.raw`\batob\(\s*\w*[jJ]wt\w*\s*\)`], stems: ["atob(", "base64", "b64de", "b64ur", "b64_d", "b64_u", "b64to"], andStems: ["json_parse", 'json["parse'] }),
);

/** The same for promises of a verification, of providers' tokens and of sealed ones too. */
export const promisingText = textTest({
  any: ["[jJ][wW][tT]", "unseal", "verifyIdToken", "verifySessionCookie"],
  packages: [...packages, "iron-webcrypto", "@hapi/iron"],
  stems: ["jwt", "unseal", "verifyidtoken", "verifysessioncookie"],
});

/** The same for options by which tokens are verified. */
export const algorithmText = textTest({ any: ["[jJ][wW][tT]"], packages, stems: ["jwt"] });

/** An expired token passes only where one of these is written. */
export const expirationText = textTest({
  any: ["ignoreExp", "onExpired", String.raw`\bexp\b`],
  and: ["[jJ][wW][tT]", "[jJ]sonwebtoken", "jose", "paseto", "ignoreExpiration"],
  stems: ["jwt", "ignoreexpir", "ignoreexp:", "ignoreexp_", 'ignoreexp"', "ignoreexp,", "ignoreexp}", "onexpired"],
});

/** Keys of another server, or Google's verification. */
export const audienceText = textTest({
  any: ["verifyIdToken", "[jJ][wW][kK]", "getSigningKey", "JwtVerifier", "JwtRsaVerifier"],
  stems: ["verifyidtoken", '"jwks', "jwkset", "jwksc", "jwksu", "jwksr", "jwks_", "_jwks", "/jwks", "rtjwk", '"jwk"', "_jwk_", "signingkey", "jwtverifier", "jwtrsa"],
});
