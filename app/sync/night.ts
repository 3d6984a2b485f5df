/**
 * When a shop is compared with Shopify of itself: once a night, by its own clock, each shop at a minute of its own so
 * that they do not all begin together. Used by the sweep of each minute. Pure.
 */
import { createHash } from "node:crypto";

/** From two to five in the morning. */
const FIRST_MINUTE = 2 * 60;
const MINUTES = 3 * 60;
const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** A number below `below` that is always the same for an id, and spread evenly over many ids. */
export function spreadOf(id: string, below: number): number {
  return createHash("sha256").update(id).digest().readUInt32BE(0) % below;
}

/** The last time before `nowMs` at which this shop's nightly comparison was to begin, in epoch ms. */
export function lastNightMs(shop: { id: string; timezone: string }, nowMs: number): number {
  const minute = FIRST_MINUTE + spreadOf(shop.id, MINUTES);
  const since = (minuteOfDay(shop.timezone, nowMs) - minute + 24 * 60) % (24 * 60);
  const beganMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS - since * MINUTE_MS;
  return beganMs > nowMs ? beganMs - DAY_MS : beganMs;
}

/** An unknown time zone counts as UTC. */
function minuteOfDay(timeZone: string, atMs: number): number {
  const parts = (zone: string) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
      atMs,
    );
  let text: string;
  try {
    text = parts(timeZone);
  } catch {
    text = parts("UTC");
  }
  const [hour = 0, minute = 0] = text.split(":").map(Number);
  return hour * 60 + minute;
}
