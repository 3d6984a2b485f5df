/**
 * The carts of the storefronts, by the token in the shopper's `cart` cookie. The Ajax Cart API and the cart page read
 * and change them; they survive a restart. A cart holds variant ids and quantities only: prices are the shop's, now.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { openJsonFile } from "../http/json-file";

export interface CartLine {
  variantId: number;
  quantity: number;
  properties: Record<string, string>;
}

export interface Cart {
  token: string;
  shop: string;
  lines: CartLine[];
  note: string | null;
  attributes: Record<string, string>;
}

export interface CartStore {
  /** The cart of a cookie token, or null when it is unknown or another shop's. */
  find(shop: string, token: string | undefined): Cart | null;
  create(shop: string): Cart;
  changed(): void;
  clear(): void;
  flush(): void;
}

export function openCartStore(dataDir: string | null): CartStore {
  const file = openJsonFile<Record<string, Cart>>(dataDir ? join(dataDir, "carts.json") : null, () => ({}));
  return {
    find(shop, token) {
      const cart = token ? file.value[token] : undefined;
      return cart?.shop === shop ? cart : null;
    },
    create(shop) {
      const cart: Cart = { token: randomBytes(16).toString("hex"), shop, lines: [], note: null, attributes: {} };
      file.value[cart.token] = cart;
      return cart;
    },
    changed: () => file.changed(),
    clear() {
      file.value = {};
      file.changed();
    },
    flush: () => file.flush(),
  };
}
