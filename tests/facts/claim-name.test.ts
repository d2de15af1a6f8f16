import { describe, expect, it } from "vitest";
import { isPersonName, isSensitiveName, mutability } from "../../src/facts/claim-name";

describe("claims that change while a token lives", () => {
  it.each([
    "role", "roles", "userRole", "user_roles", "roleId", "role_name", "permissions", "permissionCodes", "privileges", "groups", "group", "userGroups", "authorities", "entitlements", "isAdmin", "is_super_admin", "isadmin", "isStaff", "hasModerator",
    "canPublish", "plan", "planName", "billing_plan", "tier", "isPremium", "subscriptionStatus", "features", "featureFlags", "flags", "preferences", "settings", "theme", "darkMode", "accessLevel", "userType", "accountType", "org_role",
    "https://example.com/claims/roles", "rol",
  ])("%s", (name) => expect(mutability(name)).toBe("mutable"));

  it.each(["admin", "superAdmin", "site_admin", "superuser", "staff", "moderator"])("%s, if it is a flag", (name) => expect(mutability(name)).toBe("rank"));

  it.each([
    "sub", "sid", "id", "userId", "name", "email", "scope", "scp", "scopes", "tenantId", "groupId", "bloodGroup", "adminId", "adminEmail", "parole", "planet", "plane", "tokenVersion", "roleVersion", "permissionsUpdatedAt", "roleChangedAt",
    "hasRole", "lastPlan", "type", "typ", "status", "x-hasura-default-role", "can", "candidate", "canceled", "locale", "iat", "",
  ])("not %s", (name) => expect(mutability(name)).toBe("none"));
});

describe("claims that nobody but the server may read", () => {
  it.each([
    "password", "userPassword", "hashedPassword", "password_hash", "passwordhash", "pwd", "passwd", "pass", "keystorePass", "SMTP_PASS", "salt", "hash", "secret", "clientSecret", "totpSecret", "apiKey", "api_key", "privateKey", "encryptionKey", "cardNumber", "credit_card",
    "cvv", "iban", "ssn", "socialSecurityNumber", "nationalId", "passportNumber", "dob", "dateOfBirth", "pin", "otp", "securityAnswer", "accessToken", "githubAccessToken", "refresh_token", "senha",
  ])("%s", (name) => expect(isSensitiveName(name)).toBe(true));

  it.each([
    "id", "email", "name", "hasPassword", "mustChangePassword", "resetPassword", "forgotPassword", "passwordChangedAt", "passwordVersion", "fileHash", "at_hash", "publicKey", "key", "kid", "gameCard", "pinCode", "pinned", "refreshTokenId",
    "tokenVersion", "token", "token_type", "passport", "boardingPass", "compass", "secretary", "keyboard", "hashtag", "",
  ])("not %s", (name) => expect(isSensitiveName(name)).toBe(false));
});

describe("names of those who have a record", () => {
  it.each(["user", "users", "User", "UserModel", "userRepository", "usersRepo", "foundUser", "existing_user", "user1", "userDoc", "dbUser", "customer", "admin", "usuario"])("%s", (name) => expect(isPersonName(name)).toBe(true));
  it.each(["userService", "UserSession", "userSettings", "room", "payload", "claims", "token", "AccountVerification", "superb", ""])("not %s", (name) => expect(isPersonName(name)).toBe(false));
});
