/** The storefront's kept lists follow every change of the shop. */
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { setInventory, updateProduct } from "../domain/operations";
import { makeShop } from "../seeds/make-shop";
import { shelvesOf } from "./shelves";

const NOW = Date.UTC(2026, 10, 20, 12);

test("a long catalogue's lists are made once, and anew when a product is hidden or sold out", async () => {
  let now = NOW;
  const { world } = await createSandbox({ demoShops: false, now: () => now });
  const products = Array.from({ length: 2_100 }, (_, i) => ({
    title: `Mug ${i}`,
    type: i % 2 ? "Mugs" : "Cups",
    soldCount: i,
    priceMinor: 900,
  }));
  const shop = makeShop(world, { handle: "long", products });
  const first = shelvesOf(shop, now);
  expect(shelvesOf(shop, now)).toBe(first);
  expect(first.best[0]?.title).toBe("Mug 2099");
  expect(first.bestOfType.get("Cups")?.[0]?.title).toBe("Mug 2098");
  now += 1_000;
  updateProduct(world, shop, first.best[0]?.id ?? 0, { status: "DRAFT" });
  const second = shelvesOf(shop, now);
  expect(second.listed).toHaveLength(2_099);
  expect(second.best[0]?.title).toBe("Mug 2098");
  now += 1_000;
  setInventory(world, shop, second.best[0]?.variants[0]?.id ?? 0, 0);
  expect(shelvesOf(shop, now).best[0]?.title).toBe("Mug 2097");
  expect(shelvesOf(shop, now).listed).toHaveLength(2_099);
});
