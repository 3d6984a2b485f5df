/**
 * Global ids as the Admin API writes them: `gid://shopify/<Type>/<number>`. The engine and the webhook payloads make
 * and read them here, at the edges; the state itself holds plain numbers.
 */

export interface Gid {
  type: string;
  id: number;
}

export function gid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

/** Reads a global id, or null when it is not one. A trailing query (`?…`) is allowed, as the platform does. */
export function parseGid(value: unknown): Gid | null {
  if (typeof value !== "string") return null;
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(value);
  if (!match?.[1] || !match[2]) return null;
  const id = Number(match[2]);
  return Number.isSafeInteger(id) ? { type: match[1], id } : null;
}
