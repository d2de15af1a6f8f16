import { expClaim, jsonwebtokenExpiresIn, type TokenRow } from "../token-row";

export const nestTokens = [
  {
    id: "nestjs.jwt",
    package: "@nestjs/jwt",
    apis: ["nestjs.jwt"],
    source: "@nestjs/jwt@12.0.2 dist/jwt.service.js:23-90",
    role: "issue",
    token: "JWT",
    calls: ["@nestjs/jwt#JwtService().sign", "@nestjs/jwt#JwtService().signAsync"],
    arguments: { payload: 0, options: 1, names: { key: "secret" } },
    algorithm: "algorithm",
    lifetime: [jsonwebtokenExpiresIn, expClaim],
    without: "elsewhere",
    setUp: "nestjs.JwtModule",
    session: false,
  },
  {
    id: "nestjs.JwtModule",
    package: "@nestjs/jwt",
    apis: ["nestjs.jwt"],
    source: "@nestjs/jwt@12.0.2 dist/jwt.module.js:12-57, interfaces/jwt-module-options.interface.d.ts",
    role: "set-up",
    token: "JWT",
    calls: ["@nestjs/jwt#JwtModule.register", "@nestjs/jwt#JwtModule.registerAsync", "@nestjs/jwt#JwtService"],
    types: ["@nestjs/jwt#JwtModuleOptions()"],
    factories: ["createJwtOptions"],
    factoryOption: "useFactory",
    arguments: { options: 0 },
    lifetime: [{ ...jsonwebtokenExpiresIn, name: "signOptions.expiresIn" }],
    // the signing call may say it
    without: "elsewhere",
    session: false,
  },
] as const satisfies readonly TokenRow[];
