import * as typescriptParser from "@typescript-eslint/parser";
import * as astroParser from "astro-eslint-parser";
import { Linter } from "eslint";
import * as svelteParser from "svelte-eslint-parser";
import { describe, expect, it } from "vitest";
import * as vueParser from "vue-eslint-parser";
import { presets } from "./lint";
import { takeMarks } from "./rule-tester";

/** A component's code with marks around what is reported, one rule a mark in the order of the marks. */
interface Component {
  readonly name: string;
  readonly code: string;
  readonly filename?: string;
  readonly rules: readonly string[];
}

const parserOptions = { parser: typescriptParser };
const languages: readonly Linter.Config[] = [
  { files: ["**/*.vue"], languageOptions: { parser: vueParser, parserOptions } },
  { files: ["**/*.svelte"], languageOptions: { parser: svelteParser, parserOptions } },
  { files: ["**/*.astro"], languageOptions: { parser: astroParser, parserOptions } },
];

function reportsOf(code: string, filename: string): readonly string[] {
  const messages = new Linter().verify(code, [...languages, presets.strict], filename);
  return messages.map(({ ruleId, message, line, column, endLine, endColumn }) => [ruleId?.replace("session/", "") ?? message, `${line}:${column}-${endLine}:${endColumn}`].join(" "));
}

/** Code of a page's script: what is wrong in it is wrong in the script of every kind of component. */
const scripts: readonly Component[] = [
  { name: "token in localStorage", code: `async function login() { const { token } = await post(); «localStorage.setItem("token", token)»; }`, rules: ["no-jwt-in-localstorage"] },
  { name: "token in a kept state", code: `const token = «useLocalStorage("token", null)»;`, rules: ["no-jwt-in-localstorage"] },
  { name: "token in a script's cookie", code: `import Cookies from "js-cookie";\nconst keep = (token) => «Cookies.set("token", token)»;`, rules: ["no-jwt-in-script-cookie"] },
  { name: "logout of the page alone", code: `function «logout»() { localStorage.removeItem("token"); }`, rules: ["no-client-only-logout"] },
  { name: "token in a URL", code: "const load = (token) => fetch(`/api/me?token=${«token»}`);", rules: ["no-token-in-url"] },
  { name: "token in a log", code: `const show = (login) => { console.log("in", «login.accessToken»); };`, rules: ["no-token-in-log"] },
  {
    name: "token that is issued",
    code: `import jwt from "jsonwebtoken";\nexport const issue = (user) => «jwt.sign»({ sub: user.id, «role»: user.role, «password»: user.password }, «"secret"»);`,
    rules: ["max-jwt-lifetime", "no-mutable-claims-in-jwt", "no-sensitive-claims-in-jwt", "no-hardcoded-session-secret"],
  },
  { name: "logout through a helper", code: `const forget = () => sessionStorage.clear();\nconst «signOut» = () => { forget(); };`, rules: ["no-client-only-logout"] },
];

describe.each([
  { kind: "Vue, script setup", filename: "Page.vue", around: (code: string) => `<template><p>{{ title }}</p></template>\n<script setup>\n${code}\n</script>` },
  { kind: "Vue, script", filename: "Page.vue", around: (code: string) => `<script lang="ts">\n${code}\nexport default { data: () => ({ title: "" }) };\n</script>\n<template><p>{{ title }}</p></template>` },
  { kind: "Svelte", filename: "Page.svelte", around: (code: string) => `<script lang="ts">\n${code}\n</script>\n<p>{title}</p>` },
  { kind: "Astro", filename: "Page.astro", around: (code: string) => `---\n${code}\n---\n<p>{title}</p>` },
])("scripts of $kind", ({ filename, around }) => {
  it.each(scripts)("$name", ({ code, rules }) => expectReports(around(code), filename, rules));
});

/** The frontmatter of an Astro page is a server's. */
const pages: readonly Required<Component>[] = [
  {
    name: "cookie that is set",
    filename: "src/pages/start.astro",
    code: `---\nimport { startSession } from "../sessions";\nconst { id } = await startSession();\nAstro.cookies.set(««««"session"»»»», id);\n---\n<p>Welcome</p>`,
    rules: ["require-cookie-prefix", "require-httponly-cookie", "require-samesite-cookie", "require-secure-cookie"],
  },
  {
    name: "cookie that decides",
    filename: "src/pages/admin.astro",
    code: `---\nif («Astro.cookies.get("role")?.value» !== "admin") return Astro.redirect("/");\n---\n<p>Hello</p>`,
    rules: ["no-unsigned-cookie-identity"],
  },
  { name: "logout", filename: "src/pages/logout.astro", code: `---\n«Astro.cookies.delete("session");»\nreturn Astro.redirect("/");\n---`, rules: ["no-stateless-logout"] },
  { name: "weak ID", filename: "src/pages/start.astro", code: `---\nconst sessionToken = «Math.random().toString(36)»;\n---\n<p>{sessionToken.length}</p>`, rules: ["require-strong-session-id"] },
  {
    name: "token that nobody verifies",
    filename: "src/pages/me.astro",
    code: `---\nimport jwt from "jsonwebtoken";\nconst user = «jwt.decode»(Astro.cookies.get("token").value);\nif (!user) throw new Error();\n---\n<p>Hello</p>`,
    rules: ["no-unverified-jwt"],
  },
];

