import { describe, expect, it } from "vitest";
import { cookieName } from "../../src/facts/session-cookie";
import { withFacts } from "./facts";

/** The cookies of hand-written headers: name, what stands for the value, whether more attributes may follow. */
const headersOf = (code: string) =>
  withFacts(code, (facts) =>
    facts.cookieWrites.flatMap(({ header, value, ...write }) =>
      header ? [[cookieName({ header, value, ...write }) ?? "?", ...(value ? [facts.file.sourceCode.getText(value as never)] : []), header.open ? "open" : "closed"].join(" ")] : [],
    ),
  );

describe("hand-written Set-Cookie headers", () => {
  it.each([
    ["setHeader", "res.setHeader('Set-Cookie', `a=${b}; Path=/`)", ["a b closed"]],
    ["another case of the name", "res.setHeader('set-cookie', `a=${b}`)", ["a b closed"]],
    ["a name from a constant", "const NAME = 'Set-Cookie'; res.setHeader(NAME, `a=${b}`)", ["a b closed"]],
    ["a computed key", "const NAME = 'Set-Cookie'; res.writeHead(200, { [NAME]: `a=${b}` })", ["a b closed"]],
    ["appendHeader, append, set, header", "r.appendHeader('Set-Cookie', `a=${b}`); r.append('Set-Cookie', `c=${d}`); r.set('Set-Cookie', `e=${f}`); r.header('Set-Cookie', `g=${h}`)", ["a b closed", "c d closed", "e f closed", "g h closed"]],
    ["h3, whose event comes first", "setHeader(event, 'Set-Cookie', `a=${b}`); appendResponseHeader(event, 'Set-Cookie', `c=${d}`)", ["a b closed", "c d closed"]],
    ["a list", "res.setHeader('Set-Cookie', [`a=${b}`, 'c=d', rest])", ["a b closed", "c 'c=d' closed"]],
    ["a list declared before", "const list = [`a=${b}`]; res.setHeader('Set-Cookie', list)", ["a b closed"]],
    ["an object of headers", "new Response(body, { headers: { 'Set-Cookie': `a=${b}` } })", ["a b closed"]],
    ["an object of an answer that is asked for elsewhere", "const page = await fetch(url); new Response(page.body, { headers: { 'Set-Cookie': `a=${b}` } })", ["a b closed"]],
    ["no headers of a request", "fetch(url, { headers: { 'Set-Cookie': `a=${b}` } }); fetchWithTimeout(url, { headers: new Headers({ 'Set-Cookie': `c=${d}` }) })", []],
    ["no headers of a client's request", "import axios from 'axios'; axios.get(url, { headers: { 'Set-Cookie': `a=${b}` } })", []],
    ["pairs", "new Headers([['Content-Type', 'text/plain'], ['Set-Cookie', `a=${b}`]])", ["a b closed"]],
    ["pairs of an answer's headers", "new Response(null, { status: 302, headers: [['Location', '/'], ['Set-Cookie', `a=${b}`], ['Set-Cookie', `c=${d}`]] })", ["a b closed", "c d closed"]],
    ["an assignment", "headers['Set-Cookie'] = `a=${b}`", ["a b closed"]],
    ["Lambda's cookies", "const answer = { statusCode: 200, cookies: [`a=${b}`] }", ["a b closed"]],
    ["Lambda's lists of values", "const answer = { statusCode: 200, multiValueHeaders: { 'Set-Cookie': [`a=${b}`] } }", ["a b closed"]],
    ["a text with HttpOnly that a function returns", "class Auth { createCookie(b) { return `a=${b}; HttpOnly; Max-Age=3600` } } const f = (d) => `c=${d};httponly`", ["a b closed", "c d closed"]],
    ["a returned text that the file also sends", "const text = (b) => `a=${b}; HttpOnly`; res.setHeader('Set-Cookie', text(x))", ["a b closed"]],
    ["a sum", "res.setHeader('Set-Cookie', 'a=' + b + '; Path=/')", ["a b closed"]],
    ["a name that is not shown", "res.setHeader('Set-Cookie', `${name}=${value}; Path=/`)", ["? value closed"]],
    ["a value of several parts", "res.setHeader('Set-Cookie', `a=${b}.${c}; Path=/`)", ["a b closed"]],
    ["two holes side by side", "res.setHeader('Set-Cookie', `a=${b}${attributes}`)", ["a b open"]],
    ["alternatives", "res.setHeader('Set-Cookie', x ? `a=${b}` : `c=${d}`)", ["a b closed", "c d closed"]],
    ["parts joined", "res.setHeader('Set-Cookie', ['a=' + b, 'Path=/'].join('; '))", ["a b closed"]],
    ["parts joined, more to come", "const parts = ['a=' + b]; parts.push(...more); res.setHeader('Set-Cookie', parts.join('; '))", ["a open"]],
    ["one text used twice", "const text = `a=${b}`; r.setHeader('Set-Cookie', text); s.setHeader('Set-Cookie', text)", ["a b closed"]],
  ])("%s", (_name, code, expected) => {
    expect(headersOf(code)).toEqual(expected);
  });

  it.each([
    ["a returned text that script may write as well", "const text = (b) => `a=${b}; Path=/`"],
    ["a returned text that talks about it", "const text = (b) => `${b} is set without HttpOnly`"],
    ["another header", "res.setHeader('Cookie', `a=${b}`)"],
    ["a header that is read", "res.getHeader('Set-Cookie'); headers.get('Set-Cookie')"],
    ["a text that is passed on", "res.setHeader('Set-Cookie', upstream); res.setHeader('Set-Cookie', `${cookie}; Path=/`)"],
    ["what a call gives", "res.setHeader('Set-Cookie', commitSession(session))"],
    ["cookies of an object that is no answer", "const request = { url, cookies: [`a=${b}`] }"],
    ["pairs that are no headers", "const rules = { names: [['Set-Cookie', `a=${b}`]] }"],
    ["an attribute of a list", "const names = ['Set-Cookie', 'Cookie']"],
    ["a spread argument", "res.setHeader('Set-Cookie', ...values)"],
  ])("leaves %s alone", (_name, code) => {
    expect(headersOf(code)).toEqual([]);
  });
});

describe("texts and lists that are made from themselves", () => {
  it.each([
    ["a list that keeps what it held", "let list = res.getHeader('Set-Cookie'); list = [list, `a=${b}`]; res.setHeader('Set-Cookie', list)", ["a b closed"]],
    ["a text that is its own end", "let text; text = `a=${text}`; res.setHeader('Set-Cookie', text)", ["a text closed"]],
    ["a list that is given its own text", "const list = ['a=' + b]; list.push(list.join('')); res.setHeader('Set-Cookie', list.join('; '))", ["a open"]],
  ])("are read once: %s", (_name, code, expected) => {
    expect(headersOf(code)).toEqual(expected);
  });
});
