import type { TSESLint } from "@typescript-eslint/utils";
import { analyseFile, type FileAnalysis } from "../analysis/file-analysis";
import { codeText } from "../analysis/text-test";
import type { SessionSettings } from "../public-types";
import { Credentials } from "./credential";
import { collectCookieClears, type CookieClear } from "./cookie-clears";
import { collectCookieIdentities, type CookieIdentity } from "./cookie-identity";
import { sessionCookieText } from "./cookie-text";
import { collectCookieWrites, type CookieWrite } from "./cookie-writes";
import { collectCorsPolicies, type CorsPolicy } from "./cors-policies";
import { collectHandlers, type Handler } from "./handlers";
import { collectLogoutHandlers, type LogoutHandler } from "./logout-handlers";
import { collectRandomIds, type RandomId } from "./random-ids";
import { Receivers } from "./receivers";
import { SessionEndings } from "./session-ending";
import { collectSessionLogins, type SessionLogin } from "./session-logins";
import { collectSessionReads, type SessionRead } from "./session-reads";
import { collectSessionRecords, type SessionRecord } from "./session-records";
import { collectSessionSetups, type SessionSetup } from "./session-setups";
import { collectSessionLifetimes, collectSlidingSessions, type SessionLifetime, type SlidingSession } from "./session-lifetimes";
import { collectSigningKeys, type SigningKey } from "./signing-keys";
import { collectStorageWrites, type StorageWrite } from "./storage-writes";
import { orTaught } from "./taught";
import { collectTokenIssues, type TokenIssue } from "./token-issues";
import { tokenSetUps, type TokenSetUp } from "./token-set-ups";

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
  #storageWrites: readonly StorageWrite[] | undefined;
  #signingKeys: readonly SigningKey[] | undefined;
  #cookieIdentities: readonly CookieIdentity[] | undefined;
  #sessionLogins: readonly SessionLogin[] | undefined;
  #sessionSetups: readonly SessionSetup[] | undefined;
  #handlers: readonly Handler[] | undefined;
  #sessionEndings: SessionEndings | undefined;
  #logoutHandlers: readonly LogoutHandler[] | undefined;

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
    return (this.#tokenIssues ??= collectTokenIssues(this));
  }

  /** Options that hold for tokens wherever they are issued. */
  get tokenSetUps(): readonly TokenSetUp[] {
    return tokenSetUps(this);
  }

  /** What the file does with rights and users that it takes from unsigned cookies. */
  get cookieIdentities(): readonly CookieIdentity[] {
    return (this.#cookieIdentities ??= collectCookieIdentities(this));
  }

  /** Keys of tokens, sessions and cookies that the file gives away by how it writes them. */
  get signingKeys(): readonly SigningKey[] {
    return (this.#signingKeys ??= collectSigningKeys(this));
  }

  /** Values that the file keeps in the browser's storages. */
  get storageWrites(): readonly StorageWrite[] {
    return (this.#storageWrites ??= collectStorageWrites(this));
  }

  /** Places at which handlers write to the session who is logged in. */
  get sessionLogins(): readonly SessionLogin[] {
    return (this.#sessionLogins ??= collectSessionLogins(this));
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

  /** Server handlers that log somebody out, with what they do to the session. */
  get logoutHandlers(): readonly LogoutHandler[] {
    return (this.#logoutHandlers ??= collectLogoutHandlers(this));
  }
}

/** Facts of other kinds ask for cookies too, in files that set none. */
function maySetCookies({ file, settings }: FactContext): boolean {
  return orTaught(sessionCookieText, settings.cookieSetters).matches(codeText(file.sourceCode));
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
