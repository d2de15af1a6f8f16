import type { IssueRow, SetUpRow, TokenRow } from "../token-row";
import { authLibraryTokens } from "./auth-libraries";
import { elysiaTokens } from "./elysia";
import { fastJwtTokens } from "./fast-jwt";
import { fastifyTokens } from "./fastify";
import { hapiTokens } from "./hapi";
import { ironTokens } from "./iron";
import { joseTokens } from "./jose";
import { jsonwebtokenTokens } from "./jsonwebtoken";
import { nestTokens } from "./nestjs";
import { njwtTokens } from "./njwt";
import { pasetoTokens } from "./paseto";
import { payloadOnlyTokens } from "./payload-only";

/** Every way to issue a token, and every set-up that gives one its lifetime. */
export const tokenRows: readonly TokenRow[] = [
  ...jsonwebtokenTokens,
  ...joseTokens,
  ...nestTokens,
  ...fastifyTokens,
  ...payloadOnlyTokens,
  ...hapiTokens,
  ...fastJwtTokens,
  ...njwtTokens,
  ...pasetoTokens,
  ...authLibraryTokens,
  ...ironTokens,
  ...elysiaTokens,
];

export const issueRows: readonly IssueRow[] = tokenRows.filter((row) => row.role === "issue");
export const setUpRows: readonly SetUpRow[] = tokenRows.filter((row) => row.role === "set-up");
