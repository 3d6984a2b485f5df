/** What the sandbox does not know, it refuses by name: never invented data. */
import { expect, test } from "vitest";
import { at, bench } from "./harness";

const products = [{ title: "Mug", priceMinor: 1500 }];

test.each([
  ["{ files(first: 1) { nodes { id } } }", "QueryRoot.files"],
  ["{ products(first: 1) { nodes { templateSuffix } } }", "Product.templateSuffix"],
  ["{ shop { currencyFormats { moneyFormat } } }", "Shop.currencyFormats"],
  ['{ node(id: "gid://shopify/Comment/1") { id } }', "node of type Comment"],
  ['mutation { productDelete(input: {id: "gid://shopify/Product/1"}) { deletedProductId } }', "Mutation.productDelete"],
])("%s", async (query, name) => {
  const { ask } = await bench({ products });
  const answer = await ask(query, {}, { scopes: ["write_products", "read_content", "read_orders", "read_files"] });
  expect(at(answer.errors, "0.extensions")).toEqual({ code: "SANDBOX_NOT_EMULATED", name });
});

test("a field that the published schema lacks, and text that is no GraphQL, are refused with their place", async () => {
  const { ask } = await bench({ products });
  expect(at((await ask("{ shop { nmae } }")).errors, "0.message")).toContain(
    'Cannot query field "nmae" on type "Shop"',
  );
  expect(at((await ask("{ shop {")).errors, "0.message")).toContain("Syntax Error");
  expect(at((await ask("")).errors, "0.message")).toBe("A query is required");
});

test("a product without a price is given with a null price and is not for sale", async () => {
  const { read } = await bench({ products: [{ title: "Gaiter", priceMinor: null }] });
  const nodes = await read(
    `{ products(first: 1) { nodes { title variants(first: 1) { nodes { price availableForSale } } } } }`,
    "products.nodes",
  );
  expect(nodes).toEqual([{ title: "Gaiter", variants: { nodes: [{ price: null, availableForSale: false }] } }]);
});
