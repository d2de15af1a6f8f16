import type { TSESLint } from "@typescript-eslint/utils";
import { analyseFile, type FileAnalysis } from "../analysis/file-analysis";
import { codeText } from "../analysis/text-test";
import type { SessionSettings } from "../public-types";
import { Credentials, type NameRules } from "./credential";
import { collectClientLogouts, type ClientLogout } from "./client-logouts";
import { pageTokens, sessionCallbackTokens, type ClientTokens } from "./client-tokens";
import { collectAccountChanges, type AccountChange } from "./account-changes";
import { collectAuthentications, type Authentication } from "./authentications";
import { collectClaimDecisions, type ClaimDecision } from "./claim-decisions";
import { collectCookieClears, type CookieClear } from "./cookie-clears";
import { collectCookieIdentities, type CookieIdentity } from "./cookie-identity";
import { sessionCookieText } from "./cookie-text";
import { collectCookieWrites, type CookieWrite } from "./cookie-writes";
import { collectCorsPolicies, type CorsPolicy } from "./cors-policies";
import { collectHandlers, type Handler } from "./handlers";
import { collectIdTokenUses, type IdTokenUse } from "./id-token-uses";
import { collectInterchangeableTokens, type InterchangeableToken } from "./interchangeable-tokens";
import { collectLogoutHandlers, type LogoutHandler } from "./logout-handlers";
import { collectRandomIds, type RandomId } from "./random-ids";
import { collectRefreshHandlers, type RefreshHandler } from "./refresh-handlers";
import { collectStoppedRotations, type StoppedRotation } from "./stopped-rotations";
import { implicitFlows, type ImplicitFlow } from "./implicit-flows";
import { LoggedTokens, type LoggedToken } from "./logged-tokens";
import { Receivers } from "./receivers";
import { collectIgnoredExpirations, type IgnoredExpiration } from "./ignored-expirations";
import { collectMissingAudiences, type MissingAudience } from "./missing-audiences";
import { collectPromisedVerifications, type PromisedVerification } from "./promised-verifications";
import { SessionEndings } from "./session-ending";
import { collectSessionLogins, type SessionLogin } from "./session-logins";
import { collectSessionReads, type SessionRead } from "./session-reads";
import { collectSessionRecords, type SessionRecord } from "./session-records";
import { collectSessionSetups, type SessionSetup } from "./session-setups";
import { collectSessionLifetimes, collectSlidingSessions, type SessionLifetime, type SlidingSession } from "./session-lifetimes";
import { collectSigningKeys, type SigningKey } from "./signing-keys";
import { collectStorageWrites, type StorageWrite } from "./storage-writes";
import { orTaught } from "./taught";
import { collectTokenContents, type TokenContent } from "./token-contents";
import { collectTokenIssues, type TokenIssue } from "./token-issues";
import { collectTokenAnswers, type TokenAnswer } from "./token-answers";
import { tokenText } from "./token-text";
import { tokenSetUps, type TokenSetUp } from "./token-set-ups";
import { collectAlgorithmFaults, type AlgorithmFault } from "./token-algorithms";
import { collectKeyLocations, type KeyLocation } from "./token-headers";
import { collectTokenVerifications, type TokenVerification } from "./token-verifications";
import { collectUnverifiedTokens, type UnverifiedToken } from "./unverified-tokens";
import { UrlTokens, type UrlToken } from "./url-tokens";

/** What facts are made from: the analysed file, what the team taught, and the decisions that all facts share. */
export interface FactContext {
  readonly file: FileAnalysis;
  readonly settings: Required<SessionSettings>;
  readonly receivers: Receivers;
  readonly credentials: Credentials;
  readonly handlers: readonly Handler[];
  readonly sessionEndings: SessionEndings;
}

/** All facts of one file, each kind gathered when a rule first asks for it. They hold evidence and no verdicts. */
export class SessionFacts implements FactContext {
  readonly file: FileAnalysis;
  readonly settings: Required<SessionSettings>;
  readonly receivers: Receivers;
  readonly credentials: Credentials;
  #sessionLifetimes: readonly SessionLifetime[] | undefined;
  #slidingSessions: readonly SlidingSession[] | undefined;
  #cookieClears: readonly CookieClear[] | undefined;
  #cookieWrites: readonly CookieWrite[] | undefined;
  #corsPolicies: readonly CorsPolicy[] | undefined;
  #randomIds: readonly RandomId[] | undefined;
  #sessionReads: readonly SessionRead[] | undefined;
  #sessionRecords: readonly SessionRecord[] | undefined;
  #tokenIssues: readonly TokenIssue[] | undefined;
  #tokenAnswers: readonly TokenAnswer[] | undefined;
  #tokenContents: readonly TokenContent[] | undefined;
  #authentications: readonly Authentication[] | undefined;
  #tokenVerifications: readonly TokenVerification[] | undefined;
  #unverifiedTokens: readonly UnverifiedToken[] | undefined;
  #storageWrites: readonly StorageWrite[] | undefined;
  #signingKeys: readonly SigningKey[] | undefined;
  #cookieIdentities: readonly CookieIdentity[] | undefined;
  #sessionLogins: readonly SessionLogin[] | undefined;
  #sessionSetups: readonly SessionSetup[] | undefined;
  #handlers: readonly Handler[] | undefined;
  #sessionEndings: SessionEndings | undefined;
  #logoutHandlers: readonly LogoutHandler[] | undefined;
  #clientLogouts: readonly ClientLogout[] | undefined;

