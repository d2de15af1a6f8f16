import { isScriptCredential } from "../facts/script-cookies";
import { storageTextTest } from "../facts/storage-text";
import type { StorageWrite } from "../facts/storage-writes";
import { createRule } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

export default createRule({
  name: "no-jwt-in-script-cookie",
  docs: {
    description: "disallow scripts that write JWTs and other session credentials to cookies, which can never be `HttpOnly`",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [1004],
    asvs: ["3.3.4 (2)"],
  },
  messages: {
    written: "`{{name}}` is written to a cookie by script, which can never make it `HttpOnly`, so any script on the page can read it. Let the server set the cookie.",
    dropped: "`{{name}}` is written to a cookie by script and asks for `HttpOnly`, which browsers refuse to script: they drop the cookie. Let the server set it.",
    configured: "`{{name}}` is told to keep its tokens in cookies that script writes, so any script on the page can read them. Let it keep them in memory, or let a server hold them behind an `HttpOnly` cookie.",
  },
  optionProperties: nameOptions,
  defaults: { credentialNames: [], ignoreNames: [] } as NameOptions,
  mayReport: () => storageTextTest(["cookie"]),
  check(facts, options, context) {
    const reported = new Set<StorageWrite["cause"]>();
    for (const write of facts.storageWrites) {
      const { cause, how, httpOnly, label, node, storages, through } = write;
      if (!storages.every((storage) => storage === "cookie") || reported.has(cause) || (through && reported.has(through))) continue;
      if (!isScriptCredential(facts, write, options)) continue;
      reported.add(cause);
      context.report({ node, messageId: how === "configuration" ? "configured" : httpOnly ? "dropped" : "written", data: { name: label } });
    }
  },
});
