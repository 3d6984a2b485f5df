/**
 * The depth of the catalogue in bulk files: every connection that the published schema lets a bulk query have.
 * Source: https://shopify.dev/docs/api/usage/bulk-operations/queries
 */
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { levelsOf } from "../domain/stock";
import type { ShopState } from "../domain/types";
import { writtenSize } from "../seeds/demo";
import { at, NOW, readAnswer, textOf } from "./harness";

type Row = Record<string, unknown> & { id?: string; __parentId?: string };
const scopes = ["read_products", "read_inventory", "read_locations", "read_content", "read_metaobjects"];

async function rowsOf(query: string): Promise<{ shop: ShopState; rows: Row[] }> {
  const sandbox = await createSandbox({ now: () => NOW, size: writtenSize });
  const shop = sandbox.world.shops.get("qingshan.myshopify.com");
  if (!shop) throw new Error("no shop");
  const ask = async (text: string, variables: Record<string, unknown>): Promise<unknown> => {
    const { status, body } = await sandbox.engine.execute({
      shop,
      grantedScopes: scopes,
      apiVersion: "2026-10",
      query: text,
      variables,
    });
    const answer = readAnswer(status, body);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const started = await ask(
    `mutation ($q: String!) { bulkOperationRunQuery(query: $q, groupObjects: true) { bulkOperation { id } userErrors { message } } }`,
    { q: query },
  );
  expect(at(started, "bulkOperationRunQuery.userErrors")).toEqual([]);
  const id = at(started, "bulkOperationRunQuery.bulkOperation.id");
  for (;;) {
    const seen = await ask(`query ($id: ID!) { bulkOperation(id: $id) { status errorCode url } }`, { id });
    const status = at(seen, "bulkOperation.status");
    if (status === "COMPLETED") {
      const url = new URL(String(at(seen, "bulkOperation.url")));
      const chunks = sandbox.bulkFiles.open(url.pathname, url.searchParams);
      const text = chunks ? await textOf(chunks) : "";
      await sandbox.close();
      return {
        shop,
        rows: text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line) as Row),
      };
    }
    expect([status, at(seen, "bulkOperation.errorCode")]).toEqual([expect.stringMatching(/CREATED|RUNNING/), null]);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("inventory items come with their levels, and units on their way add up to the shop's", async () => {
  const { shop, rows } = await rowsOf(
    `{ inventoryItems { edges { node { id tracked inventoryLevels { edges { node { id quantities(names: ["incoming", "available"]) { name quantity } } } } } } } }`,
  );
  const variants = [...shop.products.values()].flatMap((p) => p.variants);
  expect(rows.filter((r) => r.__parentId === undefined)).toHaveLength(variants.length);
  const levels = rows.filter((r) => r.__parentId !== undefined);
  const sum = (name: string): number =>
    levels
      .flatMap((r) => r["quantities"] as { name: string; quantity: number }[])
      .reduce((all, q) => (q.name === name ? all + q.quantity : all), 0);
  const own = variants.flatMap((v) => levelsOf(shop, v));
  expect(sum("incoming")).toBe(own.reduce((all, l) => all + l.incoming, 0));
  expect(sum("incoming")).toBeGreaterThan(100);
  expect(sum("available")).toBe(variants.reduce((all, v) => all + (v.tracked ? v.inventoryQuantity : 0), 0));
});

test("products come with unit prices, plans' need, pictures and their texts", async () => {
  const { shop, rows } = await rowsOf(
    `{ products { edges { node { id requiresSellingPlan media { edges { node { id alt preview { image { url altText } } } } }
       variants { edges { node { id inventoryPolicy unitPrice { amount } unitPriceMeasurement { referenceUnit referenceValue } inventoryItem { id tracked } } } } } } } }`,
  );
  const pictures = [...shop.products.values()].flatMap((p) => p.images);
  expect(rows.filter((r) => r.id?.includes("/MediaImage/")).map((r) => r["alt"])).toEqual(
    expect.arrayContaining(pictures.map((p) => p.alt)),
  );
  const priced = rows.filter((r) => r["unitPrice"]);
  expect(priced.length).toBeGreaterThan(40);
  expect(priced.every((r) => at(r, "unitPriceMeasurement.referenceUnit") === "G")).toBe(true);
  expect(rows.some((r) => r["inventoryPolicy"] === "CONTINUE")).toBe(true);
});

test("selling plan groups of every app come with their plans and products, articles with their blog", async () => {
  const { shop, rows } = await rowsOf(
    `{ sellingPlanGroups(query: "app_id:ALL") { edges { node { id name sellingPlans { edges { node { id name } } } products { edges { node { id } } } } } } }`,
  );
  const groups = shop.sellingPlanGroups ?? [];
  expect(rows).toHaveLength(groups.length + groups.reduce((all, g) => all + g.plans.length + g.productIds.length, 0));
  const content = await rowsOf(`{ articles { edges { node { id title body isPublished blog { handle } } } } }`);
  expect(content.rows.map((r) => [r["isPublished"], at(r, "blog.handle")])).toEqual(
    (content.shop.articles ?? []).map((a) => [a.publishedAt !== null, "cha-yu-richang"]),
  );
  expect(content.rows.length).toBeGreaterThanOrEqual(4);
});
