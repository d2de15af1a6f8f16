import type { KeyRow } from "../key-row";
import { authLibraryKeys } from "./auth-libraries";
import { cookieKeys } from "./cookies";
import { jwtFrameworkKeys } from "./jwt-frameworks";
import { jwtLibraryKeys } from "./jwt-libraries";
import { sessionKeys } from "./sessions";

/** Every place where a library takes a key for tokens, sessions or cookies. */
export const keyRows: readonly KeyRow[] = [...jwtLibraryKeys, ...jwtFrameworkKeys, ...sessionKeys, ...cookieKeys, ...authLibraryKeys];
