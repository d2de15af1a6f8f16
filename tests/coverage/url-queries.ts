import type { RowCoverage } from "./cells";

const noDefault = { notApplicable: "A URL holds what is written into it, and nothing by default." };

/** For each row, how the parameter `NAME` gets the value `VALUE`. */
const writes: Readonly<Record<string, string>> = {
  "axios.params": `import axios from "axios"; axios.get("/api/todos", { params: { NAME: VALUE } });`,
  "client.params": `import api from "./api"; api.get("/api/todos", { params: { NAME: VALUE } });`,
  "request.params": `import request from "./request"; request({ url: "/api/todos", params: { NAME: VALUE } });`,
  "angular.setParams": `const next = request.clone({ setParams: { NAME: VALUE } });`,
  "jquery.get": `$.getJSON("/api/todos", { NAME: VALUE }, (todos) => show(todos));`,
  "jquery.ajax": `$.ajax({ url: "/api/todos", data: { NAME: VALUE } });`,
  "ofetch.query": `import { ofetch } from "ofetch"; ofetch("/api/todos", { query: { NAME: VALUE } });`,
  "ky.searchParams": `import ky from "ky"; ky("/api/todos", { searchParams: { NAME: VALUE } });`,
  "got.searchParams": `import got from "got"; got("/api/todos", { searchParams: { NAME: VALUE } });`,
  "request.qs": `import request from "request"; request("/api/todos", { qs: { NAME: VALUE } });`,
  "superagent.query": `import request from "superagent"; request.get("/api/todos").query({ NAME: VALUE });`,
  "socket.io.query": `import { io } from "socket.io-client"; io("/", { query: { NAME: VALUE } });`,
  "ngx-socket-io.query": `import { SocketIoModule } from "ngx-socket-io"; SocketIoModule.forRoot({ url: "/", options: { query: { NAME: VALUE } } });`,
  "angular.resource": `angular.module("app").factory("Todo", ($resource) => $resource("/api/todos/:id", { NAME: VALUE }));`,
  "router.push": `import { useRouter } from "vue-router"; const router = useRouter(); router.push({ path: "/next", query: { NAME: VALUE } });`,
  "angular.navigate": `this.router.navigate(["/next"], { queryParams: { NAME: VALUE } });`,
  "react-use-websocket": `import useWebSocket from "react-use-websocket"; useWebSocket("/", { queryParams: { NAME: VALUE } });`,
  "jquery.param": `fetch("/api/todos?" + $.param({ NAME: VALUE }));`,
  "nuxt.navigateTo": `navigateTo({ path: "/next", query: { NAME: VALUE } });`,
  "react-router.setSearchParams": `import { useSearchParams } from "react-router-dom"; const [, setSearchParams] = useSearchParams(); setSearchParams({ NAME: VALUE });`,
  "url.format": `import { format } from "node:url"; format({ pathname: "/next", query: { NAME: VALUE } });`,
  "query-string.stringifyUrl": `import queryString from "query-string"; queryString.stringifyUrl({ url: "/next", query: { NAME: VALUE } });`,
  "URLSearchParams": "fetch(`/api/todos?${new URLSearchParams({ NAME: VALUE })}`);",
  "querystring.stringify": `import { stringify } from "node:querystring"; fetch("/api/todos?" + stringify({ NAME: VALUE }));`,
  "qs.stringify": `import qs from "qs"; fetch("/api/todos?" + qs.stringify({ NAME: VALUE }));`,
  "react-router.createSearchParams": `import { createSearchParams } from "react-router-dom"; navigate({ search: createSearchParams({ NAME: VALUE }).toString() });`,
  "angular.HttpParams": `import { HttpParams } from "@angular/common/http"; http.get("/api/todos", { params: new HttpParams({ fromObject: { NAME: VALUE } }) });`,
};

/** For each row, how the parameter `NAME` is read. */
const reads: Readonly<Record<string, string>> = {
  "req.query": `app.get("/me", (req, res) => { res.json(find(req.query.NAME)); });`,
  "koa.query": `import Koa from "koa"; app.use((ctx) => { ctx.body = find(ctx.query.NAME); });`,
  "hono.query": `import { Hono } from "hono"; app.get("/me", (c) => c.json(find(c.req.query("NAME"))));`,
  "elysia.query": `import { Elysia } from "elysia"; new Elysia().get("/me", (context) => find(context.query.NAME));`,
  "h3.getQuery": `import { getQuery } from "h3"; export default defineEventHandler((event) => find(getQuery(event).NAME));`,
  "searchParams.get": `import { NextResponse } from "next/server"; export async function GET(request) { return NextResponse.json(find(request.nextUrl.searchParams.get("NAME"))); }`,
  "lambda.query": `export const handler = async (event) => find(event.queryStringParameters.NAME);`,
  "url.parse": `import url from "node:url"; server.on("upgrade", (req) => find(url.parse(req.url, true).query.NAME));`,
  "nest.Query": `import { Controller, Get, Query } from "@nestjs/common"; @Controller() class C { @Get() me(@Query("NAME") name: string) { return find(name); } }`,
  "socket.io.handshake": `io.use((socket, next) => { find(socket.handshake.query.NAME, next); });`,
};

const anyName = { notApplicable: "A JWT is looked for in the parameter, whatever it is called." };

/** Extractors, which are given a name and look for the session's JWT in it. */
const extractors: readonly RowCoverage[] = [{
  row: "passport-jwt.fromUrlQueryParameter", rule: "no-token-in-url", insecureByDefault: noDefault, safe: anyName,
  explicitlyBad: { code: `import { ExtractJwt } from "passport-jwt"; const from = ExtractJwt.fromUrlQueryParameter("t");`, language: "ts" },
  unknown: { code: `import { ExtractJwt } from "passport-jwt"; import { name } from "./names"; const from = ExtractJwt.fromUrlQueryParameter(name);`, language: "ts" },
}];

/** The cells of every row of `src/model/url-queries.ts`. */
export const urlQueryCoverage: readonly RowCoverage[] = [
  ...Object.entries(writes).map(([row, code]): RowCoverage => {
    const program = (name: string, value: string) => ({ code: code.replace("NAME", name).replace("VALUE", value), language: "js" as const });
    return { row, rule: "no-token-in-url", insecureByDefault: noDefault, explicitlyBad: program("access_token", "session.accessToken"), safe: program("page", "page"), unknown: program("value", "value") };
  }),
  ...Object.entries(reads).map(([row, code]): RowCoverage => {
    const program = (name: string) => ({ code: code.replace("NAME", name), language: "ts" as const });
    return { row, rule: "no-token-in-url", insecureByDefault: noDefault, explicitlyBad: program("access_token"), safe: program("page"), unknown: program("value") };
  }),
  ...extractors,
];
