import { answerRows } from "../../src/model/answers";
import { corsRows } from "../../src/model/cors/index";
import { clientDropRows } from "../../src/model/client-drops";
import { cookieClearRows } from "../../src/model/cookie-clears";
import { cookieReadRows } from "../../src/model/cookie-reads";
import { cookieRows } from "../../src/model/cookies/index";
import { idTokenRows } from "../../src/model/id-tokens";
import { keyRows } from "../../src/model/keys/index";
import { randomRows } from "../../src/model/random-ids/index";
import { sessionEnders } from "../../src/model/session-enders";
import { sessionLifetimeRows } from "../../src/model/session-lifetimes";
import { endlessStores, storeRows } from "../../src/model/session-stores/index";
import { sessionSetupRows } from "../../src/model/sessions/setups";
import { storageRows } from "../../src/model/storage/index";
import { scriptCookies } from "../../src/model/storage/script-cookies";
import { handMadeToken } from "../../src/model/tokens/hand-made";
import { rotationRows } from "../../src/model/refresh-rotation";
import { issueRows, tokenRows } from "../../src/model/tokens/index";
import { ownSigner } from "../../src/model/tokens/own-signers";
import { logRows } from "../../src/model/logs";
import { queryBuilderRows, queryExtractorRows, queryReadRows, queryRows } from "../../src/model/url-queries";
import { answerCoverage, issuedTokenCoverage } from "./answers";
import { authenticationCoverage, authenticationRows } from "./authentications";
import type { Domain } from "./cells";
import { claimCoverage } from "./claims";
import { clientDropCoverage } from "./client-drops";
import { cookieAttributeCoverage } from "./cookie-attributes";
import { cookieClearCoverage } from "./cookie-clears";
import { cookieReadCoverage } from "./cookie-reads";
import { cookieCoverage } from "./cookies";
import { corsCoverage } from "./cors";
import { idTokenCoverage } from "./id-tokens";
import { keyCoverage } from "./keys";
import { cookieApisNotModelled } from "./not-modelled";
import { randomIdCoverage } from "./random-ids";
import { scriptCookieCoverage } from "./script-cookies";
import { rotationCoverage } from "./refresh-rotation";
import { sessionEnderCoverage } from "./session-enders";
import { sessionLifetimeCoverage } from "./session-lifetimes";
import { sessionSetupCoverage } from "./session-setups";
import { sessionStoreCoverage } from "./session-stores";
import { storageCoverage } from "./storage";
import { tokenCoverage, verifyingApis } from "./tokens";
import { logCoverage } from "./logs";
import { urlQueryCoverage } from "./url-queries";
import {
  algorithmCoverage, algorithmRows, audienceCoverage, audienceRows, decoderCoverage, decoderRows, expiryCoverage, expiryRows, promiseCoverage, promiseRows,
} from "./verifiers";

const scriptCookieIds: ReadonlySet<string> = new Set(scriptCookies.map(({ id }) => id));
const scriptCookieRows: Domain["rows"] = [
  ...storageRows.filter((row) => scriptCookieIds.has(row.id) || row.values?.some(({ storage }) => storage === "cookie")),
  ...cookieRows.filter((row) => row.serverOnly),
];

/** The row lists of the model, with the rules whose cells each row has. */
export const domains: readonly Domain[] = [
  {
    name: "cookies", rows: cookieRows, rules: ["require-httponly-cookie", "require-secure-cookie", "require-samesite-cookie", "max-session-lifetime"], coverage: [...cookieCoverage, ...cookieAttributeCoverage],
    kinds: ["cookie-setter", "session-middleware"], notModelled: cookieApisNotModelled,
  },
  { name: "deleted cookies", rows: cookieClearRows, rules: ["consistent-clear-cookie"], coverage: cookieClearCoverage },
  { name: "cookies that are read", rows: cookieReadRows, rules: ["no-unsigned-cookie-identity"], coverage: cookieReadCoverage },
  { name: "session lifetimes", rows: sessionLifetimeRows, rules: ["max-session-lifetime"], coverage: sessionLifetimeCoverage },
  { name: "session stores", rows: [...storeRows, ...endlessStores], rules: ["require-session-ttl"], coverage: sessionStoreCoverage },
  { name: "tokens", rows: tokenRows, rules: ["max-jwt-lifetime"], coverage: tokenCoverage, kinds: ["jwt"], notModelled: verifyingApis },
  { name: "claims", rows: [...tokenRows, handMadeToken, ownSigner], rules: ["no-mutable-claims-in-jwt", "no-sensitive-claims-in-jwt", "max-jwt-claims"], coverage: claimCoverage },
  { name: "ID tokens", rows: idTokenRows, rules: ["no-id-token-as-bearer"], coverage: idTokenCoverage },
  { name: "keys", rows: keyRows, rules: ["no-hardcoded-session-secret"], coverage: keyCoverage },
  { name: "random IDs", rows: randomRows, rules: ["require-strong-session-id"], coverage: randomIdCoverage },
  { name: "CORS", rows: corsRows, rules: ["no-credentialed-cors-reflection"], coverage: corsCoverage },
  { name: "session set-ups", rows: sessionSetupRows, rules: ["require-session-store", "no-uninitialized-session"], coverage: sessionSetupCoverage },
  { name: "session enders", rows: sessionEnders, rules: ["no-stateless-logout"], coverage: sessionEnderCoverage, kinds: ["session-middleware"], notModelled: {} },
  { name: "client drops", rows: clientDropRows, rules: ["no-client-only-logout"], coverage: clientDropCoverage },
  { name: "storage", rows: storageRows.filter((row) => !scriptCookieIds.has(row.id)), rules: ["no-jwt-in-localstorage"], coverage: storageCoverage },
  { name: "cookies by script", rows: scriptCookieRows, rules: ["no-jwt-in-script-cookie"], coverage: scriptCookieCoverage },
  { name: "answers", rows: answerRows, rules: ["no-jwt-in-response"], coverage: answerCoverage },
  { name: "issued tokens", rows: issueRows, rules: ["no-jwt-in-response", "no-interchangeable-tokens"], coverage: issuedTokenCoverage },
  { name: "token decoders", rows: decoderRows, rules: ["no-unverified-jwt"], coverage: decoderCoverage },
  { name: "algorithms", rows: algorithmRows, rules: ["require-jwt-algorithms"], coverage: algorithmCoverage },
  { name: "expiry", rows: expiryRows, rules: ["no-ignored-jwt-expiration"], coverage: expiryCoverage },
  { name: "promised verifications", rows: promiseRows, rules: ["no-unawaited-jwt-verification"], coverage: promiseCoverage },
  { name: "audiences", rows: audienceRows, rules: ["require-jwt-audience"], coverage: audienceCoverage },
  { name: "refresh-token rotation", rows: rotationRows, rules: ["require-refresh-token-rotation"], coverage: rotationCoverage },
  { name: "authentications", rows: authenticationRows, rules: ["no-stateless-session", "no-jwt-claims-authorization"], coverage: authenticationCoverage },
  { name: "queries of URLs", rows: [...queryRows, ...queryBuilderRows, ...queryReadRows, ...queryExtractorRows], rules: ["no-token-in-url"], coverage: urlQueryCoverage },
  { name: "logs", rows: logRows, rules: ["no-token-in-log"], coverage: logCoverage },
];
