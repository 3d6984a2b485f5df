/**
 * R1 as a seeded simulation: a shop changes by chance, its webhooks come five times each, shuffled, some late, one event
 * in ten lost, while two drains work and the Admin API has trouble at times; then a reconcile. Called with many seeds by
 * tests/chaos/r1.test.ts and tests/long. Everything is drawn from the seed; the database's own timing is not.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { injectBulkFault, clearBulkFaults } from "../../sandbox/bulk/faults";
import { receive, type Delivery } from "~/sync/index.server";
import { changeByChance, placeOrderByChance, seededShop, type ShopSize } from "./changes";
import { differencesOf, expectedTables } from "./oracle";
import { seededRandom, type Random } from "./random";
import { storedTables } from "./stored";
import { PASSING_FAULTS } from "./wire";
import { chaosWorld, type ChaosWorld } from "./world";

export interface SimulationSize extends ShopSize {
  /** Webhook requests that reach the app, copies counted. */
  deliveries: number;
}

/** 500 resources: the promise's own size. */
export const FULL: SimulationSize = { products: 300, collections: 20, customers: 60, orders: 120, deliveries: 10_000 };
export const SMALL: SimulationSize = { products: 20, collections: 3, customers: 7, orders: 10, deliveries: 400 };

export interface SimulationReport {
  /** Rows that differ from the shop after the reconcile, in words. */
  differences: string[];
  /** Ids fetched more than twice in a burst without trouble, in words. */
  refetched: string[];
  delivered: number;
  lost: number;
  faults: number;
  /** Requests that the shop refused for an empty cost bucket though no fault was played. */
  overdrawn: string[];
}

const COPIES = 5;
const LOST = 0.1;
const LATE = 0.12;
const TROUBLED_BURSTS = 0.35;

export async function simulate(seed: number, size: SimulationSize): Promise<SimulationReport> {
  const chance = (stream: string) => seededRandom(seed, stream);
  const world = await chaosWorld(seededShop(chance("start"), size), `${seed}-${size.deliveries}`);
  const shopChance = chance("shop");
  for (let order = 0; order < size.orders; order++) placeOrderByChance(world.sandbox.world, world.state, shopChance);
  world.takeDeliveries();
  await untilDone(world, "import");
  await world.drainToEmpty();

  const report: SimulationReport = { differences: [], refetched: [], delivered: 0, lost: 0, faults: 0, overdrawn: [] };
  const burst = new Bursts(world, report, chance);
  while (report.delivered < size.deliveries) await burst.next(Math.min(200, size.deliveries - report.delivered));
  await burst.lastOnes();

  bulkTrouble(world, chance("bulk"));
  await untilDone(world, "reconcile");
  world.pause = () => Promise.resolve();
  world.faultFor = () => null;
  clearBulkFaults(world.sandbox.bulkFaults);
  await world.drainToEmpty();
  report.differences = differencesOf(
    expectedTables(world.state, world.clock.nowMs()),
    await storedTables(world.shop.db),
  );
  report.faults = [...world.log.faults.values()].reduce((sum, count) => sum + count, 0);
  report.overdrawn = world.log.overdrawn;
  await world.sandbox.close();
  return report;
}

/** A run that came to nothing is begun again, as the next night or the merchant would. */
async function untilDone(world: ChaosWorld, kind: "import" | "reconcile"): Promise<void> {
  for (let again = 0; again < 5; again++) if ((await world.run(kind)) === "done") return;
  throw new Error(`The ${kind} did not end in five runs`);
}

function bulkTrouble(world: ChaosWorld, random: Random): void {
  const faults = world.sandbox.bulkFaults;
  if (random.chance(0.3)) injectBulkFault(faults, { kind: "truncate", share: random.share() });
  if (random.chance(0.2)) injectBulkFault(faults, { kind: "expire" });
  if (random.chance(0.2)) injectBulkFault(faults, { kind: "fail", errorCode: "INTERNAL_SERVER_ERROR" });
}

class Bursts {
  private readonly late: Delivery[] = [];
  private readonly shop: Random;
  private readonly order: Random;
  private readonly wire: Random;

  constructor(
    private readonly world: ChaosWorld,
    private readonly report: SimulationReport,
    chance: (stream: string) => Random,
  ) {
    this.shop = chance("changes");
    this.order = chance("order");
    this.wire = chance("wire");
  }

  /** Changes within a second, their webhooks in any order among drains, then a rest in which the drains catch up. */
  async next(most: number): Promise<void> {
    const { world, report } = this;
    const isTroubled = this.order.chance(TROUBLED_BURSTS);
    world.faultFor = () => (isTroubled && this.wire.chance(0.25) ? this.wire.pick(PASSING_FAULTS) : null);
    world.pause = async () => {
      for (let ticks = this.wire.between(0, 6); ticks > 0; ticks--) await breathe();
    };
    const startsEmpty = (await world.shop.db.dirtyResource.count()) === 0;
    world.log.fetches.clear();
    const changes = this.order.between(1, Math.max(1, Math.floor(most / 12)));
    await this.mingle(() => this.deliveriesOf(changes, most));
    const isDrained = !isTroubled || this.order.chance(0.5);
    if (isDrained) await world.drainToEmpty();
    if (isTroubled || !startsEmpty) return;
    for (const [gid, times] of world.log.fetches)
      if (times > 2 + this.collectionFetches()) report.refetched.push(`${gid}: ${times} times`);
  }

  /** What is still late comes at last. */
  async lastOnes(): Promise<void> {
    await this.mingle(() => this.late.splice(0));
  }

  /** A changed collection asks for its products too, once for each of its own fetches. */
  private collectionFetches(): number {
    return this.world.log.operations.splice(0).filter((name) => name === "CollectionProducts").length;
  }

  private deliveriesOf(changes: number, most: number): Delivery[] {
    const { world, report } = this;
    world.log.operations.length = 0;
    for (let change = 0; change < changes; change++) {
      world.sandbox.world.advance(this.shop.between(0, Math.floor(700 / changes)));
      changeByChance(world.sandbox.world, world.state, this.shop);
    }
    const fresh = world.takeDeliveries().filter(() => {
      const isLost = this.order.chance(LOST);
      if (isLost) report.lost += 1;
      return !isLost;
    });
    const copies = [
      ...this.late.splice(0),
      ...fresh.flatMap((delivery) => Array.from({ length: COPIES }, () => delivery)),
    ];
    const now: Delivery[] = [];
    for (const delivery of this.order.shuffled(copies))
      (now.length >= most || this.order.chance(LATE) ? this.late : now).push(delivery);
    return now;
  }

  /** Up to four deliveries at a time, among at most two drains. */
  private async mingle(deliveries: () => Delivery[]): Promise<void> {
    const { world, report } = this;
    const underWay = new Set<Promise<unknown>>();
    const begin = (work: Promise<unknown>) => {
      const tracked: Promise<unknown> = work.finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    };
    let drains = 0;
    for (const delivery of deliveries()) {
      begin(receive(delivery, { clock: world.clock }));
      report.delivered += 1;
      if (drains < 2 && this.order.chance(0.1)) {
        drains += 1;
        begin(world.drainOnce().finally(() => (drains -= 1)));
      }
      while (underWay.size > 6 || (underWay.size > 0 && this.order.chance(0.3))) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  }
}
