/** The claims that RFC 7519, section 4.1, registers: every token may carry them. */
export const registeredClaims: ReadonlySet<string> = new Set(["iss", "sub", "aud", "exp", "nbf", "iat", "jti"]);

/** Names that end with one of these say what somebody may do, has paid for, or prefers: it changes while a token lives. */
export const mutableTerms: readonly string[] = [
  "role", "roles", "permission", "permissions", "perms", "privilege", "privileges", "authorities", "entitlement", "entitlements", "acl", "access level", "access rights",
  "user type", "account type", "user level", "admin level", "user group", "user groups", "groups", "rol",
  "plan", "tier", "is premium", "is pro", "is subscribed", "subscription status", "subscription type", "subscription level",
  "features", "feature flags", "feature toggles", "flags", "preferences", "prefs", "settings", "theme", "dark mode",
];

/** Of these the whole name says it: `bloodGroup` is another thing. */
export const mutableWholeNames: readonly string[] = ["group", "premium"];

/** Of these, what may follow the name and still means the same: `roleId`, `planName`. */
export const mutableHeads: ReadonlySet<string> = new Set(["role", "roles", "permission", "permissions", "privilege", "privileges", "plan", "tier"]);
export const mutableTails: ReadonlySet<string> = new Set(["id", "ids", "name", "names", "code", "codes", "level", "type", "slug", "key", "keys", "list"]);

/** What somebody is, as a flag: `isAdmin`, `admin: true`. The ID or record of such a person has the same name. */
export const rankWords: ReadonlySet<string> = new Set(["admin", "administrator", "superadmin", "superuser", "staff", "moderator", "root"]);
/** What may stand before it: `superAdmin`, `site_admin`. */
export const rankQualifiers: ReadonlySet<string> = new Set(["super", "site", "system", "org", "global", "tenant", "user", "account"]);

/** Roles that a library reads from the token itself, as PostgREST and Supabase do: they name a role of the database. */
export const databaseRoles: ReadonlySet<string> = new Set(["anon", "authenticated", "service_role", "web_anon"]);

/** Claims that another program reads from the token and nowhere else. */
export const foreignClaims: readonly RegExp[] = [/^x-hasura-/iu, /^https:\/\/hasura\.io\//u];

/** Names that end with one of these hold what must not be read by whoever holds the token. */
export const sensitiveTerms: readonly string[] = [
  "password", "passwords", "passwd", "pwd", "passphrase", "passcode", "password hash", "pwd hash", "pass hash", "password digest", "password salt", "password confirmation", "contrasena", "senha",
  "secret", "secrets", "api key", "apikey", "secret key", "private key", "encryption key", "master key", "session key", "access key", "signing key",
  "card number", "credit card", "debit card", "card details", "cvv", "cvc", "iban", "bank account", "account number", "routing number",
  "ssn", "social security number", "social security", "national id", "passport number", "tax id", "aadhaar", "aadhar", "aadhaar number", "date of birth", "dob", "birthdate", "birthday", "birth date",
  "security answer", "backup codes", "recovery codes", "access token", "refresh token", "api token", "oauth token", "bearer token",
];

/** Of these the name alone says it: `fileHash` and `gameCard` are other things. */
export const sensitiveWholeNames: readonly string[] = ["pass", "user pass", "db pass", "keystore pass", "smtp pass", "ftp pass", "ssh pass", "hash", "salt", "pin", "pin hash", "otp", "totp", "card", "cards", "otp code", "otp hash"];

/** First words that make of the name a question or an errand: `hasPassword`, `resetPassword`. */
export const questionWords: ReadonlySet<string> = new Set([
  "is", "has", "have", "had", "needs", "need", "must", "should", "require", "requires", "required", "force", "allow", "allows", "can", "reset", "change", "changed", "update", "updated", "forgot", "forget", "with", "no", "without", "use", "uses", "verify",
  "set", "lost", "expired",
]);

/** Names of a password or what was made of it: who compares them has the whole record of a user. */
export const passwordTerms: readonly string[] = ["password", "passwords", "passwd", "pwd", "password hash", "pwd hash", "pass hash", "password digest", "hash password", "contrasena", "senha"];
export const passwordWholeNames: readonly string[] = ["pass", "hash", "salt"];

/** Names of e-mail addresses. */
export const emailTerms: readonly string[] = ["email", "e mail", "email address", "mail"];

/** Who has a record, as models and variables call them. */
export const personNouns: readonly string[] = [
  "user", "users", "account", "accounts", "member", "members", "customer", "customers", "employee", "employees", "student", "students", "teacher", "teachers", "seller", "sellers", "vendor", "vendors",
  "doctor", "doctors", "patient", "patients", "client", "clients", "admin", "admins", "administrator", "administrators", "owner", "owners", "driver", "drivers", "buyer", "buyers", "person", "persons", "people", "usuario", "usuarios", "utilisateur", "utilisateurs",
];
