/**
 * The world of the sandbox: its clock, its shops and the announcements of changes. Made by create.ts, and by tests
 * that want a world without demo shops. The clock only ever moves forward.
 */
import { countChange } from "./revision";
import type { Change, ShopState, World } from "./types";

export interface WorldOptions {
  now?: () => number;
  /** Milliseconds already added to the real clock (from saved state). */
  offsetMs?: number;
  /** Something changed; `payload` of what was announced names it. */
  onTouch?: (shop: ShopState, payload?: Change["payload"]) => void;
}

export interface OwnedWorld extends World {
  offsetMs(): number;
  touch(shop: ShopState): void;
}

/** Ids grow by an uneven step, so that nothing may rely on them being consecutive. */
const ID_STEP = 37;

export function createWorld(options: WorldOptions = {}): OwnedWorld {
  const clock = options.now ?? Date.now;
  const listeners = new Set<(change: Change) => void>();
  let offsetMs = options.offsetMs ?? 0;
  const touch = (shop: ShopState, payload?: Change["payload"]): void => {
    countChange(shop);
    options.onTouch?.(shop, payload);
  };
  return {
    shops: new Map(),
    now: () => clock() + offsetMs,
    offsetMs: () => offsetMs,
    advance(ms) {
      if (!(ms >= 0)) throw new Error(`The sandbox clock only moves forward, not by ${ms} ms`);
      offsetMs += ms;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce(change) {
      touch(change.shop, change.payload);
      for (const listener of [...listeners]) listener(change);
    },
    nextId(shop) {
      shop.lastId += ID_STEP;
      return shop.lastId;
    },
    touch: (shop) => touch(shop),
  };
}
