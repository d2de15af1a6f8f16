import { describe, expect, it } from "vitest";
import { kindOfKey, purposeOfNames } from "../../../src/facts/session-logins/names";

describe("the kind of a session's property", () => {
  it.each(["user", "userId", "user_id", "userid", "currentUser", "loggedInUser", "userInfo", "adminId", "account", "memberId", "customer", "passport", "username", "usuario", "email"])("%s says who is logged in", (key) => {
    expect(kindOfKey(key)).toBe("identity");
  });

  it.each(["isLoggedIn", "loggedIn", "logged", "authenticated", "isAuthenticated", "isAuth", "auth", "authorized", "signedIn", "is_login"])("%s says that somebody is", (key) => {
    expect(kindOfKey(key)).toBe("flag");
  });

  it.each(["mfaVerified", "twoFactorAuthenticated", "is2FAVerified", "otpVerified", "reauthenticated", "sudo"])("%s says that more was proved", (key) => {
    expect(kindOfKey(key)).toBe("step-up");
  });

  it.each(["cart", "views", "flash", "messages", "csrfToken", "returnTo", "locale", "state", "nonce", "codeVerifier", "captcha", "otp", "pendingUser", "tempUser", "userToVerify", "users", "uids_viewed", "userCart", "oldInput", "lastActivity", "author", "theme"])("%s says neither", (key) => {
    expect(kindOfKey(key)).toBeUndefined();
  });
});

describe("the purpose of a handler", () => {
  it.each([
    [["login"], []], [["handleLoginRequest"], []], [["postSignin"], []], [["signUp"], []], [["createUser"], []],
    [[], ["/login"]], [[], ["/users/sign-in"]], [[], ["/login/auth"]], [[], ["/auth/login/google/callback"]], [[], ["/magic-link/:token"]], [[], ["*/auth/demo/login"]],
  ])("%j at %j is a login", (names, paths) => {
    expect(purposeOfNames(names, paths)).toBe("login");
  });

  it.each([
    [["resetPassword"], [], "password"], [[], ["/password/reset/:token"], "password"],
    [["verifyTotp"], [], "step-up"], [[], ["/login/2fa"], "step-up"],
    [["logout"], [], "other"], [["updateProfile"], [], "other"], [[], ["/login/attempts"], "other"],
    [["requireLogin"], [], undefined], [["isLoggedIn"], [], undefined], [["getLogin"], [], undefined], [[], ["/users/:id"], undefined],
  ] as const)("%j at %j is %s", (names, paths, purpose) => {
    expect(purposeOfNames(names, paths)).toBe(purpose);
  });
});
