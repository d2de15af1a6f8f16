import { textTest } from "../analysis/text-test";

/** Passes for every file that may use an ID token so. */
export const idTokenText = textTest({
  any: [String.raw`(?:^|[^a-zA-Z])(?:id|ID)[_.-]?[tT]oken`, "[a-z]IdToken", String.raw`\bIdToken`, "ID_?TOKEN"],
  and: ["[aA]uthorization", "AUTHORIZATION", "ookie"],
  stems: ["idtoken", "id_token"],
});
