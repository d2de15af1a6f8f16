import rule from "../../src/rules/require-httponly-cookie";
import { testRule, type ExpectedError } from "../rule-tester";

function absent(name: string | undefined, output?: string): ExpectedError {
  const data = { cookie: name === undefined ? "The session cookie" : `Cookie \`${name}\``, option: "HttpOnly" };
  return { messageId: "insecureByDefault", data, ...(output !== undefined && { suggestions: [{ messageId: "addHttpOnly", data: { option: "HttpOnly" }, output }] }) };
}

testRule(rule, {
  javascript: {
    valid: [
      { name: "HttpOnly in a template", code: "res.setHeader('Set-Cookie', `session=${id}; Path=/; HttpOnly`)" },
      { name: "HttpOnly in lower case, with a value, before a hole", code: "res.setHeader('Set-Cookie', [`session=${id}; httponly=${on}`, `token=${t}; HTTPONLY${secure}`, `jwt=${t};httponly=; Path=/`])" },
      { name: "HttpOnly in a sum", code: `res.setHeader("Set-Cookie", "session=" + id + "; HttpOnly; Path=/")` },
      { name: "HttpOnly joined", code: `res.setHeader("Set-Cookie", ["session=" + id, "HttpOnly"].join("; "))` },
      { name: "HttpOnly added to the parts later", code: `const parts = ["session=" + id]; parts.push("HttpOnly"); res.setHeader("Set-Cookie", parts.join("; "))` },
      { name: "parts that another function may add to", code: `const parts = ["session=" + id]; protect(parts); res.setHeader("Set-Cookie", parts.join("; "))` },
      { name: "a part that may hold more attributes", code: "res.setHeader('Set-Cookie', `session=${id}; ${attributes}`); res.setHeader('Set-Cookie', `session=${id}; Path=/${rest}`)" },
      { name: "a text that may be the whole cookie", code: "res.setHeader('Set-Cookie', `${cookie}; Path=/`); res.setHeader('Set-Cookie', cookie)" },
      { name: "a text that grows", code: "let cookie = `session=${id}`; cookie += '; HttpOnly'; res.setHeader('Set-Cookie', cookie)" },
      { name: "a text that a library builds", code: "res.setHeader('Set-Cookie', storage.commitSession(session)); res.setHeader('Set-Cookie', lucia.createSessionCookie(session.id).serialize())" },
      { name: "headers that are passed on", code: "res.setHeader('Set-Cookie', answer.headers.getSetCookie())" },
      { name: "a deletion", code: "res.setHeader('Set-Cookie', 'session=; Max-Age=0; Path=/'); res.setHeader('Set-Cookie', `session=gone; Path=${base}; Expires=Thu, 01 Jan 1970 00:00:00 GMT`); res.setHeader('Set-Cookie', `token=; Domain=${host}`)" },
      { name: "a value that the text shows", code: "res.setHeader('Set-Cookie', 'token=logout; Path=/'); res.setHeader('Set-Cookie', `session=1; Path=${base}`)" },
      { name: "a preference", code: "res.setHeader('Set-Cookie', `theme=${theme}; Path=/`)" },
      { name: "a CSRF cookie", code: "res.setHeader('Set-Cookie', `XSRF-TOKEN=${token}; Path=/`)" },
      { name: "another header", code: "res.setHeader('Cookie', `session=${id}`); res.setHeader('X-Token', `token=${t}`)" },
      { name: "the names of headers", code: "const hidden = ['set-cookie', 'authorization']; forbidden.has('Set-Cookie')" },
    ],
    invalid: [
      { name: "setHeader and a template", code: "res.setHeader('Set-Cookie', «`session=${id}; Path=/`»)", errors: [absent("session", "res.setHeader('Set-Cookie', `session=${id}; Path=/; HttpOnly`)")] },
      { name: "an end that already has its semicolon", code: "res.setHeader('set-cookie', «`token=${t};`»); res.setHeader('set-cookie', «`jwt=${t}; `»)", errors: [absent("token", "res.setHeader('set-cookie', `token=${t}; HttpOnly`); res.setHeader('set-cookie', `jwt=${t}; `)"), absent("jwt", "res.setHeader('set-cookie', `token=${t};`); res.setHeader('set-cookie', `jwt=${t}; HttpOnly`)")] },
      { name: "a sum that ends in a value", code: `res.setHeader("Set-Cookie", «"sid=" + sid»)`, errors: [absent("sid", `res.setHeader("Set-Cookie", "sid=" + sid + "; HttpOnly")`)] },
      { name: "a sum that ends in a text", code: `res.setHeader("Set-Cookie", «"sid=" + sid + "; Path=/"»)`, errors: [absent("sid", `res.setHeader("Set-Cookie", "sid=" + sid + "; Path=/; HttpOnly")`)] },
      { name: "parts joined", code: `res.setHeader("Set-Cookie", «["sid=" + sid, "Path=/"].join("; ")»)`, errors: [absent("sid")] },
      { name: "several cookies", code: "res.setHeader('Set-Cookie', [«`accessToken=${a}; Secure`», `theme=${theme}`, `refreshToken=${r}; HttpOnly`])", errors: [absent("accessToken", "res.setHeader('Set-Cookie', [`accessToken=${a}; Secure; HttpOnly`, `theme=${theme}`, `refreshToken=${r}; HttpOnly`])")] },
      { name: "a text declared before", code: "const cookie = «`session=${id}`»; res.writeHead(200, { 'Set-Cookie': cookie })", errors: [absent("session", "const cookie = `session=${id}; HttpOnly`; res.writeHead(200, { 'Set-Cookie': cookie })")] },
      { name: "a function that builds the text", code: "const header = (id) => «`session=${id}; Path=/`»; res.setHeader('Set-Cookie', header(session.id))", errors: [absent("session", "const header = (id) => `session=${id}; Path=/; HttpOnly`; res.setHeader('Set-Cookie', header(session.id))")] },
      { name: "Express's set, header, append and an object", code: "res.set('Set-Cookie', «`token=${a}`»); res.header('Set-Cookie', «`token=${b}`»); res.append('Set-Cookie', «`token=${c}`»); res.set({ 'Set-Cookie': «`token=${d}`» })", errors: ["a", "b", "c", "d"].map((name) => absent("token", "res.set('Set-Cookie', `token=${a}`); res.header('Set-Cookie', `token=${b}`); res.append('Set-Cookie', `token=${c}`); res.set({ 'Set-Cookie': `token=${d}` })".replace(`\${${name}}`, `\${${name}}; HttpOnly`))) },
      { name: "Headers and Response", code: "new Headers({ 'Set-Cookie': «`token=${a}`» }); new Headers([['Set-Cookie', «`token=${b}`»]]); new Response(null, { headers: { 'set-cookie': «`token=${c}`» } }); headers.append('Set-Cookie', «`token=${d}`»)", errors: ["a", "b", "c", "d"].map((name) => absent("token", "new Headers({ 'Set-Cookie': `token=${a}` }); new Headers([['Set-Cookie', `token=${b}`]]); new Response(null, { headers: { 'set-cookie': `token=${c}` } }); headers.append('Set-Cookie', `token=${d}`)".replace(`\${${name}}`, `\${${name}}; HttpOnly`))) },
      { name: "a header by assignment", code: "response.headers['Set-Cookie'] = «`token=${t}`»", errors: [absent("token", "response.headers['Set-Cookie'] = `token=${t}; HttpOnly`")] },
      { name: "h3 and Nitro", code: "import { setResponseHeader } from 'h3'; export default (event) => { setResponseHeader(event, 'Set-Cookie', «`token=${t}`») }", errors: [absent("token", "import { setResponseHeader } from 'h3'; export default (event) => { setResponseHeader(event, 'Set-Cookie', `token=${t}; HttpOnly`) }")] },
      { name: "Lambda's headers", code: "export const handler = async () => ({ statusCode: 200, headers: { 'Set-Cookie': «`token=${a}`» } })", errors: [absent("token", "export const handler = async () => ({ statusCode: 200, headers: { 'Set-Cookie': `token=${a}; HttpOnly` } })")] },
      { name: "Lambda's lists", code: "export const handler = async () => ({ statusCode: 200, multiValueHeaders: { 'Set-Cookie': [«`token=${a}`»] }, cookies: [«`session=${b}`»] })", errors: [absent("token", "export const handler = async () => ({ statusCode: 200, multiValueHeaders: { 'Set-Cookie': [`token=${a}; HttpOnly`] }, cookies: [`session=${b}`] })"), absent("session", "export const handler = async () => ({ statusCode: 200, multiValueHeaders: { 'Set-Cookie': [`token=${a}`] }, cookies: [`session=${b}; HttpOnly`] })")] },
      { name: "a wrapper, reported where the text stands", code: "function put(res, name, value) { res.setHeader('Set-Cookie', «`${name}=${value}; Path=/`») }\nput(res, 'token', token);", errors: [absent(undefined, "function put(res, name, value) { res.setHeader('Set-Cookie', `${name}=${value}; Path=/; HttpOnly`) }\nput(res, 'token', token);")] },
      { name: "the ID of a stored session is fixed", code: "res.setHeader('Set-Cookie', «`session=${session.id}; Path=/`»)", errors: [absent("session")], output: "res.setHeader('Set-Cookie', `session=${session.id}; Path=/; HttpOnly`)" },
    ],
  },
});
