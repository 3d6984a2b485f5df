/**
 * R3 for the all-in-one process on the embedded database: it is killed mid-import and mid-drain, its folder opens again each
 * time, the work goes on, and in the end no row differs from the shop. Seen from outside through the app's own status.
 */
import { expect, test } from "vitest";
import { createSandbox } from "../../sandbox/domain/create";
import type { ShopState } from "../../sandbox/domain/types";
import { shopSync, type Status } from "../../scripts/sync/shop-sync";
import { openEmbedded } from "~/db/embedded.server";
import { announcedChange } from "../chaos/changes";
import { addShop, differencesIn, GIVE_UP_MS, type Lane } from "../chaos/lane";
import { seededRandom } from "../chaos/random";
import { untilTrue } from "../chaos/sync-watch";
import { startProduct } from "../support/product-processes";

const KILLS = Number(process.env["KILLS"] ?? 10);
const CHANGES = 120;
const RESUMED_WITHIN_MS = 60_000;
type EmbeddedLane = Omit<Lane, "sql" | "close">;

test(
  `the embedded database survives kill -9 at ${Math.min(KILLS, 10)} points: it opens, goes on, and no row differs`,
  {
    timeout: 3600_000,
  },
  async () => {
    const seed = Number(process.env["SEED"] ?? 1);
    const sandbox = await createSandbox({ demoShops: false, seed });
    const product = await startProduct({ databaseUrl: null, sandbox });
    const random = seededRandom(seed, "embedded-kills");
    const lane: EmbeddedLane = { product, world: sandbox.world, random, seed, products: 400, shops: [] };
    try {
      let app = await product.start("web");
      const resumed: number[] = [];
      for (let kill = 0; kill < Math.min(KILLS, 10); kill++) {
        const goesOn = await (kill % 2 === 0 ? midImport(lane) : midDrain(lane));
        await app.kill();
        app = await product.start("web");
        const readyMs = Date.now();
        await untilTrue("the work to go on", goesOn, GIVE_UP_MS);
        resumed.push(Date.now() - readyMs);
      }
      await untilTrue("all work to be done", () => isAllDone(lane), GIVE_UP_MS);
      expect(await app.stop()).toMatchObject({ ended: "code 0" });
      const { pool, close } = await openEmbedded({ dataDir: product.databaseFolder });
      expect(await differencesIn({ ...lane, sql: pool })).toEqual([]);
      await close();
      console.log(`${resumed.length} kills, went on after ${resumed.map((ms) => (ms / 1000).toFixed(1)).join(", ")} s`);
      expect(Math.max(...resumed)).toBeLessThan(RESUMED_WITHIN_MS);
    } catch (error) {
      throw new Error(`${String(error)}\n${product.endOfLogs()}`, { cause: error });
    } finally {
      await product.close();
    }
  },
);

const isOver = (status: Status) => status.lastSyncedAt !== null && !status.isRunning;
const imported = ({ run }: Status) => (run?.parts ?? []).reduce((sum, part) => sum + part.done, 0);

/** @returns whether the import that is to be killed has stored more, or is over */
async function midImport(lane: EmbeddedLane): Promise<() => Promise<boolean>> {
  const shop = addShop(lane);
  const wanted = lane.random.share() * lane.products;
  await lane.product.install(shop.handle);
  let seen = 0;
  await untilTrue(
    `${wanted} things to be imported`,
    async () => {
      const status = await statusOf(lane, shop);
      seen = imported(status);
      return isOver(status) || seen > wanted;
    },
    GIVE_UP_MS,
  );
  return async () => {
    const status = await statusOf(lane, shop);
    return isOver(status) || imported(status) > seen;
  };
}

/** @returns whether the drain that is to be killed has fewer marks left, or none */
async function midDrain(lane: EmbeddedLane): Promise<() => Promise<boolean>> {
  const shop = lane.shops.at(-1);
  if (!shop) throw new Error("There is no shop.");
  await untilTrue("the import to end", async () => isOver(await statusOf(lane, shop)), GIVE_UP_MS);
  for (let change = 0; change < CHANGES; change++) announcedChange(lane.world, shop, lane.random);
  const share = lane.random.share();
  let most = 0;
  let left = 0;
  await untilTrue(
    "marks to be fetched",
    async () => {
      left = (await statusOf(lane, shop)).waiting;
      most = Math.max(most, left);
      return most > 10 && left <= most * (1 - share);
    },
    GIVE_UP_MS,
  );
  return async () => {
    const { waiting } = await statusOf(lane, shop);
    return waiting === 0 || waiting < left;
  };
}

async function isAllDone(lane: EmbeddedLane): Promise<boolean> {
  for (const shop of lane.shops) {
    const status = await statusOf(lane, shop);
    if (!isOver(status) || status.waiting > 0) return false;
  }
  return true;
}

function statusOf({ product }: EmbeddedLane, { handle }: ShopState): Promise<Status> {
  return shopSync(`http://127.0.0.1:${product.sandbox.ports.plainPort}`, handle).status();
}
