import { randomBytes } from "node:crypto";
import express from "express";
import jwt from "jsonwebtoken";
import { checkPassword, listNotes, saveSession } from "./database.js";

export const app = express();
app.use(express.json());

app.post("/api/login", async (req, res) => {
  const user = await checkPassword(req.body.email, req.body.password);
  if (!user) return res.status(401).json({ message: "Wrong e-mail address or password" });
  // whoever holds this token is the user for a month, whatever happens meanwhile
  const token = jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: "30d" });
  res.json({ token });
});

app.post("/api/logout", (req, res) => {
  // the token stays as valid as it was
  res.json({ message: "Logged out" });
});

function requireUser(req, res, next) {
  const token = req.headers.authorization?.replace("Bearer ", "");
  try {
    req.user = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
    next();
  } catch {
    res.status(401).json({ message: "Please log in" });
  }
}

app.get("/api/notes", requireUser, async (req, res) => {
  res.json(await listNotes(req.user.sub));
});

app.post("/admin/login", async (req, res) => {
  const user = await checkPassword(req.body.email, req.body.password);
  if (!user?.isAdmin) return res.status(401).send("Wrong e-mail address or password");
  const sessionId = randomBytes(32).toString("base64url");
  await saveSession(sessionId, user.id);
  // one cross-site script on any page reads it
  res.cookie("session", sessionId, {
    path: "/",
    secure: true,
    sameSite: "lax",
  });
  res.redirect("/admin");
});
