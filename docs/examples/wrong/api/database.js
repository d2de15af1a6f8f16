import pg from "pg";
import { verifyPassword } from "./passwords.js";

const pool = new pg.Pool();

export async function checkPassword(email, password) {
  const { rows } = await pool.query("select * from users where email = $1", [email]);
  const [user] = rows;
  return user && (await verifyPassword(password, user.password_hash)) ? user : undefined;
}

export async function saveSession(sessionId, userId) {
  await pool.query("insert into sessions (id, user_id) values ($1, $2)", [sessionId, userId]);
}

export async function listNotes(userId) {
  const { rows } = await pool.query("select id, text from notes where user_id = $1", [userId]);
  return rows;
}
