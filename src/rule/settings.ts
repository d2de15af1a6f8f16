import type {
  ArgumentRole,
  SessionSettings as SessionSettingsInput,
  TaughtCall,
  TaughtDefaults,
} from "../public-types";

export type { ArgumentRole, SessionSettingsInput, TaughtCall, TaughtDefaults };

/** The lists of `settings.session` that teach the plugin a team's own functions. */
export const taughtCallLists = [
  "cookieSetters",
  "signers",
  "verifiers",
  "tokenStores",
  "sessionEnders",
  "sessionLookups",
] as const satisfies readonly (keyof SessionSettingsInput)[];

/** The arguments of a taught function that rules can ask for. */
const argumentRoles = ["name", "value", "options", "payload", "token"] as const satisfies readonly ArgumentRole[];

/** What a cookie setter or signer may be said to apply on its own, with the types of a value. */
const attributeTypes = {
  httpOnly: ["boolean"],
  secure: ["boolean"],
  sameSite: ["string", "boolean"],
  partitioned: ["boolean"],
  path: ["string"],
  domain: ["string"],
  maxAge: ["number", "string"],
  expiresIn: ["number", "string"],
} as const satisfies Record<keyof TaughtDefaults, readonly ("string" | "number" | "boolean")[]>;

export type TaughtCallList = (typeof taughtCallLists)[number];

/** `settings.session`, checked and complete. */
export type SessionSettings = Required<SessionSettingsInput>;

const noSettings: SessionSettings = {
  credentialNames: [],
  ignoreNames: [],
  versions: {},
  cookieSetters: [],
  signers: [],
  verifiers: [],
  tokenStores: [],
  sessionEnders: [],
  sessionLookups: [],
};

const checkedSettings = new WeakMap<object, SessionSettings>();

/**
 * The plugin's own part of `context.settings`. A mistake in it throws one error that names its path.
 *
 * It is checked once: ESLint hands the same object to every rule and every file of one configuration, though not the
 * same `settings` around it.
 */
export function sessionSettings(settings: Readonly<Record<string, unknown>>): SessionSettings {
  const { session } = settings;
  if (session === undefined) return noSettings;
  if (typeof session !== "object" || session === null) return checkSettings(session);
  let checked = checkedSettings.get(session);
  if (!checked) checkedSettings.set(session, (checked = checkSettings(session)));
  return checked;
}

function checkSettings(given: unknown): SessionSettings {
  const path = "settings.session";
  const object = checkObject(given, path, Object.keys(noSettings));
  const checked: Record<string, unknown> = { ...noSettings };
  for (const [key, value] of Object.entries(object)) {
    // an option set to `undefined` by a condition is one that was not given
    if (value === undefined) continue;
    checked[key] = checkSetting(key as keyof SessionSettings, value, `${path}.${key}`);
  }
  return checked as unknown as SessionSettings;
}

function checkSetting(key: keyof SessionSettings, value: unknown, path: string): unknown {
  if (key === "versions") return checkVersions(value, path);
  const checkItem = key === "credentialNames" || key === "ignoreNames" ? checkName : checkTaughtCall;
  if (!Array.isArray(value)) return refuse(path, "an array", value);
  return value.map((item, index) => checkItem(item, `${path}[${index}]`));
}

function checkVersions(value: unknown, path: string): Readonly<Record<string, number>> {
  const versions = checkObject(value, path);
  for (const [name, major] of Object.entries(versions)) {
    if (!isIndex(major)) refuse(`${path}[${JSON.stringify(name)}]`, "a major version such as 4", major);
  }
  return versions as Record<string, number>;
}

/** Checks a name as `credentialNames` and `ignoreNames` take it, in settings and in options: it throws, or returns it. */
export function checkName(value: unknown, path: string): string {
  if (typeof value !== "string") return refuse(path, "a string", value);
  if (value.startsWith("/")) return checkPattern(value, path);
  if (!/[\p{L}\p{N}]/u.test(value)) refuse(path, 'words ("auth token") or a regular expression ("/…/u")', value);
  return value;
}

function checkPattern(value: string, path: string): string {
  const source = /^\/(?<source>.+)\/u$/su.exec(value)?.groups?.source;
  if (source === undefined) return refuse(path, 'a regular expression between slashes with the flag u ("/…/u")', value);
  try {
    new RegExp(source, "u");
  } catch (error) {
    throw new Error(`${path} is ${show(value)}: ${(error as Error).message}.`, { cause: error });
  }
  return value;
}

const dottedName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

function checkTaughtCall(value: unknown, path: string): TaughtCall {
  const call = checkObject(value, path, ["name", "from", "package", "arguments", "defaults", "unit"]);
  if (typeof call.name !== "string" || !dottedName.test(call.name)) {
    refuse(`${path}.name`, 'a function or a dotted method ("tokens.save")', call.name);
  }
  if (call.from !== "file" && call.from !== "package") refuse(`${path}.from`, '"file" or "package"', call.from);
  if (call.from === "package" && (typeof call.package !== "string" || call.package === "")) {
    refuse(`${path}.package`, 'the name of a package, since `from` is "package"', call.package);
  }
  if (call.from === "file" && call.package !== undefined) {
    refuse(`${path}.package`, 'left out, since `from` is "file"', call.package);
  }
  if (call.unit !== undefined && call.unit !== "s" && call.unit !== "ms") {
    refuse(`${path}.unit`, '"s" or "ms"', call.unit);
  }
  if (call.arguments !== undefined) checkArguments(call.arguments, `${path}.arguments`);
  if (call.defaults !== undefined) checkDefaults(call.defaults, `${path}.defaults`);
  return call as unknown as TaughtCall;
}

function checkArguments(value: unknown, path: string): void {
  for (const [role, index] of Object.entries(checkObject(value, path, argumentRoles))) {
    if (!isIndex(index)) refuse(`${path}.${role}`, "the index of an argument, counted from 0", index);
  }
}

function checkDefaults(value: unknown, path: string): void {
  for (const [name, attribute] of Object.entries(checkObject(value, path, Object.keys(attributeTypes)))) {
    const types: readonly string[] = attributeTypes[name as keyof typeof attributeTypes];
    if (!types.includes(typeof attribute)) refuse(`${path}.${name}`, `a ${types.join(" or a ")}`, attribute);
  }
}

/** Checks for a plain object and, where `keys` are given, that it has no others. */
function checkObject(value: unknown, path: string, keys?: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(path, "an object", value);
  for (const key of Object.keys(value)) {
    if (keys && !keys.includes(key)) throw new Error(`${path}.${key} is unknown. Known are ${keys.join(", ")}.`);
  }
  return value as Record<string, unknown>;
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function refuse(path: string, wanted: string, value: unknown): never {
  const found = value === undefined ? "missing" : show(value);
  throw new Error(`${path} must be ${wanted}, but is ${found}.`);
}

/** A value as short as it fits in a message, cyclic ones and functions included. */
function show(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  if (typeof value === "function") return "a function";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
