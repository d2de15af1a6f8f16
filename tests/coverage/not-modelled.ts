const noSetter = "It sets no cookie.";
const inBrowser = "It writes in the browser, where no cookie can be HttpOnly: no-jwt-in-script-cookie's business.";
const asText = "The cookie is a text, which facts/set-cookie-headers.ts reads; there is no call of a library to describe.";

/** Verified APIs of cookies and sessions that no row of the cookie model stands for, and why. */
export const cookieApisNotModelled: Readonly<Record<string, string>> = {
  "NextRequest.cookies.set": noSetter,
  polka: noSetter,
  "tough-cookie": noSetter,
  passport: noSetter,
  "web.Headers": asText,
  "node.setHeader": asText,
  "aws.lambda": asText,
  "nuxt.useCookie": inBrowser,
  "universal-cookie": inBrowser,
  "react-cookie": inBrowser,
  "js-cookie": inBrowser,
  "vue-cookies": inBrowser,
  "ngx-cookie-service": inBrowser,
  "document.cookie": inBrowser,
  "cookieStore.set": inBrowser,
  "amplify.CookieStorage": inBrowser,
};
