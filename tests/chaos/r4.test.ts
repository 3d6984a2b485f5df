/**
 * R4: whatever Shopify does to an import or a drain, it gets through by itself, or stands still with a reason the merchant
 * sees and goes on after the mend. At the end no row differs from the shop, and the cost bucket was never overdrawn.
 */
import { afterEach, describe, expect, test } from "vitest";
import { PARTS } from "~/sync/progress";
import { startInstall, syncStatus, receive } from "~/sync/index.server";
import { testDatabase } from "../support/db";
import { announcedChange, placeOrderByChance, seededShop } from "./changes";
import { differencesOf, expectedTables } from "./oracle";
import { seededRandom } from "./random";
import { BULK_TROUBLES, TROUBLES, type BulkTrouble, type Trouble } from "./r4-troubles";
import { storedTables } from "./stored";
import { chaosWorld, type ChaosWorld } from "./world";

await testDatabase();

const SIZE = { products: 12, collections: 2, customers: 4, orders: 8 };
let world: ChaosWorld | null = null;

afterEach(async () => {
  await world?.sandbox.close();
  world = null;
});

async function shopOf(seed: number): Promise<ChaosWorld> {
  const random = seededRandom(seed, "r4");
  world = await chaosWorld({
    ...seededShop(random, SIZE),
    policies: [{ type: "REFUND_POLICY", title: "Refund policy", html: "<p>Thirty days.</p>" }],
    pages: [{ handle: "about", title: "About", html: "<p>We make things.</p>" }],
  });
  for (let order = 0; order < SIZE.orders; order++) placeOrderByChance(world.sandbox.world, world.state, random);
  world.takeDeliveries();
  return world;
}

/** All is well until the request of this number. */
function beginAt(one: ChaosWorld, trouble: Trouble): void {
  let requests = 0;
  one.faultFor = (operation) => {
    requests += 1;
    if (requests < trouble.fromRequest) return null;
    one.faultFor = () => null;
    trouble.begin(one);
    return one.faultFor(operation);
  };
}

const reasonSeen = async (one: ChaosWorld) => (await syncStatus(one.shop.db, { clock: one.clock })).pausedReason;

/** What a merchant's opening of the app sets off, and the worker after it. */
async function goOn(one: ChaosWorld): Promise<void> {
  await startInstall(one.state.domain, { clock: one.clock, client: one.shop.client });
  await one.finishRuns();
  await one.drainToEmpty();
  if ((await one.run("reconcile")) !== "done") throw new Error("The reconcile after the mend did not end well");
  await one.drainToEmpty();
}

async function nothingDiffers(one: ChaosWorld): Promise<void> {
  expect(differencesOf(expectedTables(one.state, one.clock.nowMs()), await storedTables(one.shop.db))).toEqual([]);
  expect(await reasonSeen(one)).toBeNull();
}

async function importThrough(one: ChaosWorld, { mend, pausedReason }: Trouble | BulkTrouble): Promise<void> {
  const end = await one.run("import", 20);
  if (pausedReason === null) expect(end).toBe("done");
  else {
    expect(end).not.toBe("done");
    expect(await reasonSeen(one)).toBe(pausedReason);
  }
  mend(one);
  if (pausedReason === null) await one.drainToEmpty();
  else await goOn(one);
  await nothingDiffers(one);
}

describe("an import", { timeout: 60_000 }, () => {
  test.each(TROUBLES)("through $name ends whole, or says why it waits", async (trouble) => {
    const one = await shopOf(41);
    beginAt(one, trouble);
    await importThrough(one, trouble);
    // Others may empty the bucket: then what was under way is refused once, and nothing after it.
    expect(one.log.overdrawn.length).toBeLessThanOrEqual(trouble.name === "an empty cost bucket" ? PARTS.length : 0);
  });

  test.each(BULK_TROUBLES)("through $name ends whole, or says why it waits", async (trouble) => {
    const one = await shopOf(42);
    trouble.begin(one);
    await importThrough(one, trouble);
    expect(one.log.overdrawn).toEqual([]);
  });

  test("of a shop that does not release customers' names ends whole, without the names", async () => {
    const one = await shopOf(43);
    if (one.state.install) one.state.install.protectedDataLevel = 1;
    expect(await one.run("import")).toBe("done");
    await one.drainToEmpty();
    const expected = expectedTables(one.state, one.clock.nowMs());
    const nameless = expected["customer"]?.map((row) => ({ ...row, first_name: null })) ?? [];
    expect(nameless).toHaveLength(SIZE.customers);
    expect(differencesOf({ ...expected, customer: nameless }, await storedTables(one.shop.db))).toEqual([]);
  });

  test("whose scope for orders is withdrawn half-way keeps the rest, names it, and fetches them when it is back", async () => {
    const one = await shopOf(44);
    one.scopes = one.scopes.filter((scope) => scope !== "read_orders");
    expect(await one.run("import")).toBe("done");
    const { progress } = await syncStatus(one.shop.db, { clock: one.clock });
    expect(progress.skipped).toContainEqual({ what: "orders", why: "scope-missing" });
    one.scopes.push("read_orders");
    expect(await one.run("reconcile")).toBe("done");
    await one.drainToEmpty();
    await nothingDiffers(one);
  });
});

/** Three faults in a row are the client's own business and were shown above. */
const LONGER = TROUBLES.filter(({ name }) => !name.startsWith("three times"));

describe("a drain", { timeout: 60_000 }, () => {
  test.each(LONGER)("through $name loses nothing, or says why it waits", async (trouble) => {
    const one = await shopOf(45);
    expect(await one.run("import")).toBe("done");
    await one.drainToEmpty();
    one.log.overdrawn = [];
    const random = seededRandom(45, "changes");
    for (let change = 0; change < 25; change++) announcedChange(one.sandbox.world, one.state, random);
    for (const delivery of one.takeDeliveries()) await receive(delivery, { clock: one.clock });
    beginAt(one, { ...trouble, fromRequest: 1 });
    one.sandbox.world.advance(5_000);
    for (let round = 0; round < 3; round++) await one.drainOnce();
    expect(await reasonSeen(one)).toBe(trouble.pausedReason);
    trouble.mend(one);
    if (trouble.pausedReason !== null) await goOn(one);
    await one.drainToEmpty();
    await nothingDiffers(one);
    expect(one.log.overdrawn).toHaveLength(trouble.name === "an empty cost bucket" ? 1 : 0);
  });
});