describe("pages of Astro", () => {
  it.each(pages)("$name", ({ code, filename, rules }) => expectReports(code, filename, rules));
});

function expectReports(marked: string, filename: string, rules: readonly string[]) {
  const { code, ranges } = takeMarks(marked);
  expect(reportsOf(code, filename)).toEqual(ranges.map(({ line, column, endLine, endColumn }, at) => `${rules[at]} ${line}:${column}-${endLine}:${endColumn}`));
}

/** Markup with handlers and addresses. */
const templates: readonly Required<Component>[] = [
  { name: "Vue: logout", filename: "a.vue", code: `<template><button @click="«$cookies.remove('token')»">Log out</button></template>`, rules: ["no-client-only-logout"] },
  { name: "Vue: handler that calls the script's function", filename: "a.vue", code: `<script setup>\nfunction «forget»() { localStorage.removeItem("token"); }\n</script>\n<template><button @click="forget()">Log out</button></template>`, rules: ["no-client-only-logout"] },
  { name: "Vue: handler that is the script's function", filename: "a.vue", code: `<script setup>\nfunction «forget»() { localStorage.removeItem("token"); }\n</script>\n<template><button @click="forget">Log out</button></template>`, rules: ["no-client-only-logout"] },
  { name: "Vue: storage", filename: "a.vue", code: `<script setup>\nconst storage = localStorage;\nconst props = defineProps(["token"]);\n</script>\n<template><button @click="«storage.setItem('token', props.token)»">Keep</button></template>`, rules: ["no-jwt-in-localstorage"] },
  { name: "Vue: cookie", filename: "a.vue", code: `<script setup>\nimport Cookies from "js-cookie";\nconst props = defineProps(["token"]);\n</script>\n<template><button @click="() => «Cookies.set('token', props.token)»">Keep</button></template>`, rules: ["no-jwt-in-script-cookie"] },
  { name: "Vue: link", filename: "a.vue", code: "<script setup>\nconst props = defineProps(['accessToken']);\n</script>\n<template><a :href=\"`/file?token=${«props.accessToken»}`\">Get</a></template>", rules: ["no-token-in-url"] },
  { name: "Vue: a loop's own variable", filename: "a.vue", code: `<script setup>\nconst storage = localStorage;\n</script>\n<template><p v-for="storage in stores"><a @click="storage.setItem('token', '')">Keep</a></p></template>`, rules: [] },
  { name: "Svelte: link", filename: "a.svelte", code: "<script>\nexport let accessToken;\n</script>\n<a href={`/file?token=${«accessToken»}`}>Get</a>", rules: ["no-token-in-url"] },
  { name: "Astro: link", filename: "a.astro", code: "---\nconst { accessToken } = Astro.props;\n---\n<a href={`/file?token=${«accessToken»}`}>Get</a>", rules: ["no-token-in-url"] },
  { name: "Svelte: store in a block", filename: "a.svelte", code: `<script>\nimport { token } from "./stores";\n</script>\n{#if $token}<button on:click={() => «sessionStorage.setItem("token", $token)»}>Keep</button>{/if}`, rules: ["no-jwt-in-localstorage"] },
  { name: "Svelte: logout", filename: "a.svelte", code: `<button on:click={«() => »{ localStorage.removeItem("token"); }}>Log out</button>`, rules: ["no-client-only-logout"] },
  { name: "Svelte: handler that is the script's function", filename: "a.svelte", code: `<script>\nfunction «forget»() { localStorage.removeItem("token"); }\n</script>\n<button onclick={forget}>Log out</button>`, rules: ["no-client-only-logout"] },
  { name: "Svelte: storage", filename: "a.svelte", code: `<script>\nexport let token;\n</script>\n<button on:click={() => «localStorage.setItem("token", token)»}>Keep</button>`, rules: ["no-jwt-in-localstorage"] },
  { name: "Svelte: cookie", filename: "a.svelte", code: `<script>\nimport Cookies from "js-cookie";\nlet { token } = $props();\n</script>\n<button onclick={() => «Cookies.set("token", token)»}>Keep</button>`, rules: ["no-jwt-in-script-cookie"] },
  { name: "Astro: storage in an island's handler", filename: "a.astro", code: `---\nconst { token } = Astro.props;\n---\n<Island onKeep={() => «localStorage.setItem("token", token)»} />`, rules: ["no-jwt-in-localstorage"] },
];

describe("markup", () => {
  it.each(templates)("$name", ({ code, filename, rules }) => expectReports(code, filename, rules));
});
