/**
 * A seeded generator of chance (mulberry32): small, plain, and the same on every machine. Every simulation draws from
 * named streams of one seed, so that a retry in one place does not change what happens in another.
 */

export interface Random {
  /** 0 inclusive to 1 exclusive. */
  share(): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** @throws Error for an empty list */
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** @param stream what the chance is for, e.g. "shop": streams of one seed do not disturb each other */
export function seededRandom(seed: number, stream = ""): Random {
  const next = mulberry32(mixed(seed, stream));
  const random: Random = {
    share: next,
    chance: (probability) => next() < probability,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("Nothing to pick from");
      return item;
    },
    shuffled: (items) => {
      const ranked = items.map((item) => ({ item, rank: next() }));
      return ranked.sort((one, other) => one.rank - other.rank).map(({ item }) => item);
    },
  };
  return random;
}

function mixed(seed: number, stream: string): number {
  let hash = seed | 0;
  for (const char of stream) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return hash;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}
