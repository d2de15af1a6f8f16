import type { CallPattern } from "../row";
import type { DecodeRow, VerifierRow, VerifierSetUpRow, VerifyRow } from "../verifier-row";
import { frameworkVerifiers } from "./frameworks";
import { libraryVerifiers } from "./libraries";
import { providerVerifiers } from "./providers";

/** Every way to verify a token or to read one, and every set-up that verifies the tokens that come in. */
export const verifierRows: readonly VerifierRow[] = [...libraryVerifiers, ...frameworkVerifiers, ...providerVerifiers];

export const checkRows: readonly (VerifyRow | DecodeRow)[] = verifierRows.filter((row) => row.role !== "set-up");
export const verifierSetUpRows: readonly VerifierSetUpRow[] = verifierRows.filter((row) => row.role === "set-up");

/** What brings the keys of somebody else's server: with them, tokens that are meant for others verify too. */
export const remoteKeySets: readonly CallPattern[] = [
  "jose#createRemoteJWKSet()", "jose/**#createRemoteJWKSet()", "jose#JWKS.KeyStore()", "jwks-rsa#**()**", "get-jwks#**()**", "jwk-to-pem#**()",
];
