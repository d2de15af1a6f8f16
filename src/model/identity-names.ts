/** What a name says of somebody: what they may do, or who they are. */
export type IdentityKind = "right" | "user";

/** Words that name a right: what somebody may do. */
export const rightWords: readonly string[] = [
  "role", "roles", "admin", "superadmin", "superuser", "moderator", "staff", "permission", "permissions", "privilege", "privileges", "authorized", "authenticated", "loggedin", "usertype", "rol", "perfil",
];

/** Words that name a user by themselves. */
export const userWords: readonly string[] = ["uid", "userid", "username", "usuario"];

/** Words that name a person: alone, or with the part that is meant. */
export const personWords: readonly string[] = ["user", "account", "member", "customer", "employee", "student", "teacher", "seller", "doctor", "patient", "client"];

/** Parts that tell one person from another. */
export const identifyingWords: readonly string[] = ["id", "email", "name", "login", "number"];

/** Words that may stand beside these; any other (`guest`, `last`, `token`) makes the name one of another thing. */
export const identityFillers: readonly string[] = ["is", "in", "logged", "current", "auth", "my", "the", "app", "access", "level", "type", "data", "info", "obj", "json", "has", "no"];
