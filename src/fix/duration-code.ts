/** A duration in milliseconds as a product that reads well, in seconds or milliseconds: `7 * 24 * 60 * 60`. */
export function durationCode(milliseconds: number, unit: "s" | "ms"): string {
  const suffix = unit === "ms" ? " * 1000" : "";
  const seconds = Math.round(milliseconds / 1000);
  if (seconds % 86_400 === 0) return `${times(seconds / 86_400)}24 * 60 * 60${suffix}`;
  if (seconds % 3600 === 0) return `${times(seconds / 3600)}60 * 60${suffix}`;
  if (seconds % 60 === 0) return `${times(seconds / 60)}60${suffix}`;
  return unit === "ms" ? `${seconds} * 1000` : String(seconds);
}

function times(count: number): string {
  return count === 1 ? "" : `${count} * `;
}
