import type { RefreshHandler } from "../facts/refresh-handlers";
import { refreshText } from "../facts/refresh-text";
import { orTaught } from "../facts/taught";
import { createRule } from "../rule/create-rule";

export interface Options {
  readonly level: "rotation" | "invalidation";
}

export default createRule<Options, "notRotated" | "rotationTurnedOff" | "oldStaysValid" | "statelessRefresh">({
  name: "require-refresh-token-rotation",
  docs: {
    description: "require refresh tokens to be replaced when they are used",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error", options: { level: "invalidation" } } },
    cwe: [294],
    asvs: ["10.4.5 (1)"],
  },
  messages: {
    notRotated: "`{{handler}}` gives a new access token and leaves the refresh token as it is, so a stolen one works beside the real one, unseen. Give a new refresh token with it, and end the old one.",
    rotationTurnedOff: "`{{option}}: false` makes {{library}} leave refresh tokens as they are, so a stolen one works beside the real one, unseen. Remove the option, so that each use replaces the token.",
    oldStaysValid: "`{{handler}}` gives a new refresh token and leaves the old one valid, so a stolen one works on, unseen. Delete the old one or mark it as used, and end all of them when it comes again.",
    statelessRefresh: "`{{handler}}` gives new tokens and asks no store about the refresh token, so a stolen one works on and cannot be revoked. Keep refresh tokens on the server, and delete each one when it is used.",
  },
  optionProperties: {
    level: {
      type: "string",
      enum: ["rotation", "invalidation"],
      description: "`rotation` asks for a new refresh token, or for the end of the old one. `invalidation` asks for the end of the old one in any case.",
    },
  },
  defaults: { level: "rotation" },
  mayReport: ({ signers }) => orTaught(refreshText, signers),
  check(facts, { level }, context) {
    for (const handler of facts.refreshHandlers) {
      const messageId = faultOf(handler, level);
      if (messageId) context.report({ ...placeOf(handler), messageId, data: { handler: handler.label } });
    }
    for (const { row, node } of facts.stoppedRotations) context.report({ node, messageId: "rotationTurnedOff", data: { option: row.option, library: row.package } });
  },
});

function faultOf({ renews, old, asks }: RefreshHandler, level: Options["level"]): "notRotated" | "oldStaysValid" | "statelessRefresh" | undefined {
  if (old !== "stays" || renews === "unknown") return undefined;
  if (renews === "no") return "notRotated";
  if (level === "rotation") return undefined;
  return asks ? "oldStaysValid" : "statelessRefresh";
}

/** The handler's name or path; of a function that has neither, its head. */
function placeOf({ node, fn }: RefreshHandler) {
  if (node.type === "Identifier") return { loc: { start: node.loc.start, end: { line: node.loc.start.line, column: node.loc.start.column + node.name.length } } };
  return node === fn && fn.type !== "Program" ? { loc: { start: fn.loc.start, end: fn.body.loc.start } } : { node };
}
