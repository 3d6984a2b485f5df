/** A request waits for about what it costs: guessed high before the first reply, then by what Shopify said per id. */
import { expect, test } from "vitest";
import { createCostBook } from "./query-cost";

const BY_ID = "#graphql\n query ThingsById($ids: [ID!]!) { nodes(ids: $ids) { id } }";
const ids = (count: number) => ({ ids: Array.from({ length: count }, (_, at) => `gid://shopify/Product/${at}`) });

test("before the first reply a guess is careful and never above what one query may cost", () => {
  const book = createCostBook();
  expect(book.expect("ThingsById", BY_ID, ids(50))).toBe(1000);
  expect(book.expect("ThingsById", BY_ID, ids(1))).toBeLessThanOrEqual(200);
  expect(book.expect("List", "query List { products(first: 250) { nodes { id } } }", {})).toBe(1000);
  expect(book.expect("Begin", "#graphql\n mutation Begin { begin }", {})).toBe(100);
});

test("after it the cost follows the number of ids, up and down", () => {
  const book = createCostBook();
  book.learn("ThingsById", ids(10), 200);
  expect(book.expect("ThingsById", BY_ID, ids(1))).toBe(20);
  expect(book.expect("ThingsById", BY_ID, ids(25))).toBe(500);
});
