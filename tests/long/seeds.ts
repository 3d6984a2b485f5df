/**
 * Which seeds a long run plays: SEEDS=n the first n (1,000 by default), SEED=n that one alone. Read by the files beside.
 */

const only = Number(process.env["SEED"] ?? 0);
const many = Number(process.env["SEEDS"] ?? 1000);

/** @param half the odd seeds go to one database, the even ones to the other; a single seed goes to both */
export function seedsFor(half: "odd" | "even", most = many): number[] {
  if (only > 0) return [only];
  const first = half === "odd" ? 1 : 2;
  return Array.from({ length: Math.min(many, most) }, (_, index) => index + 1).filter((seed) => seed % 2 === first % 2);
}
