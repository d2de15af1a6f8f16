import { expClaim, type LifetimePlace, type TokenRow } from "../token-row";

/** Numbers are seconds, though fast-jwt underneath counts milliseconds. */
const expiresIn = {
  in: "options",
  name: "expiresIn",
  number: "s",
  text: "lukeed-ms",
  date: false,
  nothing: "absent",
  zero: "expired",
} as const satisfies LifetimePlace;

const common = { package: "@fastify/jwt", apis: ["@fastify/jwt"], token: "JWT", session: false } as const;

export const fastifyTokens = [
  {
    ...common,
    id: "@fastify/jwt.sign",
    source: "@fastify/jwt@10.2.8 index.js:41-107,345-375 (ran)",
    role: "issue",
    calls: [],
    // with a namespace: fastify.jwt.admin.sign
    handed: { framework: "fastify", inItsFiles: /^.+\.jwt(?:\.\w+)?\.sign$/u, anywhere: /(?:^|\.)fastify\.jwt(?:\.\w+)?\.sign$/u },
    arguments: { payload: 0, options: 1 },
    callback: true,
    algorithm: "algorithm",
    lifetime: [expiresIn, expClaim],
    without: "elsewhere",
    setUp: "@fastify/jwt",
  },
  {
    ...common,
    id: "@fastify/jwt.reply",
    source: "@fastify/jwt@10.2.8 index.js:436-500",
    role: "issue",
    calls: ["@fastify-reply.jwtSign"],
    handed: { framework: "fastify", inItsFiles: /\.(?:jwt|\w+Jwt)Sign$/u, anywhere: /(?:^|\.)reply\.(?:jwt|\w+Jwt)Sign$/u },
    arguments: { payload: 0, options: 1 },
    callback: true,
    algorithm: "algorithm",
    lifetime: [expiresIn, { ...expiresIn, name: "sign.expiresIn" }, expClaim],
    without: "elsewhere",
    setUp: "@fastify/jwt",
  },
  {
    ...common,
    id: "@fastify/jwt",
    source: "@fastify/jwt@10.2.8 index.js:133-217",
    role: "set-up",
    calls: [],
    plugins: ["@fastify/jwt#", "@fastify/jwt#fastifyJwt", "fastify-jwt#", "fastify-jwt#fastifyJwt"],
    arguments: { options: 1 },
    lifetime: [{ ...expiresIn, name: "sign.expiresIn" }],
    without: "elsewhere",
  },
] as const satisfies readonly TokenRow[];
