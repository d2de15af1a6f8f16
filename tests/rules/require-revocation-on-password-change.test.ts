import rule from "../../src/rules/require-revocation-on-password-change";
import { testRule, type InvalidCase, type ValidCase } from "../rule-tester";

const password = (handler = "POST /password") => ({ messageId: "sessionsOutliveThePassword", data: { handler } });
const factor = (handler = "POST /password") => ({ messageId: "sessionsOutliveTheFactor", data: { handler } });
const account = (handler = "POST /password") => ({ messageId: "sessionsOutliveTheAccount", data: { handler } });

/** A file that issues tokens, with a route of Express in which `body` happens. */
const route = (body: string, mark = false, before = "") =>
  `import jwt from "jsonwebtoken"; ${before}router.post(${mark ? "«" : ""}"/password"${mark ? "»" : ""}, async (req, res) => { const user = await User.findById(req.user.id); ${body} res.sendStatus(204); });`;
const save = "user.password = await bcrypt.hash(req.body.password, 12); await user.save(); ";

const records = 'import { RefreshToken } from "./tokens.js"; ';

const fine = (name: string, body: string, before?: string): ValidCase => ({ name, code: route(body, false, before) });
const bad = (name: string, body: string, error = password(), before?: string): InvalidCase => ({ name, code: route(body, true, before), errors: [error] });

