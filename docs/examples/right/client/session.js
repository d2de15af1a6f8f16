export async function logIn(email, password) {
  const response = await fetch("/api/login", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error("Wrong e-mail address or password");
  // the answer carries a cookie that no script can read: there is nothing to keep
  return response.json();
}

export async function logOut() {
  await fetch("/api/logout", { method: "POST" });
}

export async function loadNotes() {
  const response = await fetch("/api/notes");
  return response.json();
}
