/**
 * One bucket of query points per shop, as Shopify keeps it: callers wait before they would overdraw it, the more urgent
 * lane first. It learns size, rate and level from every reply, so that a change of the shop's plan, or another process
 * at the same shop, is noticed at the next one. Called by the client around each request.
 * Limits: https://shopify.dev/docs/api/usage/limits
 */
import type { Clock } from "~/platform/clock";
import type { ThrottleStatus } from "./graphql-error";

/** Somebody waits for it; a webhook's resource; imports, reconciles and other leftovers. */
export const LANES = ["interactive", "webhook", "background"] as const;
export type Lane = (typeof LANES)[number];

/** Until a shop's first reply: the Standard plan's bucket and rate. */
const STANDARD: ThrottleStatus = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };
/** What the less urgent lanes leave in the bucket for the more urgent ones. */
const RESERVED_SHARE: Record<Lane, number> = { interactive: 0, webhook: 0.1, background: 0.2 };
/** Who waited so long goes before newer calls of the next lane; never before an interactive one. */
const PROMOTED_AFTER_MS = 20_000;
/** Spread of a wait after THROTTLED, so that several processes do not all come back at once. */
const JITTER_SHARE = 0.5;

/** Points taken for one request, to be settled when it was answered or given up. */
export interface Taken {
  /** @param status the reply's `throttleStatus`, or null when there was none */
  settle(status: ThrottleStatus | null): void;
}

export interface Throttle {
  /** Waits until the bucket holds `cost` points for this lane, then takes them. */
  take(cost: number, lane?: Lane): Promise<Taken>;
  /** Milliseconds to wait after a THROTTLED reply: until `cost` points are there, at least one second, and a bit. */
  backOffMs(cost: number): number;
}

interface Waiter {
  cost: number;
  lane: Lane;
  sinceMs: number;
  go(): void;
}

/**
 * @param clock tells how much has been restored since the last reply
 * @param sleep waits that many milliseconds; tests move their clock instead
 * @param random 0..1, for the spread after THROTTLED
 */
export function createThrottle(
  clock: Clock,
  sleep: (ms: number) => Promise<void>,
  random: () => number = Math.random,
): Throttle {
  let bucket = { ...STANDARD };
  let asOfMs = clock.nowMs();
  /** Taken for requests that are under way: a reply to another one may not have counted them yet. */
  let underWay = 0;
  let wakeAtMs: number | null = null;
  const waiting: Waiter[] = [];

  const refill = () => {
    const nowMs = clock.nowMs();
    const restored = (Math.max(0, nowMs - asOfMs) / 1000) * bucket.restoreRate;
    bucket.currentlyAvailable = Math.min(bucket.maximumAvailable, bucket.currentlyAvailable + restored);
    asOfMs = nowMs;
  };
  const missingMs = (cost: number, lane: Lane) => {
    refill();
    const { maximumAvailable, currentlyAvailable, restoreRate } = bucket;
    const wanted = Math.min(maximumAvailable, cost + RESERVED_SHARE[lane] * maximumAvailable);
    return Math.ceil(Math.max(0, ((wanted - currentlyAvailable) / restoreRate) * 1000));
  };
  const rank = ({ lane, sinceMs }: Waiter) => {
    const place = LANES.indexOf(lane);
    return clock.nowMs() - sinceMs > PROMOTED_AFTER_MS ? Math.max(1, place - 1) : place;
  };
  const first = () => {
    let best: Waiter | undefined;
    for (const waiter of waiting) if (!best || rank(waiter) < rank(best)) best = waiter;
    return best;
  };
  const pump = () => {
    for (let next = first(); next; next = first()) {
      const waitMs = missingMs(next.cost, next.lane);
      if (waitMs > 0) return wakeIn(waitMs);
      waiting.splice(waiting.indexOf(next), 1);
      bucket.currentlyAvailable -= Math.min(next.cost, bucket.maximumAvailable);
      underWay += next.cost;
      next.go();
    }
  };
  const wakeIn = (waitMs: number) => {
    const atMs = clock.nowMs() + waitMs;
    if (wakeAtMs !== null && wakeAtMs <= atMs) return;
    wakeAtMs = atMs;
    void sleep(waitMs).then(() => {
      if (wakeAtMs === atMs) wakeAtMs = null;
      pump();
    });
  };

  return {
    take(cost, lane = "interactive") {
      return new Promise((resolve) => {
        let isSettled = false;
        const settle = (status: ThrottleStatus | null) => {
          if (isSettled) return;
          isSettled = true;
          underWay = Math.max(0, underWay - cost);
          if (status) {
            bucket = { ...status, currentlyAvailable: status.currentlyAvailable - underWay };
            asOfMs = clock.nowMs();
          }
          pump();
        };
        waiting.push({ cost, lane, sinceMs: clock.nowMs(), go: () => resolve({ settle }) });
        pump();
      });
    },
    backOffMs(cost) {
      return Math.round(Math.max(1000, missingMs(cost, "interactive")) * (1 + JITTER_SHARE * random()));
    },
  };
}
