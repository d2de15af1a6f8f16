import rule from "../../src/rules/no-uninitialized-session";
import { testRule } from "../rule-tester";

const express = `import session from "express-session"; `;
const suggest = (output: string, option = "saveUninitialized") => ({ suggestions: [{ messageId: "saveOnlyUsed", data: { option }, output }] });
const explicit = (output: string, option?: string) => ({ messageId: "explicitlySaved", data: { option: option ?? "saveUninitialized" }, ...suggest(output, option) });
const byDefault = (output: string, library = "express-session", option?: string) => ({ messageId: "savedByDefault", data: { library, option: option ?? "saveUninitialized" }, ...suggest(output, option) });

testRule(rule, {
  javascript: {
    valid: [
      { name: "off", code: `${express}app.use(session({ secret, saveUninitialized: false }))` },
      { name: "off through a constant", code: `${express}const save = false; app.use(session({ secret, saveUninitialized: save }))` },
      { name: "set under a condition", code: `${express}const options = { saveUninitialized: true }; if (quiet) options.saveUninitialized = false; app.use(session(options))` },
      { name: "configured", code: `${express}app.use(session({ secret, saveUninitialized: config.save ?? true }))` },
      { name: "options from elsewhere", code: `${express}import { options } from "./session.js"; app.use(session(options))` },
      { name: "an unknown spread", code: `${express}app.use(session({ ...options }))` },
      { name: "an unknown spread after it", code: `${express}app.use(session({ saveUninitialized: true, ...options }))` },
      { name: "cookie-session has no such option", code: `import cookieSession from "cookie-session"; app.use(cookieSession({ keys }))` },
      { name: "koa-generic-session stores no empty session", code: `import session from "koa-generic-session"; app.use(session({ store }))` },
      { name: "the option of another function", code: `import "express-session"; app.use(visits({ saveUninitialized: true }))` },
      { name: "Fastify with it off", code: `import session from "@fastify/session"; app.register(session, { secret, saveUninitialized: false })` },
      { name: "options that another file may add it to", code: `module.exports = { secret: process.env.SECRET, resave: false, cookie: {} }` },
      { name: "yar with it off", code: `import yar from "@hapi/yar"; server.register({ plugin: yar, options: { storeBlank: false } })` },
    ],
    invalid: [
      {
        name: "on",
        code: `${express}app.use(session({ secret, «saveUninitialized: true» }))`,
        errors: [explicit(`${express}app.use(session({ secret, saveUninitialized: false }))`)],
      },
      {
        name: "on, with a comment beside it",
        code: `${express}app.use(session({\n  secret, // from the vault\n  «saveUninitialized: true», // every visitor\n}))`,
        errors: [explicit(`${express}app.use(session({\n  secret, // from the vault\n  saveUninitialized: false, // every visitor\n}))`)],
      },
      {
        name: "on in options that another file hands over",
        code: `module.exports = { secret: process.env.SECRET, resave: false, «saveUninitialized: true» }`,
        errors: [explicit(`module.exports = { secret: process.env.SECRET, resave: false, saveUninitialized: false }`)],
      },
      {
        name: "on, spelled otherwise",
        code: `${express}app.use(session({ «saveUninitialized: 1» }))`,
        errors: [explicit(`${express}app.use(session({ saveUninitialized: false }))`)],
      },
      {
        name: "on by shorthand",
        code: `${express}const saveUninitialized = true; app.use(session({ «saveUninitialized» }))`,
        errors: [explicit(`${express}const saveUninitialized = true; app.use(session({ saveUninitialized: false }))`)],
      },
      {
        name: "on in options declared elsewhere",
        code: `const session = require("express-session"); const options = { saveUninitialized: true }; app.use(session(«options»))`,
        errors: [explicit(`const session = require("express-session"); const options = { saveUninitialized: false }; app.use(session(options))`)],
      },
      {
        name: "left at the default",
        code: `${express}app.use(«session»({ secret }))`,
        errors: [byDefault(`${express}app.use(session({ secret, saveUninitialized: false }))`)],
      },
      {
        name: "left at the default, over several lines",
        code: `${express}app.use(\n  «session»({\n    secret,\n    cookie: { secure: true },\n  }),\n)`,
        errors: [byDefault(`${express}app.use(\n  session({\n    secret,\n    cookie: { secure: true },\n    saveUninitialized: false,\n  }),\n)`)],
      },
      {
        name: "left at the default in an empty object",
        code: `${express}app.use(«session»({}))`,
        errors: [byDefault(`${express}app.use(session({ saveUninitialized: false }))`)],
      },
      {
        name: "written as undefined, which is the default",
        code: `${express}app.use(«session»({ saveUninitialized: undefined }))`,
        errors: [byDefault(`${express}app.use(session({ saveUninitialized: false }))`)],
      },
      { name: "no options to write it into", code: `${express}app.use(«session»())`, errors: [{ messageId: "savedByDefault", data: { library: "express-session", option: "saveUninitialized" } }] },
      {
        name: "a known spread, which a fix leaves alone",
        code: `${express}const base = { secret }; app.use(«session»({ ...base }))`,
        errors: [{ messageId: "savedByDefault", data: { library: "express-session", option: "saveUninitialized" } }],
      },
      {
        name: "Fastify's default",
        code: `import session from "@fastify/session"; app.register(«session», { 'secret': key })`,
        errors: [byDefault(`import session from "@fastify/session"; app.register(session, { 'secret': key, 'saveUninitialized': false })`, "@fastify/session")],
      },
      {
        name: "Fastify, written out",
        code: `import session from "@fastify/session"; app.register(session, { secret, «saveUninitialized: true» })`,
        errors: [explicit(`import session from "@fastify/session"; app.register(session, { secret, saveUninitialized: false })`)],
      },
      {
        name: "yar's default",
        code: `import yar from "@hapi/yar"; server.register({ plugin: «yar», options: { cookieOptions: { password } } })`,
        errors: [byDefault(`import yar from "@hapi/yar"; server.register({ plugin: yar, options: { cookieOptions: { password }, storeBlank: false } })`, "@hapi/yar", "storeBlank")],
      },
      {
        name: "yar, written out",
        code: `import yar from "@hapi/yar"; server.register({ plugin: yar, options: { «storeBlank: true» } })`,
        errors: [explicit(`import yar from "@hapi/yar"; server.register({ plugin: yar, options: { storeBlank: false } })`, "storeBlank")],
      },
    ],
  },
  typescript: {
    valid: [{ name: "off behind a cast", code: `import * as session from "express-session"; app.use(session({ saveUninitialized: false as boolean }))` }],
    invalid: [
      {
        name: "on behind satisfies",
        code: `import * as session from "express-session"; app.use(session({ «saveUninitialized: true» } satisfies Options))`,
        errors: [explicit(`import * as session from "express-session"; app.use(session({ saveUninitialized: false } satisfies Options))`)],
      },
    ],
  },
});
