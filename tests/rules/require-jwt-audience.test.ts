import rule from "../../src/rules/require-jwt-audience";
import { testRule, type ExpectedError } from "../rule-tester";

const missing = (name: string, option = "audience"): ExpectedError => ({ messageId: "missing", data: { name, option } });
const turnedOff = (option = "audience"): ExpectedError => ({ messageId: "turnedOff", data: { name: expectName(option), option } }) as ExpectedError;
function expectName(option: string): string {
  return option === "clientId" ? "CognitoJwtVerifier.create" : "client.verifyIdToken";
}
const google = `import { OAuth2Client } from "google-auth-library"; const client = new OAuth2Client(id); `;
const jose = `import { createRemoteJWKSet, jwtVerify } from "jose"; const keys = createRemoteJWKSet(new URL(address)); `;
const jwks = `import jwksClient from "jwks-rsa"; import jwt from "jsonwebtoken"; const client = jwksClient({ jwksUri }); `;

testRule(rule, {
  javascript: {
    valid: [
      { name: "an audience that a function takes out and compares", code: `${google}const ticket = await client.verifyIdToken({ idToken }); const isOurs = ({ iss, aud }) => aud === id; if (!isOurs(ticket.getPayload())) throw new Error();` },
      { name: "Google with an audience", code: `${google}client.verifyIdToken({ idToken, audience: id });` },
      { name: "Google with options from elsewhere", code: `${google}client.verifyIdToken(options);` },
      { name: "Google with a spread", code: `${google}client.verifyIdToken({ idToken, ...options });` },
      { name: "Google, and `aud` compared by hand", code: `${google}const ticket = await client.verifyIdToken({ idToken }); if (ticket.getPayload().aud !== id) throw new Error();` },
      { name: "a key set with an audience", code: `${jose}await jwtVerify(token, keys, { issuer, audience });` },
      { name: "a key set with options from elsewhere", code: `${jose}await jwtVerify(token, keys, options);` },
      { name: "an access token, whose client is compared", code: `${jose}const { payload } = await jwtVerify(token, keys, { issuer }); if (payload.client_id !== id) throw new Error();` },
      { name: "an own secret", code: `import { jwtVerify } from "jose"; const jwk = 1; await jwtVerify(token, new TextEncoder().encode(process.env.SECRET));` },
      { name: "own keys", code: `import { createLocalJWKSet, jwtVerify } from "jose"; await jwtVerify(token, createLocalJWKSet(jwks));` },
      { name: "Firebase, whose project is the audience", code: `import { getAuth } from "firebase-admin/auth"; await getAuth().verifyIdToken(token);` },
      { name: "express-jwt with an audience", code: `import { expressjwt } from "express-jwt"; import { expressJwtSecret } from "jwks-rsa"; expressjwt({ secret: expressJwtSecret({ jwksUri }), algorithms: ["RS256"], audience });` },
      { name: "Cognito with a client", code: `import { CognitoJwtVerifier } from "aws-jwt-verify"; CognitoJwtVerifier.create({ userPoolId, tokenUse: "access", clientId });` },
      { name: "another verifyIdToken", code: `import { verifyIdToken } from "./mine.js"; verifyIdToken({ idToken });` },
    ],
    invalid: [
      { name: "Google", code: `${google}await «client.verifyIdToken»({ idToken });`, errors: [missing("client.verifyIdToken")] },
      { name: "Google with an audience of null", code: `${google}await client.verifyIdToken({ idToken, audience: «null» });`, errors: [turnedOff()] },
      { name: "jose with a key set", code: `${jose}await «jwtVerify»(token, keys, { issuer });`, errors: [missing("jwtVerify")] },
      { name: "jose without options", code: `${jose}await «jwtVerify»(token, keys);`, errors: [missing("jwtVerify")] },
      { name: "a key function", code: `${jwks}«jwt.verify»(token, (header, done) => { client.getSigningKey(header.kid, (error, key) => done(error, key.getPublicKey())); }, { algorithms: ["RS256"] }, callback);`, errors: [missing("jwt.verify")] },
      { name: "a named key function", code: `${jwks}function getKey(header, done) { client.getSigningKey(header.kid, (error, key) => done(error, key.getPublicKey())); } «jwt.verify»(token, getKey, { algorithms: ["RS256"] }, callback);`, errors: [missing("jwt.verify")] },
      { name: "a key that was fetched", code: `${jwks}const key = await client.getSigningKey(kid); «jwt.verify»(token, key.getPublicKey(), { algorithms: ["RS256"] });`, errors: [missing("jwt.verify")] },
      { name: "express-jwt", code: `import { expressjwt } from "express-jwt"; import { expressJwtSecret } from "jwks-rsa"; «expressjwt»({ secret: expressJwtSecret({ jwksUri }), algorithms: ["RS256"] });`, errors: [missing("expressjwt")] },
      { name: "passport-jwt", code: `import { Strategy } from "passport-jwt"; import { passportJwtSecret } from "jwks-rsa"; new «Strategy»({ jwtFromRequest, secretOrKeyProvider: passportJwtSecret({ jwksUri }), algorithms: ["RS256"] }, verify);`, errors: [missing("Strategy")] },
      { name: "Hono's key sets", code: `import { jwk } from "hono/jwk"; app.use(«jwk»({ jwks_uri: address, alg: ["RS256"] }));`, errors: [missing("jwk", "aud")] },
      { name: "Cognito without a client", code: `import { CognitoJwtVerifier } from "aws-jwt-verify"; CognitoJwtVerifier.create({ userPoolId, tokenUse: "access", clientId: «null» });`, errors: [turnedOff("clientId")] },
    ],
  },
  typescript: {
    valid: [],
    invalid: [
      { name: "a strategy of Nest", code: `import { Strategy } from "passport-jwt"; import { passportJwtSecret } from "jwks-rsa"; class JwtStrategy extends PassportStrategy(Strategy) { constructor() { «super»({ jwtFromRequest, secretOrKeyProvider: passportJwtSecret({ jwksUri }), issuer }); } }`, errors: [missing("super")] },
    ],
  },
});
