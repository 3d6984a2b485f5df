/** The import: what is in the shop is in the tables, whatever happens to bulk files, prices, policies and processes. */
import { setImmediate as breathe } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { injectBulkFault } from "../../sandbox/bulk/faults";
import { systemClock } from "~/platform/clock";
import { advanceRun } from "~/sync/advance-run.server";
import { beginRun } from "~/sync/run.server";
import { syncStatus } from "~/sync/index.server";
import { testDatabase } from "../support/db";
import { expectedOf, storedOf } from "./sync-expected";
import { syncWorld } from "./sync-world";

await testDatabase();

const jackets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Jacket ${index}`,
    options: [{ name: "Size", values: ["S", "M", "L"] }],
    priceMinor: 9_900 + index,
    metafields: [{ namespace: "specs", key: "material", type: "single_line_text_field", value: "wool" }],
  }));

describe("an import", { timeout: 90_000 }, () => {
  test("of a whole shop leaves every table as the shop is, and says so", async () => {
    const world = await syncWorld({ demo: "ridgeline" });
    expect(await world.run("import")).toBe("done");
    await world.drain();
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
    const status = await syncStatus(world.shop.db);
    expect(status).toMatchObject({ isRunning: false, phase: "done", pausedReason: null });
    const onSale = [...world.state.products.values()].filter(
      ({ status: state, publishedAt }) => state === "ACTIVE" && publishedAt !== null,
    );
    expect(status.counts.products).toBe(onSale.length);
    expect(status.progress.skipped).toEqual([]);
  });

  test("of a Chinese shop does too", async () => {
    const world = await syncWorld({ demo: "qingshan" });
    expect(await world.run("import")).toBe("done");
    await world.drain();
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
  });

  test("keeps a product whose variant has no price, and never gives it one", async () => {
    const world = await syncWorld({
      products: [
        { title: "Priceless", priceMinor: null },
        { title: "Priced", priceMinor: 500 },
      ],
    });
    expect(await world.run("import")).toBe("done");
    await world.drain();
    const variants = await world.shop.db.variant.findMany({ include: { product: true } });
    const prices = variants.map((variant) => [variant.product.title, variant.priceMinor]);
    expect(prices).toContainEqual(["Priced", 500]);
    expect(prices.filter(([title]) => title === "Priceless").every(([, price]) => price === null)).toBe(true);
  });

  test("of a shop without policies, pages, orders or customers ends well", async () => {
    const world = await syncWorld({ products: jackets(1) });
    expect(await world.run("import")).toBe("done");
    expect(await world.shop.db.document.count()).toBe(0);
    expect(await world.shop.db.product.count()).toBe(1);
  });

  test("whose bulk file was cut in half once asks for it again and completes", async () => {
    const world = await syncWorld({ products: jackets(60) });
    injectBulkFault(world.sandbox.bulkFaults, { kind: "truncate", share: 0.5 });
    expect(await world.run("import")).toBe("done");
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
  });

  test("whose bulk files are always cut fails visibly, with no half product and the old data untouched", async () => {
    const world = await syncWorld({ products: jackets(60) });
    await world.run("import");
    injectBulkFault(world.sandbox.bulkFaults, { kind: "truncate", share: 0.37 }, 99);
    expect(await world.run("import")).toBe("failed");
    await world.drain();
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
    expect((await syncStatus(world.shop.db)).pausedReason).toBe("bulk-failed");
  });

  test("whose bulk link has expired begins a new operation", async () => {
    const world = await syncWorld({ products: jackets(3) });
    injectBulkFault(world.sandbox.bulkFaults, { kind: "expire" });
    expect(await world.run("import")).toBe("done");
    expect(await world.shop.db.product.count()).toBe(3);
  });

  test("that was stopped between two batches goes on where it was", async () => {
    const world = await syncWorld({ products: jackets(170) });
    const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
    const stop = new AbortController();
    const first = await advanceRun(world.shop, runId, {
      signal: stop.signal,
      sleep: () => breathe(),
      pace: "embedded",
      store: async (work) => {
        const stored = await work();
        stop.abort();
        return stored;
      },
    });
    expect(first).toBe("waiting");
    expect(await world.shop.db.product.count()).toBeLessThan(170);
    expect(await world.run("import")).toBe("done");
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
  });

  test("is done by one worker at a time", async () => {
    const world = await syncWorld({ products: jackets(2) });
    const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
    const ends = await Promise.all([1, 2, 3].map(() => advanceRun(world.shop, runId, { sleep: () => breathe() })));
    expect(ends.filter((end) => end === "not-mine")).toHaveLength(2);
  });
});

describe("what the shop does not allow", { timeout: 90_000 }, () => {
  test("a missing scope for products pauses the shop with its reason", async () => {
    const world = await syncWorld({ products: jackets(1) });
    world.scopes = world.scopes.filter((scope) => scope !== "read_products");
    expect(await world.run("import")).toBe("failed");
    expect((await syncStatus(world.shop.db)).pausedReason).toBe("scope-missing");
  });

  test("a missing scope for orders leaves the rest and is named", async () => {
    const world = await syncWorld({ products: jackets(1) });
    world.scopes = world.scopes.filter((scope) => scope !== "read_orders");
    expect(await world.run("import")).toBe("done");
    expect(await world.shop.db.product.count()).toBe(1);
    expect((await syncStatus(world.shop.db)).progress.skipped).toEqual([{ what: "orders", why: "scope-missing" }]);
  });

  test("protected customer data that comes back null is survived and stays unknown", async () => {
    const world = await syncWorld({
      products: jackets(1),
      customers: [{ handle: "ada", firstName: "Ada", lastName: "Example", email: "ada@shop.example" }],
    });
    if (world.state.install) world.state.install.protectedDataLevel = 1;
    expect(await world.run("import")).toBe("done");
    const customers = await world.shop.db.customer.findMany();
    expect(customers).toHaveLength(1);
    expect(customers.every((customer) => customer.firstName === null)).toBe(true);
  });

  test("an empty cost bucket only slows it down", async () => {
    const world = await syncWorld({ products: jackets(30) });
    world.sandbox.engine.setAvailablePoints?.(world.state, 0);
    expect(await world.run("import")).toBe("done");
    expect(await world.shop.db.product.count()).toBe(world.state.products.size);
  });
});
