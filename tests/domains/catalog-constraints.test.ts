/** Hard constraints as a property over random catalogues: what is returned satisfies them, what is left out does not. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyProducts, searchProducts } from "~/catalog/index.server";
import type { ProductConstraints, ProductSnapshot } from "~/catalog/types";
import { makeShop, testDatabase } from "../support/db";
import { product, T0 } from "./catalog-products";

await testDatabase();

const SIZES = ["S", "M", "L"];
const COLORS = { Navy: "blue", Black: "black", Rust: "orange" } as const;

const variantArbitrary = fc.record({
  size: fc.constantFrom(...SIZES),
  color: fc.constantFrom("Navy", "Black", "Rust"),
  priceMinor: fc.option(fc.integer({ min: 5000, max: 25_000 }), { nil: null, freq: 8 }),
  availableForSale: fc.boolean(),
});

const catalogue = fc.array(
  fc.record({ variants: fc.array(variantArbitrary, { minLength: 1, maxLength: 5 }), isPublished: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

const wishes = fc.record(
  {
    priceMaxMinor: fc.integer({ min: 4000, max: 26_000 }),
    priceMinMinor: fc.integer({ min: 4000, max: 15_000 }),
    sizes: fc.subarray(["m", "l"], { minLength: 1 }),
    colors: fc.subarray(["blue", "orange"], { minLength: 1 }),
    inStockOnly: fc.boolean(),
  },
  { requiredKeys: [] },
);

test("a search under constraints returns every product with a variant that satisfies them all at once, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(catalogue, wishes, fc.constantFrom("jacket", ""), async (sketches, constraints, text) => {
      const { db } = await makeShop();
      const snapshots = sketches.map((sketch, index) => jacket(index, sketch));
      await applyProducts(db, snapshots, { now: T0 });
      const { hits, nearMisses } = await searchProducts(db, { text, constraints, limit: 20 });
      const hasWish = Object.values(constraints).some((value) => value !== undefined && value !== false);
      const fitting = snapshots.filter((snapshot) => snapshot.isPublished && fits(snapshot, constraints).length > 0);
      if (text === "" && !hasWish) expect(hits).toEqual([]);
      else expect(hits.map((hit) => hit.handle).sort()).toEqual(fitting.map((snapshot) => snapshot.handle).sort());
      for (const hit of hits) {
        const snapshot = snapshots.find(({ handle }) => handle === hit.handle);
        expect([...hit.fittingVariantGids].sort()).toEqual(snapshot ? fits(snapshot, constraints).sort() : null);
      }
      const isMissing = new Set(nearMisses.map(({ handle }) => handle));
      expect(fitting.filter(({ handle }) => isMissing.has(handle))).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("'under $150 in M' said in words never returns a product that is not", async () => {
  await fc.assert(
    fc.asyncProperty(catalogue, async (sketches) => {
      const { db } = await makeShop();
      const snapshots = sketches.map((sketch, index) => jacket(index, sketch));
      await applyProducts(db, snapshots, { now: T0 });
      const { hits } = await searchProducts(db, { text: "a jacket under $150 in M", constraints: {}, limit: 20 });
      const allowed = snapshots
        .filter(
          (snapshot) => snapshot.isPublished && fits(snapshot, { priceMaxMinor: 15_000, sizes: ["m"] }).length > 0,
        )
        .map(({ handle }) => handle);
      expect(hits.map((hit) => hit.handle).sort()).toEqual(allowed.sort());
    }),
    { numRuns: 12 },
  );
}, 60_000);

type Sketch = {
  variants: { size: string; color: string; priceMinor: number | null; availableForSale: boolean }[];
  isPublished: boolean;
};

function jacket(index: number, { variants, isPublished }: Sketch): ProductSnapshot {
  const handle = `jacket-${index}`;
  return product({
    title: `Jacket ${index}`,
    handle,
    isPublished,
    variants: variants.map(({ size, color, ...variant }, position) => ({
      ...variant,
      gid: `gid://shopify/ProductVariant/${index}-${position}`,
      position,
      title: `${size} / ${color}`,
      sku: null,
      compareAtMinor: null,
      inventoryQuantity: variant.availableForSale ? 3 : 0,
      isBackorder: false,
      inventoryItemGid: null,
      unitPrice: null,
      options: [
        { name: "Size", value: size },
        { name: "Color", value: color },
      ],
    })),
  });
}

/** The oracle: the same wish in plain words over the snapshot itself. */
function fits(snapshot: ProductSnapshot, wish: ProductConstraints): string[] {
  return snapshot.variants
    .filter((variant) => {
      const [size, color] = variant.options.map((option) => option.value);
      const family = COLORS[color as keyof typeof COLORS];
      const { priceMinor: price } = variant;
      return (
        (wish.priceMaxMinor === undefined || (price !== null && price <= wish.priceMaxMinor)) &&
        (wish.priceMinMinor === undefined || (price !== null && price >= wish.priceMinMinor)) &&
        (!wish.sizes || wish.sizes.includes((size ?? "").toLowerCase())) &&
        (!wish.colors || wish.colors.includes(family)) &&
        (!wish.inStockOnly || variant.availableForSale)
      );
    })
    .map((variant) => variant.gid);
}
