/**
 * When nothing satisfies every constraint: the relevant products that break exactly one, and by how much. Called by
 * search.server.ts. A product that breaks two is no near miss; one with no price never misses "by" an amount.
 */
import type { ShopDb } from "~/db.server";
import type { ProductSearchResult } from "../types";
import type { Candidate, Filters } from "./candidates.server";

type NearMiss = ProductSearchResult["nearMisses"][number];
type Constraint = NearMiss["breaks"]["constraint"];

export interface VariantFacts {
  priceMinor: number | null;
  sizes: string[];
  colors: string[];
  isAvailable: boolean;
}

const NEAR_MISSES_MAX = 5;

/** Nearest first: smallest price difference, then the candidates' own order. */
export async function nearMissesOf(db: ShopDb, candidates: Candidate[], filters: Filters): Promise<NearMiss[]> {
  const variants = await db.variant.findMany({
    where: { productGid: { in: candidates.map((candidate) => candidate.gid) } },
    select: { productGid: true, priceMinor: true, sizes: true, colors: true, isAvailable: true },
  });
  const misses = candidates.flatMap(({ gid, handle }) => {
    const own = variants.filter((variant) => variant.productGid === gid).flatMap((v) => soleBreak(v, filters) ?? []);
    const best = own.sort(byNearness)[0];
    return best ? [{ handle, breaks: best }] : [];
  });
  return misses.sort((a, b) => byNearness(a.breaks, b.breaks)).slice(0, NEAR_MISSES_MAX);
}

/** The one constraint a variant breaks; null when it breaks none or several. */
export function soleBreak(variant: VariantFacts, f: Filters): NearMiss["breaks"] | null {
  const broken: NearMiss["breaks"][] = [];
  const price = variant.priceMinor;
  if (f.priceMax !== null && (price === null || price > f.priceMax)) {
    broken.push({ constraint: "price", differenceMinor: price === null ? null : price - f.priceMax });
  } else if (f.priceMin !== null && (price === null || price < f.priceMin)) {
    broken.push({ constraint: "price", differenceMinor: price === null ? null : price - f.priceMin });
  }
  if (f.sizes.length > 0 && !f.sizes.some((size) => variant.sizes.includes(size))) broken.push(plain("size"));
  if (f.colors.length > 0 && !f.colors.some((color) => variant.colors.includes(color))) broken.push(plain("color"));
  if (f.inStockOnly && !variant.isAvailable) broken.push(plain("stock"));
  return broken.length === 1 ? (broken[0] ?? null) : null;
}

function plain(constraint: Constraint): NearMiss["breaks"] {
  return { constraint, differenceMinor: null };
}

/** What was wished but costs more or is sold out is nearer than another colour or size. */
const ORDER: Constraint[] = ["price", "stock", "color", "size"];

function byNearness(a: NearMiss["breaks"], b: NearMiss["breaks"]): number {
  const byConstraint = ORDER.indexOf(a.constraint) - ORDER.indexOf(b.constraint);
  return byConstraint || Math.abs(a.differenceMinor ?? Infinity) - Math.abs(b.differenceMinor ?? Infinity) || 0;
}
