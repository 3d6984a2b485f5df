/**
 * Smart and manual collections, publication, pictures and status: who sees what, and what is announced.
 * Sources: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/CollectionRuleSet, …/enums/WebhookSubscriptionTopic
 * (collections/update), …/interfaces/Publishable, …/objects/Product#field-Product.fields.media
 */
import { expect, test } from "vitest";
import {
  createCollection,
  createProduct,
  deleteCollection,
  setPictures,
  updateCollection,
  updateProduct,
  updateVariantPrice,
} from "../domain/operations";
import type { ProductSpec } from "../domain/operations";
import { at, bench, type Bench } from "./harness";

const products: ProductSpec[] = [
  { title: "Boot", type: "Shoes", priceMinor: 9000, tags: ["Winter"] },
  { title: "Sandal", type: "Shoes", priceMinor: 4000, soldCount: 9 },
  { title: "Apron", type: "Kitchen", priceMinor: 2500, compareAtMinor: 3000 },
];
const rules = (column: "TYPE" | "TAG" | "IS_PRICE_REDUCED" | "VARIANT_PRICE", relation: string, condition: string) => ({
  isAny: false,
  rules: [{ column, relation, condition }],
});

async function shelf(): Promise<Bench & { topics: string[]; titles: (handle: string) => Promise<unknown> }> {
  const own = await bench({ products });
  const topics: string[] = [];
  own.sandbox.world.onChange((change) => void topics.push(change.topic));
  const titles = async (handle: string): Promise<unknown> => {
    const nodes = (await own.read(
      `query ($h: String!) { collectionByIdentifier(identifier: {handle: $h}) { products(first: 10) { nodes { title } } } }`,
      "collectionByIdentifier.products.nodes",
      { h: handle },
    )) as { title: string }[];
    return nodes.map((n) => n.title);
  };
  return { ...own, topics, titles };
}

test("a smart collection's members follow its rules, and a product that comes or goes by its own change is not announced as a change of the collection", async () => {
  const { sandbox, shop, topics, titles, read } = await shelf();
  createCollection(sandbox.world, shop, {
    handle: "shoes",
    title: "Shoes",
    rules: rules("TYPE", "EQUALS", "Shoes"),
    sortOrder: "ALPHA_DESC",
  });
  createCollection(sandbox.world, shop, {
    handle: "deals",
    title: "Deals",
    rules: rules("IS_PRICE_REDUCED", "IS_SET", ""),
  });
  createCollection(sandbox.world, shop, {
    handle: "cheap",
    title: "Cheap",
    rules: rules("VARIANT_PRICE", "LESS_THAN", "45"),
    sortOrder: "PRICE_ASC",
  });
  expect([await titles("shoes"), await titles("deals"), await titles("cheap")]).toEqual([
    ["Sandal", "Boot"],
    ["Apron"],
    ["Apron", "Sandal"],
  ]);
  topics.length = 0;
  const boot = [...shop.products.values()].find((p) => p.title === "Boot");
  updateVariantPrice(sandbox.world, shop, boot?.variants[0]?.id ?? 0, { priceMinor: 3500, compareAtMinor: 9000 });
  createProduct(sandbox.world, shop, { title: "Clog", type: "Shoes", priceMinor: 8000 });
  updateProduct(sandbox.world, shop, boot?.id ?? 0, { productType: "Boots" });
  expect(topics).toEqual(["products/update", "products/create", "products/update"]);
  expect([await titles("shoes"), await titles("deals"), await titles("cheap")]).toEqual([
    ["Sandal", "Clog"],
    ["Apron", "Boot"],
    ["Apron", "Boot", "Sandal"],
  ]);
  expect(
    await read(
      `{ collectionByIdentifier(identifier: {handle: "shoes"}) { sortOrder ruleSet { appliedDisjunctively rules { column relation condition } } } }`,
      "collectionByIdentifier",
    ),
  ).toEqual({
    sortOrder: "ALPHA_DESC",
    ruleSet: { appliedDisjunctively: false, rules: [{ column: "TYPE", relation: "EQUALS", condition: "Shoes" }] },
  });
});

