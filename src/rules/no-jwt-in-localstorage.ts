import type { SessionFacts } from "../facts/session-facts";
import { isMadeByPage, storedContents } from "../facts/storage-contents";
import { storageTextTest } from "../facts/storage-text";
import type { StorageWrite } from "../facts/storage-writes";
import { createRule } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

type WebStorage = "localStorage" | "sessionStorage" | "indexedDB";

interface Options extends NameOptions {
  readonly storages: readonly WebStorage[];
  readonly reactNative: boolean;
}

const webStorages: readonly WebStorage[] = ["localStorage", "sessionStorage", "indexedDB"];
const strict: Options = { storages: [...webStorages], reactNative: true };

export default createRule({
  name: "no-jwt-in-localstorage",
  docs: {
    description: "disallow keeping JWTs and other session credentials in web storage, where every script can read them",
    presets: { recommended: { severity: "error" }, strict: { severity: "error", options: strict } },
    cwe: [922],
    asvs: ["10.1.1 (2)"],
  },
  messages: {
    stored: "`{{name}}` is written to {{storage}}, where any script on the page can read it. Let the server keep it in an `HttpOnly` cookie.",
    storedByDefault: "`{{name}}` ends up in {{storage}}, the library's default, where any script on the page can read it. Let the server keep it in an `HttpOnly` cookie.",
    configured: "`{{name}}` is told to keep its tokens in {{storage}}, where any script on the page can read them. Let it keep them in memory, or let a server hold them behind an `HttpOnly` cookie.",
    storedOnDevice: "`{{name}}` is written to {{storage}}, which is not encrypted. Keep it in `expo-secure-store` or `react-native-keychain`.",
  },
  optionProperties: {
    storages: {
      type: "array",
      description: "The storages of the browser in which no credential may be kept.",
      items: { type: "string", enum: [...webStorages] },
      uniqueItems: true,
    },
    reactNative: {
      type: "boolean",
      description: "Whether React Native's `AsyncStorage`, which is not encrypted, counts as well.",
    },
    ...nameOptions,
  },
  defaults: { storages: ["localStorage", "sessionStorage"], reactNative: false } as Options,
  mayReport: (_settings, options) => storageTextTest(storagesOf(options)),
  check(facts, options, context) {
    const storages: ReadonlySet<string> = storagesOf(options);
    const reported = new Set<StorageWrite["cause"]>();
    for (const write of facts.storageWrites) {
      if (reported.has(write.cause) || (write.through && reported.has(write.through))) continue;
      // of two storages one may be allowed
      if (!write.storages.every((storage) => storages.has(storage))) continue;
      if (!isCredential(facts, write, options)) continue;
      reported.add(write.cause);
      context.report({ node: write.node, messageId: messageOf(write), data: { name: write.label, storage: listed(write) } });
    }
  },
});

function storagesOf({ storages, reactNative }: Options): ReadonlySet<WebStorage | "AsyncStorage"> {
  return new Set([...storages, ...(reactNative ? (["AsyncStorage"] as const) : [])]);
}

function isCredential(facts: SessionFacts, write: StorageWrite, options: Options): boolean {
  const { how, name, value, place, given } = write;
  if (how === "configuration") return true;
  const contents = storedContents(facts, write);
  const { verdict, kind } = facts.credentials.judge({ place, contents, ...(name && { name }), ...(value && { value }), ...(given && { given }) }, options);
  // an ID that the page makes up tells visitors apart: it opens nothing
  return verdict === "credential" && !(kind === "session-id" && isMadeByPage(facts, write));
}

function messageOf({ how, storages, byDefault }: StorageWrite) {
  if (storages.includes("AsyncStorage")) return "storedOnDevice";
  if (how === "configuration") return "configured";
  return byDefault ? "storedByDefault" : "stored";
}

function listed({ storages }: StorageWrite): string {
  return storages.map((storage) => (storage === "indexedDB" ? "IndexedDB" : `\`${storage}\``)).join(" or ");
}
