/** What a token is for. `session`: it is a sealed session itself. */
export type TokenPurpose = "access" | "refresh" | "one-time" | "service" | "session";
/** Tokens whose lifetime is not the application's to judge. */
export type TokenExemption = "unsubscribe" | "third-party" | "file-name";
export type NamedPurpose = Exclude<TokenExemption, "file-name"> | Exclude<TokenPurpose, "session">;

/** Words that say what a token is for, in any text: a link, a claim, a cookie's name. Several words are a sequence. */
export const purposeWords: Readonly<Record<NamedPurpose, readonly string[]>> = {
  "unsubscribe": ["unsubscribe", "unsub", "optout", "opt out"],
  "third-party": ["client assertion", "client secret", "assertion", "app store connect", "github app", "vapid"],
  "refresh": ["refresh", "renewal", "remember"],
  "one-time": [
    "reset", "forgot", "forgotten", "recover", "recovery", "verify", "verification", "confirm", "confirmation", "activate", "activation", "invite", "invitation",
    "magic", "passwordless", "one time", "onetime", "unlock", "download", "upload", "preview",
  ],
  "service": ["m2m", "s2s", "machine", "server to server", "client credentials", "microservice", "api key", "apikey"],
  "access": ["access"],
};

/** More words, which say it only in the name of a variable, property, function or key. */
export const purposeNames: Readonly<Partial<Record<NamedPurpose, readonly string[]>>> = {
  // whose key it is takes the token, too, and says how long it may live
  "third-party": [
    "apns", "mapkit", "map kit", "musickit", "music kit", "apple music", "weatherkit", "weather kit", "apple private key", "apple p8", "github private key", "service account", "snowflake", "mux", "kling", "zoom", "jaas",
    "canny", "zendesk", "intercom", "featurebase", "metabase", "onlyoffice", "only office", "tiptap",
  ],
  "one-time": [
    "email", "mail", "otp", "ott", "state", "nonce", "challenge", "2fa", "mfa", "totp", "two factor", "captcha", "csrf", "ticket", "share", "approval", "temp", "temporary", "pre auth", "handshake",
  ],
  "refresh": ["rt"],
  "service": ["service", "internal", "worker", "webhook", "cron", "bot"],
  "access": ["session", "login", "bearer", "auth"],
};

/** Claims whose text says what a token is for. */
export const purposeClaims: readonly string[] = ["type", "typ", "purpose", "token_type", "tokenType", "token_use", "tokenUse", "use", "usage", "kind", "action", "scope", "intent", "reason", "for"];
/** Claims and options whose text may say it, but as often names a service that takes the token. */
export const addressClaims: readonly string[] = ["sub", "subject", "aud", "audience", "iss", "issuer"];

/** With one of these first in its name, a function makes or sends what the rest names. */
export const makingWords: ReadonlySet<string> = new Set([
  "generate", "gen", "create", "sign", "issue", "make", "get", "build", "new", "encode", "mint", "produce", "compose", "send", "resend", "request", "forgot", "forget", "invite", "emit", "add", "prepare",
]);

/** What the first parameter of a handler of requests is called. */
export const handlerParameters: ReadonlySet<string> = new Set(["req", "request", "ctx", "context", "c", "event", "_req", "_", "_request"]);

/** Audiences of services that say themselves how long a token for them may live. */
export const foreignAudiences: readonly RegExp[] = [
  /^(?:https:\/\/)?(?:[\w-]+\.)*(?:apple|google|googleapis|microsoftonline|snowflakecomputing|salesforce|docusign|adobelogin|box|linkedin|zoom|okta|github|gitlab|slack|paypal|twilio|xero)\.(?:com|us|net)(?:\/|$)/u,
  /^appstoreconnect-v\d$/u,
  // meetings of Jitsi and of its hosted service
  /^jitsi$/u,
  // an authorization server's token endpoint takes client assertions
  /^https:\/\/.+\/(?:oauth2?\/(?:v\d\/)?)?token\/?$/u,
];

/** Claims that only such a service asks for, all of one list: Zoom's meetings and sessions, Metabase's embedded dashboards. */
export const foreignClaims: readonly (readonly string[])[] = [["sdkKey"], ["app_key", "tpc"], ["resource", "params"]];

/** The end of a text that makes a file's name of what stands before it. */
export const fileEnding = /\.(?:png|jpe?g|gif|webp|svg|pdf|csv|zip|mp4|ics)$/u;