testRule(rule, {
  javascript: {
    valid: [
      { name: "a helper, where what calls it ends the sessions", code: 'import jwt from "jsonwebtoken"; class Auth { async resetPassword(id, next) { await this.changePassword(id, next); await this.sessions.deleteAll(id); } async changePassword(id, next) { const hash = await argon2.hash(next); await this.users.updatePassword(id, hash); } }' },
      { name: "the cookie of a code that was used up", code: 'export const resetPassword = async (req, res) => { const user = await User.findOne({ code: req.cookies.reset_code }); user.password = await bcrypt.hash(req.body.password, 12); await user.save(); res.clearCookie("reset_code"); res.sendStatus(204); };' },
      { name: "the cookie of a theme", code: 'export const resetPassword = async (req, res) => { const user = await User.findOne({ code: req.body.code }); user.password = await bcrypt.hash(req.body.password, 12); await user.save(); res.cookie("theme", user.theme); res.sendStatus(204); };' },
      { name: "a login's cookie taken away, and the sessions ended", code: 'export const changePassword = async (req, res) => { const user = await User.findById(req.user.id); user.password = await bcrypt.hash(req.body.password, 12); await user.save(); await tokens.revokeAll(user.id); res.clearCookie("token"); res.sendStatus(204); };' },
      // what ends sessions, or may
      fine("sessions deleted", `${save} await Session.deleteMany({ user: user.id });`),
      fine("sessions deleted under a condition", `${save} if (req.body.everywhere) await Session.deleteMany({ user: user.id });`),
      fine("refresh tokens deleted", `${save} await RefreshToken.deleteMany({ user: user.id });`),
      fine("a list of tokens emptied", "user.password = hash(req.body.password); user.refreshTokens = []; await user.save();"),
      { name: "a client that asks its server for it", code: 'export async function resetPassword(code, newPassword) { const accessToken = await tokens.stored(); const { status } = await api.patch("/user/password", { code, newPassword }, { headers: { Authorization: accessToken } }); return status; }' },
      fine("tokens without a name of their own", `${save} await Token.destroy({ where: { userId: user.id } });`),
      fine("knex, which ends the sessions", 'await knex("users").where({ id: user.id }).update({ password: hash }); await knex("sessions").where({ user_id: user.id }).del();'),
      fine("a service that resets the password", "await authService.resetPassword(req.body.code, req.body.password);"),
      fine("a form's field", 'form.set("password", req.body.password); await api.send(form);'),
      fine("a column that only asks for a new one", 'await db.query("UPDATE users SET must_reset_password = 1, password_expires = ? WHERE id = ?", [date, user.id]);'),
      fine("a column of another password", 'await db.query("UPDATE rooms SET wifi_password = ? WHERE id = ?", [req.body.wifi, user.id]);'),
      fine("a password that a statement only asks about", 'await db.query("UPDATE users SET seen = now() WHERE password = ?", [hash]);'),
      fine("a prepared statement that ends the sessions", 'await db.prepare("UPDATE users SET password_hash = ? WHERE id = ?").bind(hash, user.id).run(); await db.prepare("DELETE FROM sessions WHERE user_id = ?").bind(user.id).run();'),
      fine("DynamoDB, with the tokens removed", 'await dynamo.send(new UpdateCommand({ Key: { id: user.id }, UpdateExpression: "SET passwordHash = :hash REMOVE refreshToken" }));'),
      fine("DynamoDB, where only the time of a password is written", 'await dynamo.send(new UpdateCommand({ Key: { id: user.id }, UpdateExpression: "SET lastSeen = :now" }));'),
      fine("an account deleted, and the token in its record with it", "await User.findByIdAndDelete(user.id);", "const keep = async (user, token) => { user.refreshTokenHash = digest(token); await user.save(); }; "),
      fine("a statement that only reads", "await sql`SELECT id FROM users WHERE password_hash = ${hash}`;"),
      fine("a statement in a template that ends the sessions", "await sql`UPDATE users SET password_hash = ${hash} WHERE id = ${user.id}`; await sql`DELETE FROM sessions WHERE user_id = ${user.id}`;"),
      fine("a token version", "user.password = hash(req.body.password); user.tokenVersion += 1; await user.save();"),
      fine("a token version in the same update", "await User.updateOne({ _id: user.id }, { password: hash(req.body.password), $inc: { tokenVersion: 1 } });"),
      fine("the session destroyed", `${save} req.session.destroy();`),
      fine("passport's logout", `${save} req.logout(() => {});`),
      fine("keys in Redis", `${save} await redis.del("refresh:" + user.id);`),
      fine("a collection of sessions", `${save} await db.collection("sessions").deleteMany({ user: user.id });`, 'import { db } from "./db.js"; '),
      fine("a helper that makes a session after it ended the others", `${save} await createAndExpireOthers(user);`, 'import { createAndExpireOthers } from "./users.js"; '),
      fine("an unknown helper", `${save} await afterChange(user);`, 'import { afterChange } from "./users.js"; '),
      fine("a helper of this file", `${save} await endAll(user);`, "async function endAll(user) { await Session.deleteMany({ user: user.id }); } "),
      fine("what follows a change, elsewhere", `${save} await Users.onPasswordChange(user.id);`, 'import { Users } from "./users.js"; '),
      fine("an event that names the password", `${save} bus.emit("password:changed", user.id);`, 'import { bus } from "./bus.js"; '),
      fine("an event for others", `${save} events.emit("changed", user.id);`, 'import { events } from "./events.js"; '),
      fine("a change that says when it was", "user.password = hash(req.body.password); user.passwordChangedAt = new Date(); await user.save();"),
      { name: "tokens that are refused by when they were issued", code: `${route(save)} function protect(user, claims) { return !user.changedPasswordAfter(claims.iat); }` },
      { name: "tokens made of the password's hash", code: `${route(save)} const sign = (user) => jwt.sign({ sub: user.id, v: digest(user.passwordHash) }, KEY);` },
      { name: "a middleware that logs out", code: 'import jwt from "jsonwebtoken"; router.post("/password", revokeSessions, async (req, res) => { const user = await find(req); user.password = req.body.password; await user.save(); });' },
      // what saves no new password
      fine("a password taken out of the answer", "user.password = undefined; await user.save();"),
      fine("a password that is only compared", "if (!(await bcrypt.compare(req.body.password, user.password))) return res.sendStatus(401);"),
      fine("a first password", `if (user.password) throw new Error("has one"); ${save}`),
      fine("a request to reset", "user.resetPasswordToken = token; await user.save(); await sendResetMail(user);"),
      fine("the hash of a token", "await savePasswordResetToken(user.id, hashedToken);", 'import { savePasswordResetToken } from "./users.js"; '),
      { name: "a sign-up", code: 'import jwt from "jsonwebtoken"; app.post("/register", async (req, res) => { const user = new User(req.body); user.password = hash(req.body.password); await user.save(); res.json({ token: jwt.sign({ sub: user.id }, KEY) }); })' },
      { name: "a login that hashes anew", code: 'import jwt from "jsonwebtoken"; app.post("/login", async (req, res) => { const user = await User.findOne(req.body); user.password = await rehash(req.body.password); await user.save(); res.json({ token: jwt.sign({ sub: user.id }, KEY) }); })' },
      { name: "a controller that leaves it to a service", code: 'import jwt from "jsonwebtoken"; app.post("/password", async (req, res) => { await userService.update(req.user.id, { password: req.body.password }); res.end(); })' },
      { name: "the same by name", code: 'import jwt from "jsonwebtoken"; app.post("/password", async (req, res) => { await auth.changePassword(req.user.id, req.body.password); res.end(); })' },
      { name: "a model's own method", code: 'import jwt from "jsonwebtoken"; class User extends Model { static async resetPassword(id, password) { await this.update({ password: hash(password) }, { where: { id } }); } }' },
      { name: "a repository", filename: "src/repositories/users.js", code: 'import jwt from "jsonwebtoken"; export async function updatePassword(id, hash) { await User.updateOne({ _id: id }, { password: hash }); }' },
      { name: "a hook of a model", code: 'import jwt from "jsonwebtoken"; schema.pre("save", async function (next) { this.password = await bcrypt.hash(this.password, 12); next(); });' },
      { name: "a file without sessions or tokens", code: 'router.post("/password", async (req, res) => { const user = await User.findById(req.user.id); user.password = hash(req.body.password); await user.save(); });' },
      { name: "a page's own script", code: 'import React from "react-dom"; import { logout } from "./session"; export const changePassword = (form) => users.update({ password: form.password });' },
      // accounts
      fine("a disabled account whose sessions go", "user.isActive = false; await user.save(); await Session.deleteMany({ user: user.id });"),
      fine("an account that is enabled", "user.isActive = true; await user.save();"),
      fine("another record deleted", "await Post.findByIdAndDelete(req.params.id);"),
      { name: "a deleted account that every request looks for", code: 'import jwt from "jsonwebtoken"; export const protect = async (req, res, next) => { const { sub } = jwt.verify(req.headers.authorization, KEY); req.user = await User.findById(sub); if (!req.user) return res.sendStatus(401); next(); }; router.delete("/me", protect, async (req, res) => { await User.findByIdAndDelete(req.user.id); res.end(); });' },
      fine("an account, where another file may ask for the user", "await User.findByIdAndDelete(req.user.id);"),
      fine("an account, where a session is only a type", "await User.findByIdAndDelete(req.user.id);", 'import { Session } from "next-auth"; '),
      fine("an account, where only who asks is a session's", "await User.findByIdAndDelete((await getServerSession()).user.id);"),
      { name: "an account whose tokens are checked for its state", code: 'import jwt from "jsonwebtoken"; import { RefreshToken } from "./tokens.js"; export const protect = async (req, res, next) => { const { sub } = jwt.verify(req.headers.authorization, KEY); req.user = await User.findById(sub); if (!req.user.isActive) return res.sendStatus(401); next(); }; router.post("/ban", protect, async (req, res) => { const user = await User.findById(req.body.id); user.isActive = false; await user.save(); res.end(); });' },
      // options
      { name: "a factor that is not asked for", options: { events: ["password"] }, code: route("user.twoFactorEnabled = false; await user.save();") },
      { name: "an account that is not asked for", options: { events: ["password", "factor"] }, code: route("await User.findByIdAndDelete(req.user.id);") },
    ],
    invalid: [
      { name: "only this browser's cookie taken away", code: 'export const «changePassword» = async (req, res) => { const user = await User.findById(req.user.id); user.password = await bcrypt.hash(req.body.password, 12); await user.save(); res.clearCookie("token"); res.sendStatus(204); };', errors: [password("changePassword")] },
      { name: "only this browser's cookie emptied", code: 'const «changePassword» = async (req, res) => { const user = await User.findById(req.user.id); user.password = bcrypt.hashSync(req.body.password, salt); await user.save(); res.cookie("authToken", "").send("changed"); }; module.exports = changePassword;', errors: [password("changePassword")] },
      bad("drizzle, where the table has another name", "const [known] = await db.select().from(persons).where(eq(persons.id, req.user.id)).limit(1); if (!known) return; await db.update(persons).set({ password: hash(req.body.password) }).where(eq(persons.id, known.id));"),
      bad("a model's method that resets the password to a hash", "const hashed = await bcrypt.hash(req.body.password, 12); await User.resetPassword(user.id, hashed);"),
      bad("knex", 'await knex("users").where({ id: user.id }).update({ password: hash });'),
      bad("knex by another name", 'await db("users").where("id", user.id).update({ password_hash: hash });'),
      bad("a field that is set by its name", 'user.set("password", hash); await user.save();'),
      bad("a column with a longer name", 'await db.query("UPDATE members SET name = ?, user_password = ? WHERE id = ?", [name, hash, user.id]);'),
      bad("a column with a short name", "await query(`update users set userpwd='${hash}' where id=${user.id}`);"),
      bad("a prepared statement", 'await db.prepare("UPDATE users SET password_hash = ? WHERE id = ?").bind(hash, user.id).run();'),
      bad("a prepared statement with a name", 'const save = db.prepare("UPDATE users SET password_hash = ? WHERE id = ?"); save.run(hash, user.id);'),
      bad("Supabase's table", 'await supabase.from("users").update({ password: hash(req.body.password) }).eq("id", user.id);'),
      bad("DynamoDB", 'await dynamo.send(new UpdateCommand({ TableName: "users", Key: { id: user.id }, UpdateExpression: "SET passwordHash = :hash", ExpressionAttributeValues: values }));'),
      bad("a statement in a template", "await sql`UPDATE users SET password_hash = ${hash} WHERE id = ${user.id}`;"),
      bad("a question about the session", `if (await isSessionRevoked(req.cookies.token)) return res.sendStatus(401); ${save}`, password(), 'import { isSessionRevoked } from "./sessions.js"; '),
      bad("an update with a name of its own", "await users.updateOneById(user.id, { password: hash(req.body.password) });"),
      bad("a record below the user", "await users.updateByEmail(user.email, { secrets: { update: { password: hash(req.body.password) } } });"),
      bad("answers that are made by helpers", `if (!user) return fail("nobody"); ${save} return done("saved");`, password(), 'import { done, fail } from "./results.js"; '),
      { name: "a helper, where what calls it ends nothing either", code: 'import jwt from "jsonwebtoken"; class Auth { async resetPassword(id, old, next) { const user = await this.users.find(id); check(user, old); return this.changePassword(id, next); } async «changePassword»(id, next) { const hash = await argon2.hash(next); await this.users.updatePassword(id, hash); } }', errors: [password("changePassword")] },
      bad("a password saved", save),
      bad("a hash saved", "user.password_hash = await argon2.hash(req.body.password); await user.save();"),
      bad("an update", "await User.updateOne({ _id: user.id }, { $set: { password: hash(req.body.password) } });"),
      bad("prisma", "await prisma.user.update({ where: { id: user.id }, data: { passwordHash: hash(req.body.password) } });"),
      bad("drizzle", "await db.update(users).set({ password: hash(req.body.password) }).where(eq(users.id, user.id));"),
      bad("results of one kind or the other", `if (!user) return err("no_account"); ${save} return user.isOld ? left(new Error("old")) : right(null);`, password(), 'import { err, left, right } from "./result.js"; '),
      bad("SQL", 'await db.query("UPDATE users SET password = $1 WHERE id = $2", [hash, user.id]);'),
      bad("a hash given to another file's function", "const newHash = await hashPassword(req.body.password); await users.updatePassword(user.id, newHash);", password(), 'import * as users from "./users.js"; import { hashPassword } from "./hash.js"; '),
      bad("only the reset token deleted", `${save} user.resetPasswordToken = undefined; await ResetToken.deleteMany({ user: user.id });`),
      bad("only the key of the reset deleted", `const key = "forgot-password:" + req.body.token; ${save} await redis.del(key);`),
      bad("a mail and a log entry", `${save} await sendMail(user.email, "changed"); await AuditLog.create({ user: user.id });`),
      bad("a new token", `${save} const accessToken = jwt.sign({ sub: user.id }, KEY); res.json({ accessToken });`),
      bad("a record that is saved as data", "user.password = hash(req.body.password); await prisma.user.update({ where: { id: user.id }, data: user });"),
      bad("helpers that only make a value", `const roles = deriveRoles(user); const digest = createHash(req.body.token); if (!(await companyExists(user.company))) return; ${save}`, password(), 'import { companyExists, createHash, deriveRoles } from "./helpers.js"; '),
      bad("a query builder", 'await Db.users.query().patch({ password: hash(req.body.password) }).findById(user.id); await db.collection("users").updateOne({ id: user.id }, { $set: { seen: true } });', password(), 'import { Db, db } from "./db.js"; '),
      bad("another change of the same record", `${save} await User.findOneAndUpdate({ _id: user.id }, { attempts: 0 });`),
      bad("a login after it", `${save} req.session.userId = user.id;`),
      bad("a factor turned off", "user.twoFactorEnabled = false; await user.save();", factor()),
      bad("a factor turned on", "await User.updateOne({ _id: user.id }, { mfaEnabled: true });", factor()),
      bad("an account disabled", "user.isActive = false; await user.save();", account(), records),
      bad("an account banned", 'await User.findByIdAndUpdate(req.params.id, { status: "banned" });', account(), records),
      bad("an account deleted", "await prisma.user.delete({ where: { id: req.user.id } });", account(), records),
      { name: "an account that tokens alone let in", code: 'import jwt from "jsonwebtoken"; const protect = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, KEY); next(); } catch { res.sendStatus(401); } }; router.delete(«"/me"», protect, async (req, res) => { await User.findByIdAndDelete(req.user.id); res.end(); });', errors: [account("DELETE /me")] },
      { name: "a controller by its parameters", code: 'const jwt = require("jsonwebtoken"); exports.«resetPassword» = async (req, res) => { const user = await User.findOne({ resetToken: req.params.token }); user.password = req.body.password; await user.save(); res.end(); }', errors: [password("resetPassword")] },
      { name: "a service's function", code: 'const Token = require("./token"); const «resetPassword» = async (token, password) => { const doc = await tokens.verifyToken(token); await userService.updateUserById(doc.user, { password }); await Token.deleteMany({ user: doc.user, type: types.RESET_PASSWORD }); }; const refresh = (refreshToken) => tokens.rotate(refreshToken);', errors: [password("resetPassword")] },
      { name: "a route of Next.js", filename: "app/api/auth/reset/route.js", code: 'import { getSession } from "@/lib/session"; export async function «POST»(req) { const { id, password } = await req.json(); await prisma.user.update({ where: { id }, data: { password: await hash(password) } }); return Response.json({ ok: true }); }', errors: [password("POST /auth/reset")] },
    ],
  },
  typescript: {
    valid: [{ name: "a Nest service that ends the sessions", code: "class AuthService { async changePassword(id: string, password: string) { await this.users.update(id, { password: await hash(password) }); await this.sessionService.deleteAll(id); } }" }],
    invalid: [
      { name: "a Nest service", code: "class AuthService { constructor(private sessions: SessionService) {} async «changePassword»(id: string, password: string): Promise<void> { await this.users.update(id, { password: await hash(password) }); } }", errors: [password("changePassword")] },
      { name: "a query of Objection", code: "class TokenService extends Service { async «resetPassword»({ id }, password: string, txn) { const { User } = this.server.models(); const hash = await Argon2.hash(password); await User.query(txn).findById(id).patch({ password: hash }); } async clearRefreshTokens(user) { await RefreshToken.query().delete().where({ userId: user.id }); } }", errors: [password("resetPassword")] },
      { name: "a GraphQL resolver", code: '@Resolver() class UserResolver { @Mutation(() => User) async «changePassword»(@Arg("token") token: string, @Arg("newPassword") newPassword: string, @Ctx() { redis, req }: MyContext) { const id = await redis.get(FORGET_PASSWORD + token); await User.update({ id }, { password: await argon2.hash(newPassword) }); req.session.userId = id; return true; } }', errors: [password("changePassword")] },
    ],
  },
});
