import { authLibraries } from "./auth-libraries";
import { keyValueLibraries } from "./key-value";
import { reactNativeStorage } from "./react-native";
import type { StorageRow } from "./rows";
import { scriptCookies } from "./script-cookies";
import { stateLibraries } from "./states";
import { storeLibraries } from "./stores";
import { storageHooks, webStorage } from "./web-storage";

/** All ways to keep a value in the browser or on the device. */
export const storageRows: readonly StorageRow[] = [
  webStorage, ...keyValueLibraries, ...stateLibraries, storageHooks, ...storeLibraries, ...authLibraries, ...reactNativeStorage, ...scriptCookies,
];
