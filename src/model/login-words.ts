/** Providers after which the paths of a login are named. */
const providers = ["google", "github", "facebook", "twitter", "discord", "microsoft", "azure", "apple", "linkedin", "spotify", "slack", "twitch", "steam"];

/** Names of actions that log somebody in, each as the words it consists of, wherever they stand in a name. */
export const loginNames: readonly (readonly string[])[] = [
  ["login"], ["logins"], ["log", "in"], ["logon"], ["log", "on"], ["signin"], ["signins"], ["sign", "in"], ["signon"], ["sign", "on"], ["authenticate"], ["authentication"], ["authn"],
  ["sso"], ["oauth"], ["oidc"], ["saml"], ["acs"], ...providers.flatMap((provider) => [["auth", provider], [provider, "auth"], [provider, "callback"]]), ["magic", "link"], ["magiclink"], ["passwordless"], ["create", "session"], ["start", "session"], ["new", "session"],
  // Spanish, Portuguese, French, German, Dutch, Polish, Turkish, Indonesian
  ["iniciarsesion"], ["iniciar", "sesion"], ["entrar"], ["connexion"], ["connecter"], ["anmelden"], ["anmeldung"], ["einloggen"], ["inloggen"], ["zaloguj"], ["logowanie"], ["giris"], ["masuk"], ["acceder"], ["logar"], ["loguear"],
];

/** Names of actions that make an account, after which its owner is usually logged in. */
export const signUpNames: readonly (readonly string[])[] = [
  ["signup"], ["signups"], ["sign", "up"], ["register"], ["registration"], ["join"], ["enroll"], ["create", "account"], ["create", "user"], ["new", "user"], ["add", "user"], ["user", "create"], ["accept", "invite"], ["accept", "invitation"], ["activate"], ["activation"],
  ["registrar"], ["registro"], ["registrarse"], ["cadastrar"], ["cadastro"], ["inscription"], ["inscrire"], ["registrieren"], ["registrierung"], ["zarejestruj"], ["rejestracja"], ["kayit"], ["daftar"],
];

/** Names of actions that give an account another password; somebody who was logged out may be logged in by them. */
export const passwordNames: readonly (readonly string[])[] = [
  ["reset", "password"], ["resetpassword"], ["password", "reset"], ["change", "password"], ["password", "change"], ["forgot", "password"], ["new", "password"], ["set", "password"], ["update", "password"], ["recover"], ["recover", "account"],
];

/** Names of actions that only ask somebody who is logged in, or half logged in, for more. */
export const stepUpNames: readonly (readonly string[])[] = [
  ["2", "fa"], ["2fa"], ["mfa"], ["tfa"], ["totp"], ["otp"], ["twofactor"], ["two", "factor"], ["two", "fa"], ["second", "factor"], ["multifactor"], ["multi", "factor"], ["webauthn"],
  ["reauth"], ["reauthenticate"], ["reauthentication"], ["re", "authenticate"], ["step", "up"], ["stepup"], ["sudo"], ["elevate"], ["confirm", "password"], ["password", "confirm"], ["verify", "password"],
];

/** Last parts of a login's path that say where it stands in the flow: the part before them is the login's. */
export const flowSteps: ReadonlySet<string> = new Set(["callback", "cb", "return", "redirect", "complete", "finish", "verify", "confirm", "process", "submit", "check", ...providers, "local", "basic", "ldap", "user", "admin", "auth", "new", "create", "reset"]);

/** Words in the name or path of an action that changes who is logged in already, or is no login though it names one. */
export const notLoginWords: ReadonlySet<string> = new Set([
  "logout", "signout", "logoff", "signoff", "out", "off",
  "profile", "update", "edit", "settings", "setting", "avatar", "picture", "photo", "image", "upload", "preferences", "preference", "change", "refresh", "switch", "impersonate", "impersonation", "unimpersonate", "become", "masquerade", "renew", "cart", "checkout", "order", "delete", "remove", "unlink", "connect", "attempt", "attempts", "history",
]);
/** First words that make a name a question or a guard. */
export const guardWords: ReadonlySet<string> = new Set(["is", "has", "can", "require", "requires", "ensure", "must", "only", "needs", "protect", "guard", "redirect", "get", "show", "render", "load"]);

