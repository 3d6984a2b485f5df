/**
 * One thing at a time per shop: in the order of arrival within this process, and, when told how, one among all
 * processes. Used around every token exchange and refresh: Shopify retires other refresh tokens when one is used, and
 * Remix runs loaders in parallel.
 */

export interface ShopLock {
  /** Runs `work` after everything queued for this shop before it, whether that succeeded or not. */
  run<Result>(shopDomain: string, work: () => Promise<Result>): Promise<Result>;
}

/** Runs work while no other process runs any under the same name. */
export type AcrossProcesses = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

export function createShopLock(acrossProcesses: AcrossProcesses = (_name, work) => work()): ShopLock {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(shopDomain, work) {
      const before = tails.get(shopDomain) ?? Promise.resolve();
      const locked = () => acrossProcesses(`shop-token:${shopDomain}`, work);
      const mine = before.then(locked, locked);
      const tail = mine.catch(() => undefined);
      tails.set(shopDomain, tail);
      void tail.then(() => {
        if (tails.get(shopDomain) === tail) tails.delete(shopDomain);
      });
      return mine;
    },
  };
}
