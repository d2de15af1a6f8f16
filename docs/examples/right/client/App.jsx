import { useEffect, useState } from "react";
import { loadNotes, logIn, logOut } from "./session.js";

export function App() {
  const [notes, setNotes] = useState();
  const [theme, setTheme] = useState(localStorage.getItem("theme") ?? "light");

  // a preference is no secret: web storage is the place for it
  useEffect(() => localStorage.setItem("theme", theme), [theme]);

  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await logIn(form.get("email"), form.get("password"));
    setNotes(await loadNotes());
  }

  async function leave() {
    await logOut();
    setNotes(undefined);
  }

  if (!notes) {
    return (
      <form onSubmit={submit} className={theme}>
        <input name="email" type="email" autoComplete="username" required />
        <input name="password" type="password" autoComplete="current-password" required />
        <button>Log in</button>
      </form>
    );
  }
  return (
    <main className={theme}>
      <button onClick={leave}>Log out</button>
      <button onClick={() => setTheme(theme === "light" ? "dark" : "light")}>Change theme</button>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>{note.text}</li>
        ))}
      </ul>
    </main>
  );
}
