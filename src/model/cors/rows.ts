import type { CallPattern, Row } from "../row";

/** What a library answers a request with an `Origin` header: that origin, whichever it is, or something else. */
export type OriginAnswer = "echo" | "other";

/** One way to set up cross-origin requests by options. */
export interface CorsRow extends Row {
  /** The calls that take the options, in whichever argument is an object that has them. */
  readonly calls: readonly CallPattern[];
  /** Fastify plugins: `app.register(plugin, options)`. */
  readonly plugins?: readonly CallPattern[];
  /** Dotted paths to the policy in the options; an empty one is the options themselves. */
  readonly paths: readonly string[];
  /** What the option is called that names the origins, where it is not `origin` alone; the first that is there counts. */
  readonly originOptions?: readonly string[];
  /** The answer where the options name no origin. */
  readonly withoutOrigin: OriginAnswer;
  /** The answer to `'*'` where credentials are allowed. */
  readonly wildcard: OriginAnswer;
  /** Whether credentials are allowed where the options do not say. */
  readonly credentialsByDefault: boolean;
  /** The call sets up CORS even without options. */
  readonly withoutOptions?: true;
}
