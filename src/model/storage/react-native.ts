import type { StorageRow } from "./rows";

const packages = ["@react-native-async-storage/async-storage", "@react-native-community/async-storage"];
const objects = [
  ...packages.flatMap((name) => [`${name}#`, `${name}#AsyncStorage`, `${name}#createAsyncStorage()`, `${name}#useAsyncStorage()`]),
  "react-native#AsyncStorage",
];

/** Storage on the device: in the clear, or in the keychain and its like. */
export const reactNativeStorage = [
  {
    id: "AsyncStorage",
    package: "@react-native-async-storage/async-storage",
    apis: [],
    source: "@react-native-async-storage/async-storage@3.1.1 lib/typescript/AsyncStorage.d.ts, 2.2.0 (multiSet, mergeItem); its README: not encrypted",
    words: ["AsyncStorage", "async-storage"],
    values: [{ storage: "AsyncStorage", patterns: objects }],
    setters: [
      {
        calls: objects.flatMap((object) => ["setItem", "mergeItem"].map((method) => (object.endsWith("#") ? object + method : `${object}.${method}`))),
        storage: "AsyncStorage",
        name: { argument: 0 },
        value: { argument: 1 },
      },
      {
        calls: objects.flatMap((object) => ["multiSet", "multiMerge", "setMany"].map((method) => (object.endsWith("#") ? object + method : `${object}.${method}`))),
        storage: "AsyncStorage",
        entries: { argument: 0 },
      },
    ],
  },
  {
    id: "react-native-secure-stores",
    package: "expo-secure-store",
    apis: [],
    source: "expo-secure-store@57.0.4 build/SecureStore.d.ts, react-native-keychain@10.0.0, react-native-encrypted-storage@4.0.3, react-native-sensitive-info@6.1.4",
    words: ["expo-secure-store", "react-native-(?:keychain|encrypted-storage|sensitive-info)"],
    values: [{ storage: "elsewhere", patterns: ["expo-secure-store#", "react-native-encrypted-storage#", "react-native-sensitive-info#"] }],
    setters: [
      {
        calls: ["expo-secure-store#setItemAsync", "expo-secure-store#setItem", "react-native-encrypted-storage#setItem", "react-native-sensitive-info#setItem"],
        storage: "elsewhere",
        name: { argument: 0 },
        value: { argument: 1 },
      },
    ],
  },
] as const satisfies readonly StorageRow[];
