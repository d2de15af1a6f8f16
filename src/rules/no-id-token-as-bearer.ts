import { accessTokenName } from "../facts/id-token-reads";
import { idTokenText } from "../facts/id-token-text";
import { sendAccessToken } from "../fix/access-token";
import { createRule } from "../rule/create-rule";

export default createRule({
  name: "no-id-token-as-bearer",
  docs: {
    description: "disallow ID tokens as keys to an API or as a session: they tell the client who logged in",
    presets: { strict: { severity: "error" } },
    cwe: [],
    asvs: ["10.1.1 (2)", "9.2.2 (2)"],
  },
  hasSuggestions: true,
  messages: {
    sent: "`{{token}}` is an ID token, which tells this client who logged in, and is sent to an API as its key: it is made out to another audience and has no scopes. Send the access token.",
    kept: "{{cookie}} keeps the ID token `{{token}}` as a session, which no logout ends before the token expires. Keep an ID of a session that the server stores.",
    sendAccessToken: "Send `{{access}}`, which the API has to accept.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: () => idTokenText,
  check(facts, _options, context) {
    const { sourceCode } = context;
    for (const { access: ofLibrary, cookie, how, node, token } of facts.idTokenUses) {
      const name = sourceCode.getText(token as never).replaceAll(/\s+/gu, "");
      if (how === "cookie") {
        context.report({ node, messageId: "kept", data: { token: name, cookie: cookie === undefined ? "A cookie" : `Cookie \`${cookie}\`` } });
        continue;
      }
      const access = sendAccessToken(facts.file.tracer, token, { accessName: (name) => accessTokenName(name, ofLibrary), isSure: ofLibrary !== undefined });
      context.report({ node, messageId: "sent", data: { token: name }, suggest: access ? [{ messageId: "sendAccessToken", data: { access: access.text }, fix: access.fix }] : [] });
    }
  },
});
