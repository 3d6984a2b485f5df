/**
 * One thing at a time per shop within this process. Used around every token exchange and refresh: Shopify retires other
 * refresh tokens when one is used, and Remix runs loaders in parallel.
 */

export interface ShopLock {
  /** Runs `work` after everything queued for this shop before it, whether that succeeded or not. */
  run<Result>(shopDomain: string, work: () => Promise<Result>): Promise<Result>;
}

export function createShopLock(): ShopLock {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(shopDomain, work) {
      const before = tails.get(shopDomain) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.catch(() => undefined);
      tails.set(shopDomain, tail);
      void tail.then(() => {
        if (tails.get(shopDomain) === tail) tails.delete(shopDomain);
      });
      return mine;
    },
  };
}