test("a manual collection has no rules and takes products; a smart one refuses them; both announce their own changes", async () => {
  const { sandbox, shop, topics, read } = await shelf();
  const made = createCollection(sandbox.world, shop, {
    handle: "best",
    title: "Best",
    productIds: [...shop.products.keys()],
  });
  if (made.kind !== "done") throw new Error(made.message);
  updateCollection(sandbox.world, shop, made.value.id, { sortOrder: "BEST_SELLING" });
  expect(
    await read(
      `{ collections(first: 5) { nodes { handle ruleSet { rules { column } } sortOrder products(first: 1) { nodes { title } } } } }`,
      "collections.nodes",
    ),
  ).toEqual([{ handle: "best", ruleSet: null, sortOrder: "BEST_SELLING", products: { nodes: [{ title: "Sandal" }] } }]);
  updateCollection(sandbox.world, shop, made.value.id, { rules: rules("TAG", "EQUALS", "winter") });
  expect(made.value.productIds).toHaveLength(1);
  expect(updateCollection(sandbox.world, shop, made.value.id, { productIds: [] })).toMatchObject({
    kind: "refused",
    code: "INVALID",
  });
  deleteCollection(sandbox.world, shop, made.value.id);
  expect(topics).toEqual(["collections/create", "collections/update", "collections/update", "collections/delete"]);
});

test("publication fields need their scopes, and tell an active product from one that is hidden, drafted or unlisted", async () => {
  const { ask, shop, sandbox } = await bench({
    products: [
      { title: "On" },
      { title: "Off", published: false },
      { title: "Draft", status: "DRAFT" },
      { title: "Unlisted", status: "UNLISTED" },
    ],
  });
  const fields = `{ publications(first: 5) { nodes { id name } } products(first: 5) { nodes { title status onlineStoreUrl resourcePublicationsV2(first: 2) { nodes { isPublished publication { name } } } } } }`;
  expect((await ask(fields, {}, { scopes: ["read_products"] })).codes).toContain("ACCESS_DENIED");
  const answer = await ask(fields, {}, { scopes: ["read_products", "read_publications"] });
  const rows = at(answer.data, "products.nodes") as {
    title: string;
    onlineStoreUrl: string | null;
    resourcePublicationsV2: { nodes: unknown[] };
  }[];
  expect(rows.map((r) => [r.title, r.onlineStoreUrl !== null, r.resourcePublicationsV2.nodes.length])).toEqual([
    ["On", true, 1],
    ["Off", false, 0],
    ["Draft", false, 0],
    ["Unlisted", true, 1],
  ]);
  const id = at(answer.data, "publications.nodes.0.id");
  const asked = `query ($id: ID!) { products(first: 5) { nodes { publishedOnPublication(publicationId: $id) } } }`;
  expect(at((await ask(asked, { id }, { scopes: ["read_products"] })).data, "products.nodes")).toEqual(
    [true, false, false, true].map((publishedOnPublication) => ({ publishedOnPublication })),
  );
  const off = [...shop.products.values()][1];
  updateProduct(sandbox.world, shop, off?.id ?? 0, { publishedAt: sandbox.world.now() });
  expect(
    at((await ask(asked, { id }, { scopes: ["read_products"] })).data, "products.nodes.1.publishedOnPublication"),
  ).toBe(true);
});

test("media are the pictures in their order with alt texts; a variant shows its own picture or none", async () => {
  const { sandbox, shop, read, topics } = await shelf();
  const boot = [...shop.products.values()][0];
  setPictures(sandbox.world, shop, boot?.id ?? 0, ["Boot", "Boot, from behind", null]);
  const variant = boot?.variants[0];
  if (!boot || !variant) throw new Error("no boot");
  const query = `{ productByIdentifier(identifier: {handle: "boot"}) { mediaCount { count } featuredMedia { alt } media(first: 10, query: "media_type:IMAGE") { nodes { alt mediaContentType preview { image { altText } } } } variants(first: 1) { nodes { image { altText } media(first: 1) { nodes { alt } } } } } }`;
  expect(await read(query, "productByIdentifier")).toEqual({
    mediaCount: { count: 3 },
    featuredMedia: { alt: "Boot" },
    media: {
      nodes: ["Boot", "Boot, from behind", null].map((alt) => ({
        alt,
        mediaContentType: "IMAGE",
        preview: { image: { altText: alt } },
      })),
    },
    variants: { nodes: [{ image: null, media: { nodes: [] } }] },
  });
  variant.imageId = boot.images[1]?.id ?? 0;
  expect(await read(query, "productByIdentifier.variants.nodes.0.image.altText")).toBe("Boot, from behind");
  expect(topics).toEqual(["products/update"]);
});
