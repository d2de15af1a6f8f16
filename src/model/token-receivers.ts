import { loginNames, signUpNames, stepUpNames } from "./login-words";

/** Names and paths of handlers that log somebody in, or keep him logged in. */
export const sessionHandlerNames: readonly (readonly string[])[] = [
  ...loginNames, ...signUpNames, ...stepUpNames,
  ["auth"], ["refresh"], ["renew"], ["session"], ["sessions"], ["callback"], ["google"], ["facebook"], ["github"], ["social"], ["passport"], ["credentials"], ["verify"],
];

/** Words that say it of handlers which do more than read. */
export const accountWords: ReadonlySet<string> = new Set(["token", "tokens", "jwt", "user", "users", "account", "accounts", "admin", "admins", "password", "guest"]);

/** Words that say that a handler's token goes to something else than the page: a service, a device, another company's widget. */
export const otherReceivers: readonly (readonly string[])[] = [
  ["mobile"], ["android"], ["ios"], ["native"], ["expo"], ["cli"], ["desktop"], ["device"], ["devices"], ["iot"], ["extension"], ["api", "key"], ["api", "keys"], ["apikey"], ["apikeys"], ["pat"], ["personal", "access", "token"],
  ["m2m"], ["machine"], ["service"], ["internal"], ["webhook"], ["integration"], ["server", "to", "server"], ["client", "credentials"],
  ["socket"], ["ws"], ["websocket"], ["realtime"], ["pusher"], ["ably"], ["centrifugo"], ["ticket"],
  ["zoom"], ["metabase"], ["jitsi"], ["livekit"], ["twilio"], ["agora"], ["video"], ["meeting"], ["room"], ["embed"], ["iframe"], ["dashboard", "url"], ["signature"], ["mapkit"], ["cube"], ["tableau"], ["superset"], ["intercom"], ["zendesk"], ["canny"],
  ["invite"], ["invitation"], ["unsubscribe"], ["share"], ["download"], ["upload"], ["csrf"], ["xsrf"], ["captcha"], ["confirm", "email"], ["verification", "email"], ["send", "verification"], ["send", "email"], ["forgot"], ["forget"], ["recover"], ["recovery"],
];

/** Claims by which a payload shows that it stands for a user. */
export const userClaims = /^(?:_?id|user|user_?(?:id|name|info|data)|uid|uuid|sub|email|username|login|name|role|roles|is_?admin|account_?id|member_?id|admin_?id|customer_?id|phone(?:_?number)?|mobile)$/iu;

/** What an OAuth token endpoint reads that a login does not. */
export const oauthWords = /\bgrant_?type\b|\bcode_?verifier\b|\bclient_?secret\b|\bclient_?credentials\b/iu;
/** Paths of such endpoints. */
export const oauthPath = /(?:^|\/)(?:oauth2?|oidc|openid|openid-connect|connect|\.well-known)(?:\/[^/]+)*\/(?:tokens?|device_?(?:authorization|code))\/?$/iu;
