/**
 * The leaky bucket of query points, one per shop (the sandbox has one app). The engine takes the estimated cost before
 * a query and gives the difference to the actual cost back after it; the bucket refills with the world's clock.
 * Source: https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits
 */
import type { ShopState } from "../domain/types";

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

interface Bucket {
  points: number;
  at: number;
}

export class Throttle {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes the points, or takes nothing and answers false when there are too few. */
  take(shop: ShopState, points: number): boolean {
    const bucket = this.#refilled(shop);
    if (bucket.points < points) return false;
    bucket.points -= points;
    return true;
  }

  giveBack(shop: ShopState, points: number): void {
    const bucket = this.#refilled(shop);
    bucket.points = Math.min(limits(shop).maximum, bucket.points + points);
  }

  /** Sets what is left, e.g. 0 to make the next query THROTTLED (the control API's fault). */
  set(shop: ShopState, points: number): void {
    this.#refilled(shop).points = Math.max(0, Math.min(limits(shop).maximum, points));
  }

  status(shop: ShopState): ThrottleStatus {
    const { maximum, perSecond } = limits(shop);
    const currentlyAvailable = Math.floor(this.#refilled(shop).points);
    return { maximumAvailable: maximum, currentlyAvailable, restoreRate: perSecond };
  }

  #refilled(shop: ShopState): Bucket {
    const { maximum, perSecond } = limits(shop);
    const now = this.#now();
    const bucket = this.#buckets.get(shop.domain) ?? { points: maximum, at: now };
    bucket.points = Math.min(maximum, bucket.points + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(shop.domain, bucket);
    return bucket;
  }
}

/**
 * Points a second by plan; a bucket holds twenty seconds of its refill, as observed (2,000 points at 100 a second).
 * Source: https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits
 */
function limits(shop: ShopState): { maximum: number; perSecond: number } {
  const byPlan: Record<string, number> = { Advanced: 200, Plus: 1000, "Plus Trial": 1000, Enterprise: 2000 };
  const perSecond = byPlan[shop.planName] ?? (shop.plusPlan ? 1000 : 100);
  return { maximum: perSecond * 20, perSecond };
}
