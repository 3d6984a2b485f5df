/** A payload moves a mark forward in the queue, and can do nothing else: whatever it holds, it is only a hint. */
import { expect, test } from "vitest";
import { hintOf } from "./urgency";

const variant = (change: object) => ({
  id: 7,
  price: "10.00",
  inventory_quantity: 3,
  inventory_policy: "deny",
  inventory_management: "shopify",
  ...change,
});
const soldOut = (change: object) =>
  hintOf("products/update", { status: "active", variants: [variant(change)] }).variants.map((hint) => hint.isSoldOut);

test("a deleted product is urgent, collections and customers are prose, orders ordinary", () => {
  const topics = ["products/delete", "PRODUCTS_DELETE", "collections/update", "customers/update", "orders/updated"];
  expect(topics.map((topic) => hintOf(topic, { id: 1 }).priority)).toEqual([0, 0, 2, 2, 1]);
});

test("a variant with nothing left is sold out, unless it may be sold on or is not tracked", () => {
  expect(soldOut({ inventory_quantity: 0 })).toEqual([true]);
  expect(soldOut({ inventory_quantity: -2 })).toEqual([true]);
  expect(soldOut({ inventory_quantity: 1 })).toEqual([false]);
  expect(soldOut({ inventory_quantity: 0, inventory_policy: "continue" })).toEqual([false]);
  expect(soldOut({ inventory_quantity: 0, inventory_management: null })).toEqual([false]);
});

test("a draft, archived or unpublished product is off sale", () => {
  const isOffSale = (payload: object) => hintOf("products/update", payload).isOffSale;
  expect(isOffSale({ status: "draft" })).toBe(true);
  expect(isOffSale({ status: "active", published_at: null })).toBe(true);
  expect(isOffSale({ status: "active", published_at: "2026-01-01T00:00:00Z" })).toBe(false);
});

test("stock that ran out at a place is urgent", () => {
  expect(hintOf("inventory_levels/update", { available: 0 }).priority).toBe(0);
  expect(hintOf("inventory_levels/update", { available: 4 }).priority).toBe(1);
});

test.each([null, [], "x", { variants: "no" }, { variants: [{ id: "1 OR 1=1" }] }, { variants: [null] }])(
  "a payload that makes no sense hints nothing: %j",
  (payload) => {
    const hint = hintOf("products/update", payload);
    expect(hint).toMatchObject({ priority: 1, variants: [] });
  },
);
