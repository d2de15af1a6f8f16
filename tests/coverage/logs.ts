import type { RowCoverage } from "./cells";

const noDefault = { notApplicable: "A log gets what the code gives it, and nothing by default." };

/** For each row, how `VALUE` is logged. */
const logs: Readonly<Record<string, string>> = {
  "console": `console.log("login", VALUE);`,
  "logger": `import { logger } from "./logger"; logger.info("login", VALUE);`,
  "pino": `import pino from "pino"; const out = pino(); out.info({ value: VALUE }, "login");`,
  "winston": `import { createLogger } from "winston"; const out = createLogger({}); out.info("login", { value: VALUE });`,
  "bunyan": `import bunyan from "bunyan"; const out = bunyan.createLogger({ name: "app" }); out.info({ value: VALUE }, "login");`,
  "log4js": `import log4js from "log4js"; const out = log4js.getLogger(); out.info("login", VALUE);`,
  "loglevel": `import out from "loglevel"; out.info("login", VALUE);`,
  "debug": `import debug from "debug"; const say = debug("app"); say("login %s", VALUE);`,
  "consola": `import { consola as out } from "consola"; out.info("login", VALUE);`,
  "signale": `const { Signale } = require("signale"); const out = new Signale({}); out.info("login", VALUE);`,
  "tslog": `import { Logger } from "tslog"; const out = new Logger(); out.info("login", VALUE);`,
  "nest.Logger": `import { Logger } from "@nestjs/common"; const out = new Logger("app"); out.log("login", VALUE);`,
  "fastify.log": `import Fastify from "fastify"; Fastify().get("/", (request, reply) => { request.log.info({ value: VALUE }); });`,
  "morgan.token": `import morgan from "morgan"; morgan.token("value", (req) => VALUE);`,
};

/** The cells of every row of `src/model/logs.ts`. */
export const logCoverage: readonly RowCoverage[] = Object.entries(logs).map(([row, code]) => {
  const program = (value: string) => ({ code: code.replace("VALUE", value), language: "js" as const });
  return { row, rule: "no-token-in-log", insecureByDefault: noDefault, explicitlyBad: program("session.accessToken"), safe: program("mask(session.accessToken)"), unknown: program("value") };
});
