/** The throttle against a bucket that is kept as Shopify keeps it: never overdrawn, the urgent first, nobody forgotten. */
import { expect, test } from "vitest";
import { createThrottle, type Lane, type Throttle } from "./throttle.server";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A clock that only waiting moves, to the earliest wait that is due. */
function world(start: { maximum: number; perSecond: number; level?: number }) {
  let nowMs = 0;
  const waits: { atMs: number; go: () => void }[] = [];
  const bucket = { ...start, level: start.level ?? start.maximum, asOfMs: 0, refused: 0 };
  const sleep = (ms: number) => new Promise<void>((go) => waits.push({ atMs: nowMs + ms, go }));
  const throttle = createThrottle({ nowMs: () => nowMs }, sleep, () => 0);
  const refill = () => {
    bucket.level = Math.min(bucket.maximum, bucket.level + ((nowMs - bucket.asOfMs) / 1000) * bucket.perSecond);
    bucket.asOfMs = nowMs;
  };
  const status = () => {
    refill();
    const { maximum: maximumAvailable, perSecond: restoreRate } = bucket;
    return { maximumAvailable, restoreRate, currentlyAvailable: Math.floor(bucket.level) };
  };
  return {
    throttle,
    bucket,
    nowMs: () => nowMs,
    /** One request that takes no time: Shopify refuses it when the bucket holds too little. */
    async request(cost: number, lane: Lane, actual = cost): Promise<void> {
      const taken = await throttle.take(cost, lane);
      refill();
      if (bucket.level < cost) bucket.refused += 1;
      else bucket.level -= actual;
      taken.settle(status());
    },
    /** Lets time pass until nothing waits any more, or until `untilMs`. */
    async run(untilMs = Infinity): Promise<void> {
      for (;;) {
        await settled();
        const next = waits.sort((one, other) => one.atMs - other.atMs)[0];
        if (!next || next.atMs > untilMs) break;
        waits.shift();
        nowMs = Math.max(nowMs, next.atMs);
        next.go();
      }
      if (untilMs !== Infinity) nowMs = Math.max(nowMs, untilMs);
    },
  };
}

/** The state that a first reply tells. */
async function taught(throttle: Throttle, status: { maximumAvailable: number; restoreRate: number }) {
  const taken = await throttle.take(10);
  taken.settle({ ...status, currentlyAvailable: status.maximumAvailable });
}

test("whatever is asked for in whatever lane, Shopify never has to refuse", async () => {
  const one = world({ maximum: 2000, perSecond: 100 });
  const lanes: Lane[] = ["background", "webhook", "interactive"];
  const all = Array.from({ length: 60 }, (_, at) => one.request(50 + ((at * 97) % 900), lanes[at % 3] ?? "webhook"));
  await one.run();
  await Promise.all(all);
  expect(one.bucket.refused).toBe(0);
});

test("an interactive call goes before everything that waits, and finds its reserve", async () => {
  const one = world({ maximum: 2000, perSecond: 100 });
  const order: string[] = [];
  const drains = Array.from({ length: 30 }, (_, at) => one.request(150, "background").then(() => order.push(`b${at}`)));
  await settled();
  const before = one.nowMs();
  const mine = one.request(150, "interactive").then(() => order.push("person"));
  await mine;
  expect(one.nowMs() - before).toBe(0);
  expect(order.indexOf("person")).toBeLessThan(15);
  await one.run();
  await Promise.all(drains);
  expect(one.bucket.refused).toBe(0);
});

test("a steady flow of webhooks does not starve the leftovers", async () => {
  const one = world({ maximum: 1000, perSecond: 50, level: 1000 });
  await taught(one.throttle, { maximumAvailable: 1000, restoreRate: 50 });
  await one.request(790, "webhook");
  let isDone = false;
  void one.request(100, "background").then(() => (isDone = true));
  for (let second = 0; second < 60; second++) {
    void one.request(100, "webhook");
    await one.run(one.nowMs() + 1000);
  }
  expect(isDone).toBe(true);
});

test("a larger plan is noticed at the next reply, and a smaller one too", async () => {
  const one = world({ maximum: 20_000, perSecond: 1000 });
  await one.request(10, "webhook");
  const startedMs = one.nowMs();
  const many = Array.from({ length: 16 }, () => one.request(1000, "webhook"));
  await one.run();
  await Promise.all(many);
  expect(one.nowMs()).toBe(startedMs);
  Object.assign(one.bucket, { maximum: 2000, perSecond: 100, level: 2000 });
  await one.request(10, "webhook");
  const more = Array.from({ length: 6 }, () => one.request(1000, "webhook"));
  await one.run();
  await Promise.all(more);
  expect(one.bucket.refused).toBe(0);
  expect(one.nowMs() - startedMs).toBeGreaterThan(30_000);
});

test("what is under way is not spent twice when another reply comes first", async () => {
  const { throttle } = world({ maximum: 2000, perSecond: 100 });
  const first = await throttle.take(1000);
  const second = await throttle.take(900);
  let isThird = false;
  second.settle({ maximumAvailable: 2000, restoreRate: 100, currentlyAvailable: 1100 });
  void throttle.take(500).then(() => (isThird = true));
  await settled();
  expect(isThird).toBe(false);
  first.settle({ maximumAvailable: 2000, restoreRate: 100, currentlyAvailable: 600 });
  await settled();
  expect(isThird).toBe(true);
});

test("after THROTTLED it waits at least a second, and never all processes equally long", () => {
  const clock = { nowMs: () => 0 };
  const waits = [0, 0.5, 1].map((share) =>
    createThrottle(
      clock,
      async () => undefined,
      () => share,
    ).backOffMs(10),
  );
  expect(waits).toEqual([1000, 1250, 1500]);
});
