import { describe, expect, it } from "vitest";
import { isLogoutControl, isLogoutName, isLogoutPath } from "../../src/facts/logout-name";

describe("names of logouts", () => {
  it.each([
    "logout", "logOut", "LOGOUT", "log_out", "signOut", "sign-out", "signout", "logoff", "handleLogout", "userLogout", "userlogout", "logoutUser", "logoutAll", "postLogout", "logout_post", "adminLogOut", "doSignOut",
    "cerrarSesion", "cerrar_sesión", "deconnexion", "déconnexion", "encerrarSessao", "abmelden", "uitloggen", "cikisYap", "dangXuat", "выход", "sair", "keluar", "cerrarSession", "deslogar", "loggUt",
  ])("%s is one", (name) => expect(isLogoutName(name)).toBe(true));

  it.each([
    "login", "logs", "logOutput", "logoutput", "checkout", "timeout", "signOutput", "logoutUrl", "getLogoutUrl", "logoutPage", "renderLogout", "isLogout", "afterLogout", "logoutCallback", "logoutSuccess", "logSignOut", "logoutMessage",
    "backchannelLogout", "logoutTimeout", "desair", "sairDoGrupo", "cerrarModal", "sessionLog", "logUtf8", "catalog", "signoutButton", "useLogout", "blogOutline",
  ])("%s is none", (name) => expect(isLogoutName(name)).toBe(false));

  it.each(["/logout", "/auth/sign-out", "/api/v1/logout/", "logout", "/logout/:id", "/users/logout/all", "/*/LOGOUT", "/sign/out", "auth.sign.out", "/sair", "/users/me/logoff|/users/logoff"])(
    "%s is a logout's path",
    (path) => expect(isLogoutPath(path)).toBe(true),
  );

  it.each(["/", "", "/login", "/logs/output", "/logout/callback", "/logout-success", "/logout/confirm", "/api/logout-url", "/catalog/out", "/sairport", "/backchannel-logout"])(
    "%s is another's",
    (path) => expect(isLogoutPath(path)).toBe(false),
  );
});

describe("names and labels of logouts in a page", () => {
  it.each(["handleLogout", "confirmLogout", "logoutBtn", "useLogout", "logout$", "Выйти", "Đăng xuất", "Odhlásit se", "ออกจากระบบ", "تسجيل الخروج", "خروج", "Log out", "Sign Out", "menu.logout", "Cerrar sesión", "Se déconnecter", "退出登录", "退出", "注销", "loginOut", "loginout", "exitLogin"])("%s is one", (name) => expect(isLogoutControl(name)).toBe(true));

  it.each(["autoLogout", "forceLogout", "logoutRequest", "clearLogoutTimer", "onLogoutSuccess", "isLogout", "logoutUrl", "Log in", "loginOutput", "退出全屏"])("%s is none", (name) => expect(isLogoutControl(name)).toBe(false));
});
