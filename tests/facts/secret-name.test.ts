import { describe, expect, it } from "vitest";
import { isNameOfSecret, secretNameKind } from "../../src/facts/secret-name";

describe("names of keys", () => {
  it.each([
    "JWT_SECRET", "jwtSecret", "jwtsecret", "SESSION_SECRET", "sessionSecret", "COOKIE_SECRET", "ACCESS_TOKEN_SECRET", "refreshTokenSecret", "NEXTAUTH_SECRET", "AUTH_SECRET", "BETTER_AUTH_SECRET", "JWT_PRIVATE_KEY",
    "TOKEN_SIGNING_KEY", "SESSION_PASSWORD", "jwt.secret", "session.secret", "JWT_SECRET_KEY", "jwtConstants.secret", "secretOrKey",
  ])("%s is one", (name) => {
    expect(secretNameKind(name)).toBe("secret");
  });

  it.each(["JWT_KEY", "cookieKey", "SESSION_KEY"])("%s may be one", (name) => {
    expect(secretNameKind(name)).toBe("key");
  });

  it.each([
    "secret", "SECRET_KEY", "clientSecret", "TWITTER_ACCESS_TOKEN_SECRET", "WEBHOOK_SECRET", "CSRF_SECRET", "AUTH_PASSWORD", "userPassword", "RESET_TOKEN_SECRET", "jwtSecretName", "JWT_SECRET_FILE", "sessionKeyPrefix",
    "jwtSecretExpiresIn", "PUBLIC_JWT_KEY", "tokenCount", "session",
  ])("%s is none", (name) => {
    expect(secretNameKind(name)).toBeUndefined();
  });

  it("knows a text that only names one", () => {
    expect(["JWT_SECRET", "jwt-secret", "auth.jwt.secret", "SOME_NAME"].every(isNameOfSecret)).toBe(true);
    expect(["hush", "jwt-secret-of-acme", "s3cr3t"].some(isNameOfSecret)).toBe(false);
  });
});
