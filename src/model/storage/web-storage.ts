import type { StorageRow } from "./rows";
import { webStorageWord } from "./words";

/** The objects by which script reaches the window; `Window()` and `Document()` are values of these types. */
const windows = [
  "window", "globalThis", "self", "global", "top", "parent", "frames", "window.window", "window.top", "window.parent", "window.self",
  "document.defaultView", "window.document.defaultView", "Window()", "Document().defaultView",
];

/** The patterns of a member of the window, however script gets at it. */
export const reachedAs = (name: string): readonly string[] => [
  `global:${name}`,
  ...windows.map((window) => `global:${window}.${name}`),
  `@angular/core#inject().defaultView.${name}`,
];

export const webStorage = {
  id: "web-storage",
  package: "web",
  apis: [],
  source: "HTML Living Standard, 12.2 (Storage: setItem, named property setter)",
  words: [webStorageWord],
  values: [
    { storage: "localStorage", patterns: reachedAs("localStorage") },
    { storage: "sessionStorage", patterns: reachedAs("sessionStorage") },
  ],
} as const satisfies StorageRow;

/** Hooks that go by the name of the storage, whichever module brings them: many projects have their own. */
export const storageHooks = {
  id: "use-web-storage",
  package: "web",
  apis: [],
  source: "the name, which usehooks-ts@3.1.1, react-use@17.6.1, @uidotdev/usehooks@2.4.1 and @vueuse/core@14.4.0 share",
  words: ["useLocalStorage", "useSessionStorage"],
  states: [
    { calls: [], anySource: ["useLocalStorage"], storage: "localStorage", name: { argument: 0 }, value: { argument: 1 } },
    { calls: [], anySource: ["useSessionStorage"], storage: "sessionStorage", name: { argument: 0 }, value: { argument: 1 } },
  ],
} as const satisfies StorageRow;

/** Parameters by which AngularJS hands these objects to a function, and by which nothing else goes. */
export const injected: Readonly<Record<string, string>> = { $window: "global:window", $localStorage: "global:localStorage", $sessionStorage: "global:sessionStorage" };
