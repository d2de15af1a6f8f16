import type { UrlToken } from "../facts/url-tokens";
import { urlParameterText, urlTokenText } from "../facts/url-token-text";
import { orTaught } from "../facts/taught";
import { createRule } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

type MessageIds = "inUrl" | "inSocketUrl" | "inRedirect" | "fromQuery" | "implicitFlow";

export default createRule<NameOptions, MessageIds>({
  name: "no-token-in-url",
  docs: {
    description: "disallow session credentials in the query or the fragment of a URL",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [598],
    asvs: ["14.2.1 (1)"],
  },
  messages: {
    inUrl: "`{{name}}` is put into a URL, which servers log, browsers remember and `Referer` hands on. Send it in the `Authorization` header, or let an `HttpOnly` cookie carry it.",
    inSocketUrl: "`{{name}}` is put into the URL of a connection, which servers and proxies log. Let the session's cookie open it, or send a ticket that works once, or the token in the first message.",
    inRedirect: "`{{name}}` is handed over in the URL of a redirect, which the browser remembers and logs keep. Set an `HttpOnly` cookie before the redirect, or hand over a code that works once.",
    fromQuery: "`{{name}}` is taken from the query, so clients have to put it into a URL, which logs keep and browsers remember. Take it from the `Authorization` header or from a cookie.",
    implicitFlow: "Response type `{{name}}` has the token sent in a URL's fragment, where the browser's history and every script find it. Ask for `code`, with PKCE.",
  },
  optionProperties: { ...nameOptions },
  defaults: { credentialNames: [], ignoreNames: [] },
  mayReport: (settings, options) => orTaught(hasOwnNames(options) || hasOwnNames(settings) ? urlParameterText : urlTokenText, settings.signers),
  check(facts, options, context) {
    for (const token of facts.urlTokens(options)) {
      context.report({ node: token.node as never, messageId: messageOf(token), data: { name: token.name } });
    }
    for (const { responseType, node } of facts.implicitFlows) {
      context.report({ node: node as never, messageId: "implicitFlow", data: { name: responseType } });
    }
  },
});

function hasOwnNames({ credentialNames = [] }: NameOptions): boolean {
  return credentialNames.length > 0;
}

function messageOf({ how, socket, redirect }: UrlToken): MessageIds {
  if (how === "read") return "fromQuery";
  if (socket) return "inSocketUrl";
  return redirect ? "inRedirect" : "inUrl";
}