  constructor(file: FileAnalysis, settings: Required<SessionSettings>) {
    this.file = file;
    this.settings = settings;
    this.receivers = new Receivers(file);
    this.credentials = new Credentials(file, this.receivers, settings);
  }

  /** Cookies that the file sets, and the cookies of the session middlewares that it sets up. */
  get cookieWrites(): readonly CookieWrite[] {
    return this.allCookieWrites.filter(({ browser }) => !browser);
  }

  /** The same, with the cookies that isomorphic libraries write in the browser. */
  get allCookieWrites(): readonly CookieWrite[] {
    return (this.#cookieWrites ??= maySetCookies(this) ? collectCookieWrites(this) : []);
  }

  /** Calls that delete a cookie by its name. */
  get cookieClears(): readonly CookieClear[] {
    return (this.#cookieClears ??= collectCookieClears(this));
  }

  /** What the file answers to requests from other origins. */
  get corsPolicies(): readonly CorsPolicy[] {
    return (this.#corsPolicies ??= [...collectCorsPolicies(this)]);
  }

  /** How long the sessions live that the file sets up, apart from their cookies. */
  get sessionLifetimes(): readonly SessionLifetime[] {
    return (this.#sessionLifetimes ??= collectSessionLifetimes(this));
  }

  /** Sessions that every use renews, as written. */
  get slidingSessions(): readonly SlidingSession[] {
    return (this.#slidingSessions ??= collectSlidingSessions(this));
  }

  /** Session IDs, tokens and secrets that the file makes itself, with whatever else it makes and names. */
  get randomIds(): readonly RandomId[] {
    return (this.#randomIds ??= [...collectRandomIds(this, this.cookieWrites)]);
  }

  /** What the file keeps of sessions, or of other things, on the server. */
  get sessionRecords(): readonly SessionRecord[] {
    return (this.#sessionRecords ??= [...collectSessionRecords(this)]);
  }

  /** Rows of sessions that the file looks up. */
  get sessionReads(): readonly SessionRead[] {
    return (this.#sessionReads ??= [...collectSessionReads(this)]);
  }

  /** JWTs and sealed tokens that the file issues. */
  get tokenIssues(): readonly TokenIssue[] {
    return (this.#tokenIssues ??= mayIssueTokens(this) ? collectTokenIssues(this) : []);
  }

  /** Tokens that stand for a session and that handlers answer with. */
  get tokenAnswers(): readonly TokenAnswer[] {
    return (this.#tokenAnswers ??= collectTokenAnswers(this, this.tokenIssues, this.cookieWrites));
  }

  /** Tokens that are accepted in place of others. */
  get interchangeableTokens(): readonly InterchangeableToken[] {
    return collectInterchangeableTokens(this, this.tokenIssues);
  }

  /** Tokens that the server copies into what a framework sends to the page, in the ways asked for. */
  clientTokens(ways: readonly string[]): readonly ClientTokens[] {
    return [...(ways.includes("sessionCallback") ? sessionCallbackTokens(this) : []), ...(ways.includes("pageProps") ? pageTokens(this) : [])];
  }

  /** What those tokens carry. */
  get tokenContents(): readonly TokenContent[] {
    return (this.#tokenContents ??= collectTokenContents(this, this.tokenIssues, this.tokenSetUps));
  }

  /** Options that hold for tokens wherever they are issued. */
  get tokenSetUps(): readonly TokenSetUp[] {
    return tokenSetUps(this);
  }

  /** Calls that verify or decode tokens, and set-ups of such checks. */
  get tokenVerifications(): readonly TokenVerification[] {
    return (this.#tokenVerifications ??= collectTokenVerifications(this));
  }

  /** What is wrong with the algorithms and keys by which tokens are verified. */
  get algorithmFaults(): readonly AlgorithmFault[] {
    return [...collectAlgorithmFaults(this, this.tokenVerifications)];
  }

  /** Places where a token that nobody has checked says where its own key is. */
  get keyLocations(): readonly KeyLocation[] {
    return [...collectKeyLocations(this, this.tokenVerifications)];
  }

  /** Verifications that let expired tokens in. */
  get ignoredExpirations(): readonly IgnoredExpiration[] {
    return [...collectIgnoredExpirations(this, this.tokenVerifications)];
  }

  /** Verifications that nobody waits for. */
  get promisedVerifications(): readonly PromisedVerification[] {
    return [...collectPromisedVerifications(this, this.tokenVerifications)];
  }

  /** Verifications with another server's keys that take tokens meant for others. */
  get missingAudiences(): readonly MissingAudience[] {
    return [...collectMissingAudiences(this, this.tokenVerifications)];
  }

  /** Tokens that the file's server code trusts unchecked. */
  get unverifiedTokens(): readonly UnverifiedToken[] {
    return (this.#unverifiedTokens ??= [...collectUnverifiedTokens(this, this.tokenVerifications)]);
  }

  /** Code that lets requests in by the signature of a token, and asks nobody or only for the user. */
  get authentications(): readonly Authentication[] {
    return (this.#authentications ??= collectAuthentications(this, this.tokenVerifications));
  }

  /** Decisions by a claim that says what somebody may do; `isNamed` says which claims do beside the known ones. */
  claimDecisionsBy(isNamed: (claim: string) => boolean): readonly ClaimDecision[] {
    return collectClaimDecisions(this, this.tokenVerifications, isNamed);
  }

  /** What the file does with rights and users that it takes from unsigned cookies. */
  get cookieIdentities(): readonly CookieIdentity[] {
    return (this.#cookieIdentities ??= collectCookieIdentities(this, () => this.allCookieWrites));
  }

  /** Keys of tokens, sessions and cookies that the file gives away by how it writes them. */
  get signingKeys(): readonly SigningKey[] {
    return (this.#signingKeys ??= collectSigningKeys(this));
  }

  /** Values that the file keeps in the browser's storages, its cookies among them. */
  get storageWrites(): readonly StorageWrite[] {
    return (this.#storageWrites ??= collectStorageWrites(this, this.allCookieWrites));
  }

  /** Places at which handlers write to the session who is logged in. */
  get sessionLogins(): readonly SessionLogin[] {
    return (this.#sessionLogins ??= collectSessionLogins(this));
  }

  /** Credentials of sessions in URLs; `rules` come from the options of the rule that asks. */
  urlTokens(rules: NameRules): readonly UrlToken[] {
    return [...new UrlTokens(this, { issues: () => this.tokenIssues, verifications: () => this.tokenVerifications }, rules).find()];
  }

  /** Credentials that are written to a log; `rules` come from the options of the rule that asks. */
  loggedTokens(rules: NameRules): readonly LoggedToken[] {
    return [...new LoggedTokens(this, rules).find()];
  }

  /** Requests for tokens that come in a URL. */
  get implicitFlows(): readonly ImplicitFlow[] {
    return [...implicitFlows(this)];
  }

  /** ID tokens that the file sends to an API as its key, or keeps as a session. */
  get idTokenUses(): readonly IdTokenUse[] {
    return [...collectIdTokenUses(this, this.cookieWrites)];
  }

  /** Session libraries that the file sets up and that keep sessions on the server. */
  get sessionSetups(): readonly SessionSetup[] {
    return (this.#sessionSetups ??= collectSessionSetups(this));
  }

  /** Functions that a server runs to answer requests. */
  get handlers(): readonly Handler[] {
    return (this.#handlers ??= collectHandlers(this));
  }

  /** Decides what a handler does to the session. */
  get sessionEndings(): SessionEndings {
    return (this.#sessionEndings ??= new SessionEndings(this));
  }

  /** Code that changes a password, a second factor or an account, and ends no session. */
  get accountChanges(): readonly AccountChange[] {
    return collectAccountChanges(this);
  }

  /** Code that gives new access tokens for refresh tokens, with what it does to the refresh token. */
  get refreshHandlers(): readonly RefreshHandler[] {
    return collectRefreshHandlers(this, this.tokenIssues, this.tokenVerifications);
  }

  /** Options by which authorization servers stop to replace refresh tokens. */
  get stoppedRotations(): readonly StoppedRotation[] {
    return [...collectStoppedRotations(this)];
  }

  /** Server handlers that log somebody out, with what they do to the session. */
  get logoutHandlers(): readonly LogoutHandler[] {
    return (this.#logoutHandlers ??= collectLogoutHandlers(this));
  }

  /** Logouts of page code of which no server hears. */
  get clientLogouts(): readonly ClientLogout[] {
    return (this.#clientLogouts ??= collectClientLogouts(this));
  }
}

/** Facts of other kinds ask for cookies too, in files that set none. */
function maySetCookies({ file, settings }: FactContext): boolean {
  return orTaught(sessionCookieText, settings.cookieSetters).matches(codeText(file.sourceCode));
}

/** The same for tokens. */
function mayIssueTokens({ file, settings }: FactContext): boolean {
  return orTaught(tokenText, settings.signers).matches(codeText(file.sourceCode));
}

const factsBySource = new WeakMap<object, WeakMap<object, SessionFacts>>();

/** The facts of a file; shared by all rules that run with the same settings. */
export function factsOf(sourceCode: Readonly<TSESLint.SourceCode>, physicalFilename: string | undefined, settings: Required<SessionSettings>): SessionFacts {
  let bySettings = factsBySource.get(sourceCode);
  if (!bySettings) factsBySource.set(sourceCode, (bySettings = new WeakMap()));
  let facts = bySettings.get(settings);
  if (!facts) bySettings.set(settings, (facts = new SessionFacts(analyseFile(sourceCode, physicalFilename), settings)));
  return facts;
}
