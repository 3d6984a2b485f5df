/**
 * One bucket of query points per shop, as Shopify keeps it: it learns the true state from every reply and makes callers
 * wait before they would overdraw. Called by the client around each request. It promises order of arrival per shop and
 * never a wait longer than the bucket's own refill of what is asked.
 */
import type { Clock } from "~/platform/clock";
import type { ThrottleStatus } from "./graphql-error";

/** Until a shop's first reply: the Standard plan's bucket and rate (shopify.dev, API rate limits). */
const STANDARD: ThrottleStatus = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };

export interface Throttle {
  /** Waits until the bucket holds `cost` points, then takes them. */
  take(cost: number): Promise<void>;
  /** Corrects the bucket from a reply's `throttleStatus`. */
  learn(status: ThrottleStatus): void;
  /** Milliseconds until `cost` points are there, after a THROTTLED reply; at least one second (Shopify's advice). */
  backOffMs(cost: number): number;
}

/**
 * @param clock tells how much has been restored since the last reply
 * @param sleep waits that many milliseconds; tests move their clock instead
 */
export function createThrottle(clock: Clock, sleep: (ms: number) => Promise<void>): Throttle {
  let bucket = { ...STANDARD };
  let asOfMs = clock.nowMs();
  let queue: Promise<void> = Promise.resolve();

  const refill = () => {
    const nowMs = clock.nowMs();
    const restored = (Math.max(0, nowMs - asOfMs) / 1000) * bucket.restoreRate;
    bucket.currentlyAvailable = Math.min(bucket.maximumAvailable, bucket.currentlyAvailable + restored);
    asOfMs = nowMs;
  };
  const missingMs = (cost: number) => {
    refill();
    const wanted = Math.min(cost, bucket.maximumAvailable);
    return Math.ceil(Math.max(0, ((wanted - bucket.currentlyAvailable) / bucket.restoreRate) * 1000));
  };

  return {
    take(cost) {
      const turn = queue.then(async () => {
        const waitMs = missingMs(cost);
        if (waitMs > 0) await sleep(waitMs);
        refill();
        bucket.currentlyAvailable -= Math.min(cost, bucket.maximumAvailable);
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    learn(status) {
      bucket = { ...status };
      asOfMs = clock.nowMs();
    },
    backOffMs(cost) {
      return Math.max(1000, missingMs(cost));
    },
  };
}
