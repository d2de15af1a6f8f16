import type { SessionFacts } from "../facts/session-facts";
import { signingAlgorithm, type AlgorithmFault } from "../facts/token-algorithms";
import { algorithmText } from "../facts/verification-text";
import { listAlgorithms } from "../fix/list-algorithms";
import { createRule } from "../rule/create-rule";

interface Options {
  readonly require?: "unbound" | "always";
}

type MessageIds = AlgorithmFault["cause"] | "keyLocation" | "listAlgorithms";

export default createRule<Options, MessageIds>({
  name: "require-jwt-algorithms",
  docs: {
    description: "require a fixed list of algorithms, and keys of the server's own choice, where JWTs are verified",
    presets: { recommended: { severity: "error" }, strict: { severity: "error", options: { require: "always" } } },
    cwe: [347],
    asvs: ["9.1.2 (1)", "9.1.3 (1)"],
  },
  hasSuggestions: true,
  messages: {
    none: "The algorithm `none` is allowed, so a token without any signature passes. List only the algorithm that the tokens are signed with.",
    chosen: "The token or the request chooses the algorithm by which the token is verified, so its forger does. List the algorithm that the tokens are signed with.",
    sentKey: "The key by which the token is verified comes with the token or the request, so its forger brings his own. Take the key from the server's configuration or from a key set at a fixed address.",
    unbound: "Without an algorithm, `{{name}}` takes the one that the token names, so its forger chooses it. Give the algorithm that the tokens are signed with.",
    unlisted: "`{{name}}` gets no list of algorithms, so any that the key may be used with passes. List the algorithm that the tokens are signed with.",
    mixed: "The list has algorithms for a shared secret beside those for a public key, and with the public key as the secret anybody signs a token. List only one kind.",
    keyLocation: "`{{claim}}` of a token that nobody has verified yet becomes part of a {{target}}, so the token's forger chooses where its key comes from. Look it up in a list of known keys.",
    listAlgorithms: "Allow only {{algorithm}}, with which this file signs its tokens.",
  },
  optionProperties: {
    require: { type: "string", enum: ["unbound", "always"], description: "Where a list of algorithms has to be: `unbound`, where the token would name its own, or `always`." },
  },
  defaults: { require: "unbound" },
  mayReport: () => algorithmText,
  check(facts, options, context) {
    const reported = new Set<unknown>();
    for (const fault of facts.algorithmFaults) {
      if (!isReported(fault, options) || reported.has(fault.node)) continue;
      reported.add(fault.node);
      const name = context.sourceCode.getText(fault.verification.node as never).split("\n")[0] ?? "";
      context.report({ node: fault.node as never, messageId: fault.cause, data: { name }, suggest: suggestions(facts, fault, context.sourceCode) });
    }
    for (const { claim, target, node } of facts.keyLocations) context.report({ node: node as never, messageId: "keyLocation", data: { claim, target } });
  },
});

function isReported({ cause, isPublic }: AlgorithmFault, options: Options): boolean {
  if (cause === "unlisted") return options.require === "always";
  return cause !== "mixed" || isPublic === true || options.require === "always";
}

function suggestions(facts: SessionFacts, { cause, verification }: AlgorithmFault, sourceCode: Parameters<typeof listAlgorithms>[0]["sourceCode"]) {
  const algorithm = cause === "unbound" || cause === "unlisted" ? signingAlgorithm(facts, facts.tokenIssues) : undefined;
  const fix = algorithm === undefined ? undefined : listAlgorithms({ sourceCode, verification, algorithm });
  return fix && algorithm !== undefined ? [{ messageId: "listAlgorithms" as const, data: { algorithm }, fix }] : [];
}
