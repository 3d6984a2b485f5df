/**
 * Chance without state: a number that depends on its key alone, so that a run's faults are the same whenever the same
 * calls come in the same order, and a rate added for one kind does not move the faults of another.
 */

/** A number in [0, 1) for a key, e.g. chance(7, "http502", "ridgeline", 12). Well mixed, not for secrets. */
export function chance(...key: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of key.join("\u0000")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return mix(hash) / 0x1_0000_0000;
}

/** Spreads neighbouring hashes (the finaliser of MurmurHash3, public domain). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
