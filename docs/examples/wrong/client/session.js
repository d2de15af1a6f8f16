export async function logIn(email, password) {
  const response = await fetch("/api/login", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error("Wrong e-mail address or password");
  const { token } = await response.json();
  // every script on the page, and every package of it, can send this elsewhere
  localStorage.setItem("token", token);
}

export async function logOut() {
  await fetch("/api/logout", { method: "POST" });
  localStorage.removeItem("token");
}

export async function loadNotes() {
  const response = await fetch("/api/notes", {
    headers: { Authorization: `Bearer ${localStorage.getItem("token")}` },
  });
  return response.json();
}
