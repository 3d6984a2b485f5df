/**
 * Lets so many batches be stored at once, the others wait their turn. Made by advance-run.server.ts for the parts of a
 * run: the embedded database runs on this very event loop, so there one batch at a time, and a breath after each, keeps
 * requests going; a server takes two without the one waiting for the other's locks.
 */
import { setImmediate as breathe } from "node:timers/promises";

export type StoreGate = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function storeGate(places: number): StoreGate {
  let free = places;
  const waiting: (() => void)[] = [];
  const enter = () => (free > 0 ? void free-- : new Promise<void>((resolve) => void waiting.push(resolve)));
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (work) => {
    await enter();
    try {
      const result = await work();
      await breathe();
      return result;
    } finally {
      leave();
    }
  };
}
