import { describe, expect, it } from "vitest";
import { sessionSettings, taughtCallLists } from "../../src/rule/settings";

const call = { name: "issueToken", from: "file" };

describe("sessionSettings", () => {
  it("is empty where nothing is set", () => {
    expect(sessionSettings({})).toEqual({
      credentialNames: [],
      ignoreNames: [],
      versions: {},
      cookieSetters: [],
      signers: [],
      verifiers: [],
      tokenStores: [],
      sessionEnders: [],
      sessionLookups: [],
    });
  });

  it("keeps what is given and completes the rest", () => {
    const session = {
      credentialNames: ["auth ticket", "/^kc_/u"],
      ignoreNames: ["theme token"],
      versions: { express: 4, "@fastify/cookie": 11 },
      cookieSetters: [
        {
          name: "cookies.write",
          from: "package",
          package: "@acme/http",
          arguments: { name: 0, value: 1, options: 2 },
          defaults: { httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: 3600 },
          unit: "s",
        },
      ],
      signers: [{ ...call, arguments: { payload: 0 }, defaults: { expiresIn: "15m" } }],
      verifiers: undefined,
    };
    expect(sessionSettings({ session })).toEqual({
      ...session,
      verifiers: [],
      tokenStores: [],
      sessionEnders: [],
      sessionLookups: [],
    });
  });

  it("is checked once for one object, in whatever settings it stands", () => {
    const session = { ignoreNames: ["a"] };
    expect(sessionSettings({ session })).toBe(sessionSettings({ session }));
    expect(sessionSettings({ session: {} })).not.toBe(sessionSettings({ session }));
    expect(sessionSettings({})).toBe(sessionSettings({}));
  });

  it.each(taughtCallLists)("takes %s", (list) => {
    expect(sessionSettings({ session: { [list]: [call] } })[list]).toEqual([call]);
  });
});

describe("a mistake is one error that names its path", () => {
  it.each<[unknown, string]>([
    [null, "settings.session must be an object, but is null."],
    [[], "settings.session must be an object, but is an array."],
    [{ credentialName: [] }, "settings.session.credentialName is unknown. Known are credentialNames, ignoreNames, "],
    [{ credentialNames: "token" }, 'settings.session.credentialNames must be an array, but is "token".'],
    [{ ignoreNames: ["a", 1] }, "settings.session.ignoreNames[1] must be a string, but is 1."],
    [{ ignoreNames: [" - "] }, 'settings.session.ignoreNames[0] must be words ("auth token") or a regular expression'],
    [{ ignoreNames: ["/a/"] }, 'settings.session.ignoreNames[0] must be a regular expression between slashes with the'],
    [{ ignoreNames: ["/a/gi"] }, "settings.session.ignoreNames[0] must be a regular expression between slashes"],
    [{ ignoreNames: ["/(/u"] }, 'settings.session.ignoreNames[0] is "/(/u": Invalid regular expression: '],
    [{ versions: { express: "4" } }, 'settings.session.versions["express"] must be a major version such as 4, but is "4".'],
    [{ versions: { express: 4.17 } }, 'settings.session.versions["express"] must be a major version such as 4, but is 4.17.'],
    [{ versions: [] }, "settings.session.versions must be an object, but is an array."],
    [{ signers: [null] }, "settings.session.signers[0] must be an object, but is null."],
    [{ signers: [{ from: "file" }] }, "settings.session.signers[0].name must be a function or a dotted method"],
    [{ signers: [{ ...call, name: "a b" }] }, 'settings.session.signers[0].name must be a function or a dotted method ("tokens.save"), but is "a b".'],
    [{ signers: [{ ...call, name: "a." }] }, "settings.session.signers[0].name must be"],
    [{ signers: [call, { name: "b" }] }, 'settings.session.signers[1].from must be "file" or "package", but is missing.'],
    [{ signers: [{ name: "b", from: "package" }] }, "settings.session.signers[0].package must be the name of a package, since `from` is \"package\", but is missing."],
    [{ signers: [{ ...call, package: "b" }] }, "settings.session.signers[0].package must be left out"],
    [{ signers: [{ ...call, unit: "m" }] }, 'settings.session.signers[0].unit must be "s" or "ms", but is "m".'],
    [{ signers: [{ ...call, argument: {} }] }, "settings.session.signers[0].argument is unknown. Known are name, from,"],
    [{ signers: [{ ...call, arguments: { payload: -1 } }] }, "settings.session.signers[0].arguments.payload must be the index"],
    [{ signers: [{ ...call, arguments: { body: 0 } }] }, "settings.session.signers[0].arguments.body is unknown."],
    [{ signers: [{ ...call, defaults: { httponly: true } }] }, "settings.session.signers[0].defaults.httponly is unknown."],
    [{ signers: [{ ...call, defaults: { httpOnly: "yes" } }] }, 'settings.session.signers[0].defaults.httpOnly must be a boolean, but is "yes".'],
    [{ signers: [{ ...call, defaults: { maxAge: true } }] }, "settings.session.signers[0].defaults.maxAge must be a number or a string, but is true."],
    [{ tokenStores: [() => true] }, "settings.session.tokenStores[0] must be an object, but is a function."],
  ])("%j", (session, message) => {
    expect(() => sessionSettings({ session: session as never })).toThrow(message);
  });

  it("is thrown again for the next rule", () => {
    const settings = { session: 1 };
    expect(() => sessionSettings(settings)).toThrow("settings.session must be an object, but is 1.");
    expect(() => sessionSettings(settings)).toThrow("settings.session must be an object, but is 1.");
  });
});
