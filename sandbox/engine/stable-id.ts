/**
 * Ids for things that the state keeps without one (option values, metafields, policies' domain): a number made from
 * a text, the same on every call.
 */

/** A positive safe integer derived from the text (FNV-1a, 32 bits, plus an offset so that it looks like an id). */
export function stableId(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return 40_000_000_000 + hash;
}
