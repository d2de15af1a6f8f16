import cookieParser from "cookie-parser";
import express from "express";
import jwt from "jsonwebtoken";
import { checkPassword, listNotes } from "./database.js";
import { endSession, findSession, sessionLifetime, startSession } from "./sessions.js";

export const app = express();
app.use(express.json());
app.use(cookieParser());

// one cookie for the client and the admin pages: random, useless to a script, and dead once the server says so
const cookieName = "__Host-session";
const cookieOptions = { httpOnly: true, secure: true, sameSite: "lax", path: "/" };

app.post("/api/login", async (req, res) => {
  const user = await checkPassword(req.body.email, req.body.password);
  if (!user) return res.status(401).json({ message: "Wrong e-mail address or password" });
  const sessionId = await startSession(user.id);
  res.cookie(cookieName, sessionId, { ...cookieOptions, maxAge: sessionLifetime * 1000 });
  res.json({ name: user.name });
});

app.post("/api/logout", async (req, res) => {
  await endSession(req.cookies[cookieName]);
  res.clearCookie(cookieName, cookieOptions);
  res.json({ message: "Logged out" });
});

async function requireUser(req, res, next) {
  const session = await findSession(req.cookies[cookieName]);
  if (!session) return res.status(401).json({ message: "Please log in" });
  req.userId = session.userId;
  next();
}

app.get("/api/notes", requireUser, async (req, res) => {
  res.json(await listNotes(req.userId));
});

app.get("/api/invoices", requireUser, async (req, res) => {
  // a token for one service and five minutes, which the browser never sees
  const token = jwt.sign({ sub: req.userId }, process.env.BILLING_PRIVATE_KEY, {
    algorithm: "ES256",
    audience: "https://billing.internal",
    expiresIn: "5m",
  });
  const invoices = await fetch("https://billing.internal/invoices", { headers: { Authorization: `Bearer ${token}` } });
  res.json(await invoices.json());
});
