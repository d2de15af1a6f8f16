import { describe, expect, it } from "vitest";
import { withFacts } from "./facts";

const policies = (code: string) => withFacts(code, ({ corsPolicies }) => corsPolicies.map(({ origins, credentials, byDefault }) => ({ origins, credentials, byDefault })));
const express = `import cors from "cors"; import express from "express"; const app = express();`;

describe("CORS policies", () => {
  it("tell whether credentials are allowed, and by whom the origin is named", () => {
    const [policy] = policies(`${express} app.use(cors({ origin: true, credentials: true }));`);
    expect(policy).toMatchObject({ credentials: ["allowed"], byDefault: false });
    expect(policies(`${express} app.use(cors({ origin: true, credentials: false }));`)[0]?.credentials).toEqual(["refused"]);
    expect(policies(`${express} app.use(cors({ origin: true, credentials: config.credentials }));`)[0]?.credentials).toEqual(["unknown"]);
    expect(policies(`${express} app.use(cors({ credentials: true }));`)[0]?.byDefault).toBe(true);
  });

  it("keep an origin that is a list apart from one that echoes", () => {
    const origins = (origin: string) => policies(`${express} app.use(cors({ origin: ${origin}, credentials: true }));`)[0]?.origins;
    expect(origins("true")).not.toEqual(origins(`"https://app.example.com"`));
    expect(origins("(origin, done) => done(null, true)")).toEqual(origins("(origin, callback) => callback(null, origin)"));
  });

  it("are read from headers that are written by hand", () => {
    const echo = `app.use((req, res, next) => { res.setHeader("Access-Control-Allow-Origin", req.headers.origin); res.setHeader("Access-Control-Allow-Credentials", "true"); next(); });`;
    expect(policies(`${express} ${echo}`)).toHaveLength(1);
    expect(policies(`${express} app.get("/", (req, res) => res.json({}));`)).toEqual([]);
  });
});
