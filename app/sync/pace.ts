/**
 * How fast a drain may go: large rounds while they are quick, smaller ones with a rest between them when the database
 * or Shopify is slow, so that webhooks and shoppers get through. One per drain job. Pure.
 */

export interface Pace {
  /** Rows to take in the next round. */
  limit(): number;
  /** Told how a round went. @returns milliseconds to rest before the next */
  after(round: { tookMs: number }): number;
}

const LEAST = 5;
/** Above this a round is too long: its rows hold their leases, and on the embedded database its statements hold others. */
const SLOW_ROUND_MS = 4000;
const QUICK_ROUND_MS = 1500;
const LONGEST_REST_MS = 1000;

/** @param most rows in one round */
export function createPace(most: number): Pace {
  let rows = most;
  return {
    limit: () => rows,
    after({ tookMs }) {
      if (tookMs > SLOW_ROUND_MS) {
        rows = Math.max(Math.min(LEAST, most), Math.floor(rows / 2));
        return Math.min(LONGEST_REST_MS, tookMs / 8);
      }
      if (tookMs < QUICK_ROUND_MS) rows = Math.min(most, rows * 2);
      return 0;
    },
  };
}
