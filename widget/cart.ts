/**
 * The shop's own Ajax cart. Called by the product card; promises that a success was said by the shop, and tells the
 * theme by one event on `document`, "aisle:cart-added", whose detail is {variantId, quantity, item}. Nothing else of the
 * page is touched: a theme that shows a cart count listens to it.
 */
import { withRoot } from "./links";

export type CartResult = { kind: "added" } | { kind: "sold-out" } | { kind: "failed" };

/** @param variantId numeric variant id as the Ajax Cart API takes it */
export async function addToCart(variantId: string): Promise<CartResult> {
  try {
    const response = await fetch(withRoot("/cart/add.js"), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ items: [{ id: Number(variantId), quantity: 1 }] }),
      credentials: "same-origin",
    });
    if (response.status === 422) return { kind: "sold-out" };
    if (!response.ok) return { kind: "failed" };
    const reply = (await response.json()) as { items?: unknown[] };
    const detail = { variantId, quantity: 1, item: reply.items?.[0] };
    document.dispatchEvent(new CustomEvent("aisle:cart-added", { detail }));
    return { kind: "added" };
  } catch {
    return { kind: "failed" };
  }
}
