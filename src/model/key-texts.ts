import type { CallPattern } from "./row";

/** Calls whose result is the key that one of their arguments is, in another form; by the argument's position. */
export const keyMakers: Readonly<Record<CallPattern, number>> = {
  "global:Buffer.from": 0,
  "buffer#Buffer.from": 0,
  "global:Buffer": 0,
  "global:TextEncoder().encode": 0,
  "util#TextEncoder().encode": 0,
  "global:Uint8Array.from": 0,
  "global:Uint8Array": 0,
  "global:atob": 0,
  "global:btoa": 0,
  "global:String": 0,
  "global:Array.of": 0,
  "crypto#createSecretKey": 0,
  "crypto#createPrivateKey": 0,
  "crypto#scryptSync": 0,
  "crypto#pbkdf2Sync": 0,
  "global:crypto.subtle.importKey": 1,
  "global:globalThis.crypto.subtle.importKey": 1,
  "crypto#webcrypto.subtle.importKey": 1,
  "crypto#subtle.importKey": 1,
  "jose#importPKCS8": 0,
  "jose#importJWK": 0,
  "jose#base64url.decode": 0,
  "jose#JWK.asKey": 0,
  "keygrip#": 0,
  "crypto-js#enc.Utf8.parse": 0,
  "@simplewebauthn/server/helpers#isoBase64URL.toBuffer": 0,
};

/** Methods whose result is the key that their object is, in another form. */
export const keyMethods: ReadonlySet<string> = new Set([
  "toString", "trim", "replace", "replaceAll", "padEnd", "padStart", "repeat", "split", "slice", "substring", "normalize", "toLowerCase", "toUpperCase", "concat", "valueOf",
]);

/** Options of an object that stands in a key's place, and that are a key. `public` and `passphrase` are none. */
export const keyMembers: readonly string[] = ["private", "privateKey", "key", "secret", "secrets", "k", "d", "current"];

/** Names of functions and methods that read a setting and take what to return without one. */
export const settingReaders = /^(?:get|env|getenv|getEnv\w*|get_env|getConfig\w*|config|setting|requireEnv|readEnv|optionalEnv|envVar|optional)$/u;

/** What starts the names of variables that a build writes into the browser's bundle. */
export const publicVariable = /^(?:NEXT_PUBLIC_|VITE_|REACT_APP_|EXPO_PUBLIC_|NUXT_PUBLIC_|PUBLIC_|GATSBY_|VUE_APP_|NX_PUBLIC_|STORYBOOK_)/u;

/** A key that everybody may have. */
export const publicKeyText = /-----BEGIN (?:RSA |EC )?(?:PUBLIC KEY|CERTIFICATE)|^ssh-(?:rsa|ed25519) /u;
