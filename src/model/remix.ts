/** Packages that make Remix's session storages, React Router's and SolidStart's among them. */
export const remixPackages: readonly string[] = ["@remix-run/*", "remix", "react-router", "@react-router/*", "solid-start", "solid-start/session"];

/** What makes a session storage. */
export const remixStorages: readonly string[] = ["createCookieSessionStorage", "createSessionStorage", "createMemorySessionStorage", "createFileSessionStorage", "createWorkersKVSessionStorage", "createArcTableSessionStorage"];