/** Words of a property of the session that names who is logged in; together with `identityFill` they make up its whole name. */
export const identityWords: ReadonlySet<string> = new Set([
  "user", "userid", "useremail", "username", "uid", "uuid", "account", "accountid", "member", "memberid", "customer", "customerid", "admin", "adminid", "employee", "employeeid", "passport", "identity", "principal", "student", "studentid", "teacher", "doctor", "patient", "seller", "vendor", "staff", "player", "owner", "merchant", "client", "clientid", "cliente",
  "usuario", "utilisateur", "utente", "benutzer", "kullanici", "uzytkownik", "pengguna",
]);
export const identityFill: ReadonlySet<string> = new Set([
  "id", "_id", "name", "email", "info", "data", "details", "detail", "obj", "object", "doc", "model", "current", "logged", "loggedin", "in", "log", "login", "auth", "authenticated", "session", "the", "my", "is", "role", "type", "db", "entity", "record", "active", "sess", "pk", "mail", "logueado", "logado",
]);
/** Words of a property that says who has begun to log in, and still has something to prove. */
export const unfinishedWords: ReadonlySet<string> = new Set(["pending", "temp", "temporary", "tmp", "partial", "half", "pre", "preauth", "unverified", "unconfirmed", "awaiting", "waiting", "challenge", "challenged", "needs", "mfa", "otp", "totp", "tfa", "2fa", "fa", "factor", "twofactor", "webauthn", "passkey", "verify", "verification", "reset", "recovery", "forgot"]);
/** The same of a property that says that somebody is. */
export const flagWords: ReadonlySet<string> = new Set(["authenticated", "authed", "authenticate", "authentication", "loggedin", "logged", "login", "isloggedin", "islogin", "islogged", "isauth", "isauthenticated", "authorized", "authorised", "auth", "signedin", "logedin", "loged", "authorization"]);
export const flagFill: ReadonlySet<string> = new Set(["is", "in", "on", "has", "user", "admin", "been", "status", "flag", "state", "log", "sign", "signed", "valid", "context", "info", "data"]);
/** The same of a property that says that a further proof was given: one of each list. */
export const factorWords: ReadonlySet<string> = new Set(["fa", "2fa", "mfa", "tfa", "totp", "otp", "factor", "twofactor", "webauthn", "password", "identity"]);
export const provenWords: ReadonlySet<string> = new Set(["verified", "passed", "authenticated", "done", "complete", "completed", "confirmed", "ok", "valid", "validated", "success"]);
export const elevatedWords: ReadonlySet<string> = new Set(["reauthenticated", "reauth", "sudo", "elevated", "stepup"]);

/** Words that name a password among the values that a function handles. */
export const passwordWords: ReadonlySet<string> = new Set(["password", "passwd", "pwd", "passcode", "passphrase", "pass", "contrasena", "senha", "mdp", "motdepasse", "passwort", "wachtwoord", "haslo", "parola", "sifre", "hash", "hashed"]);
/** Libraries that hash passwords and nothing else, by their names and by what they are called. */
export const passwordLibraries: ReadonlySet<string> = new Set(["bcrypt", "bcryptjs", "bcrypt-nodejs", "bcrypt-ts", "@node-rs/bcrypt", "argon", "argon2", "@node-rs/argon2", "hash-wasm", "password-hash", "credential"]);
/** Words of calls that compare a password, with one of the above beside them. */
export const compareWords: ReadonlySet<string> = new Set(["compare", "verify", "match", "matches", "matched", "check", "validate", "valid", "is", "correct", "authenticate", "equal", "equals", "decrypt", "same"]);
/** Calls that log somebody in or out of the box: what they return is who it is. */
export const proofCalls: readonly (readonly string[])[] = [
  ["authenticate"], ["login"], ["login", "user"], ["signin"], ["sign", "in"], ["verify", "credentials"], ["validate", "credentials"], ["check", "credentials"], ["validate", "login"], ["verify", "login"], ["check", "login"], ["find", "by", "credentials"], ["verify", "user"], ["validate", "user"],
  ["get", "token"], ["exchange", "code"], ["exchange", "code", "for", "token"], ["verify", "id", "token"], ["verify", "authentication", "response"], ["authorization", "code", "grant"], ["get", "access", "token"],
];
/** Calls that make an account. */
export const accountCalls: readonly (readonly string[])[] = [["create", "user"], ["register", "user"], ["add", "user"], ["insert", "user"], ["new", "user"], ["sign", "up"], ["signup"], ["register"], ["create", "account"]];

/** Words in a name that say that the session gets another ID. */
export const renewalWords: ReadonlySet<string> = new Set(["regenerate", "regenerated", "regeneration", "regen", "rotate", "rotation", "rotated", "migrate", "recreate", "reissue"]);
/** Words in the name of a helper, given the request or the session, that may renew the session. */
export const sessionHelperWords: ReadonlySet<string> = new Set(["session", "sessions", "login", "logon", "signin", "sess", "establish", "persist", "regenerate", "renew", "rotate"]);
