import type { StorageRow } from "./rows";

/** Hooks, refs and atoms whose state stays in a storage. */
export const stateLibraries = [
  {
    id: "@vueuse/core",
    package: "@vueuse/core",
    apis: [],
    source: "@vueuse/core@14.4.0 dist/index.js:1907-1915,4811,6373",
    words: ["@vueuse/core", "useStorage"],
    states: [
      {
        calls: ["@vueuse/core#useStorage", "@vueuse/core#useStorageAsync"],
        storage: "localStorage",
        choice: { argument: 2 },
        name: { argument: 0 },
        value: { argument: 1 },
      },
      // imported by a plugin of the bundler; Nitro's `useStorage`, which a server has, takes one argument
      { calls: ["global:useStorage"], storage: "localStorage", choice: { argument: 2 }, name: { argument: 0 }, value: { argument: 1 }, onlyWithValue: true },
      { calls: ["@vueuse/core#useLocalStorage"], storage: "localStorage", name: { argument: 0 }, value: { argument: 1 } },
      { calls: ["@vueuse/core#useSessionStorage"], storage: "sessionStorage", name: { argument: 0 }, value: { argument: 1 } },
    ],
  },
  {
    id: "usehooks-ts",
    package: "usehooks-ts",
    apis: [],
    source: "usehooks-ts@3.1.1 dist/index.js:156,214,826,884",
    words: ["usehooks-ts"],
    states: [
      { calls: ["usehooks-ts#useLocalStorage"], storage: "localStorage", name: { argument: 0 }, value: { argument: 1 } },
      { calls: ["usehooks-ts#useSessionStorage"], storage: "sessionStorage", name: { argument: 0 }, value: { argument: 1 } },
    ],
  },
  {
    id: "react-use",
    package: "react-use",
    apis: [],
    source: "react-use@17.6.1 lib/useLocalStorage.js:21-76, lib/useSessionStorage.js",
    words: ["react-use"],
    states: [
      {
        calls: ["react-use#useLocalStorage", "react-use/lib/useLocalStorage#", "react-use/esm/useLocalStorage#"],
        storage: "localStorage",
        name: { argument: 0 },
        value: { argument: 1 },
      },
      {
        calls: ["react-use#useSessionStorage", "react-use/lib/useSessionStorage#", "react-use/esm/useSessionStorage#"],
        storage: "sessionStorage",
        name: { argument: 0 },
        value: { argument: 1 },
      },
    ],
  },
  {
    id: "@mantine/hooks",
    package: "@mantine/hooks",
    apis: [],
    source: "@mantine/hooks@9.7.4 esm/use-local-storage/create-storage.mjs",
    words: ["@mantine/hooks"],
    states: [
      {
        calls: ["@mantine/hooks#useLocalStorage"],
        storage: "localStorage",
        name: { argument: 0, property: "key" },
        value: { argument: 0, property: "defaultValue" },
      },
      {
        calls: ["@mantine/hooks#useSessionStorage"],
        storage: "sessionStorage",
        name: { argument: 0, property: "key" },
        value: { argument: 0, property: "defaultValue" },
      },
    ],
  },
  {
    id: "ahooks",
    package: "ahooks",
    apis: [],
    source: "ahooks@3.11.0 lib/createUseStorageState, lib/useLocalStorageState, lib/useSessionStorageState; use-local-storage-state@20.0.0 src",
    words: ["useLocalStorageState", "useSessionStorageState", "use-local-storage-state"],
    states: [
      {
        calls: ["ahooks#useLocalStorageState", "use-local-storage-state#"],
        storage: "localStorage",
        name: { argument: 0 },
        value: { argument: 1, property: "defaultValue" },
      },
      { calls: ["ahooks#useSessionStorageState"], storage: "sessionStorage", name: { argument: 0 }, value: { argument: 1, property: "defaultValue" } },
    ],
  },
  {
    id: "jotai",
    package: "jotai",
    apis: [],
    source: "jotai@2.20.3 esm/vanilla/utils.mjs:366,449",
    words: ["jotai/"],
    wrappers: [{ calls: ["jotai/utils#createJSONStorage()", "jotai/vanilla/utils#createJSONStorage()"], of: { argument: 0 }, storage: "localStorage" }],
    states: [
      {
        calls: ["jotai/utils#atomWithStorage", "jotai/vanilla/utils#atomWithStorage"],
        storage: "localStorage",
        choice: { argument: 2 },
        name: { argument: 0 },
        value: { argument: 1 },
      },
    ],
  },
  {
    id: "recoil-persist",
    package: "recoil-persist",
    apis: [],
    source: "recoil-persist@5.1.0 dist/index.js:17",
    words: ["recoil-persist"],
    states: [
      {
        calls: ["recoil#atom"],
        storage: "localStorage",
        effect: { properties: ["effects", "effects_UNSTABLE"], patterns: ["recoil-persist#recoilPersist().persistAtom"] },
        choice: { madeBy: ["recoil-persist#recoilPersist"], argument: 0, property: "storage" },
        name: { argument: 0, property: "key" },
        value: { argument: 0, property: "default" },
      },
    ],
  },
  {
    id: "svelte-persisted-store",
    package: "svelte-persisted-store",
    apis: [],
    source: "svelte-persisted-store@0.12.0 dist/index.d.ts",
    words: ["svelte-persisted-store", "svelte-local-storage-store"],
    states: [
      {
        calls: ["svelte-persisted-store#persisted", "svelte-local-storage-store#persisted", "svelte-local-storage-store#writable"],
        storage: "localStorage",
        choice: { argument: 2, property: "storage", texts: { local: "localStorage", session: "sessionStorage" } },
        name: { argument: 0 },
        value: { argument: 1 },
      },
    ],
  },
  {
    id: "@solid-primitives/storage",
    package: "@solid-primitives/storage",
    apis: [],
    source: "@solid-primitives/storage@4.4.0 dist/persisted.js:4 (makePersisted)",
    words: ["@solid-primitives/storage"],
    states: [
      {
        calls: ["@solid-primitives/storage#makePersisted"],
        storage: "localStorage",
        choice: { argument: 1, property: "storage" },
        name: { argument: 1, property: "name" },
        value: { argument: 0 },
        ofSignal: true,
      },
    ],
  },
] as const satisfies readonly StorageRow[];
