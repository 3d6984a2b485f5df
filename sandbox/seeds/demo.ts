/**
 * Seeds the two demo shops into a world: Ridgeline Outfitters (English, USD) and 青山生活 (Chinese, CNY). Called by
 * create.ts when nothing is saved; deterministic for a seed and a start time.
 */
import type { World } from "../domain/types";
import type { ShopSize } from "./fill-shop";
import { seedRidgeline } from "./ridgeline/ridgeline";
import { seedQingshan } from "./qingshan/qingshan";

/** Just the hand-written customers and orders. */
export const writtenSize: ShopSize = { extraCustomers: 0, extraOrders: 0 };

/** What the demo shows: 66 customers and more than 300 orders a shop. */
export const demoSize: ShopSize = { extraCustomers: 61, extraOrders: 270 };

export function seedDemoShops(world: World, seed: number, size: ShopSize = demoSize): void {
  seedRidgeline(world, seed, size);
  seedQingshan(world, seed, size);
}
