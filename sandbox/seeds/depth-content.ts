/**
 * The written part of a demo shop's depth: its blog, and its custom data (metafield definitions, private metafields,
 * metaobjects that products refer to). Called by depth.ts.
 */
import type { MetaobjectDefinition } from "../domain/catalogue-types";
import { gid } from "../domain/gid";
import type { ShopState, World } from "../domain/types";
import { draw } from "./item";

const DAY_MS = 24 * 3_600_000;

export interface ArticleSpec {
  handle: string;
  title: string;
  summary: string;
  html: string;
  author: string;
  tags: string[];
  /** Days before the shop's start time; null = a draft. */
  daysAgo: number | null;
}

export interface BlogSpec {
  handle: string;
  title: string;
  articles: ArticleSpec[];
}

export function addArticles(world: World, shop: ShopState, spec: BlogSpec, opened: number): void {
  const blog = {
    id: world.nextId(shop),
    handle: spec.handle,
    title: spec.title,
    commentPolicy: "CLOSED" as const,
    createdAt: opened,
    updatedAt: opened,
  };
  shop.blogs = [blog];
  shop.articles = spec.articles.map(({ daysAgo, html, summary, ...article }) => {
    const at = daysAgo === null ? opened : world.now() - daysAgo * DAY_MS;
    return {
      id: world.nextId(shop),
      blogId: blog.id,
      ...article,
      bodyHtml: html,
      summaryHtml: `<p>${summary}</p>`,
      publishedAt: daysAgo === null ? null : at,
      createdAt: at,
      updatedAt: at,
    };
  });
}

export interface CustomDataSpec {
  /** Buyer-facing names of the metafields in the namespace "specs"; every key in use must be here. */
  specNames: Record<string, string>;
  /** Name of the private definition supplier.unit_cost, which every product has. */
  costName: string;
  guide: { name: string; fields: { title: string; text: string }; referenceName: string };
  guides: { handle: string; title: string; text: string; products: string[] }[];
}

const GUIDE_TYPE = "care_guide";

/**
 * Definitions for all "specs" (storefront access PUBLIC_READ) and for the supplier's price, which no shopper may learn.
 * The warehouse's erp.bin has no definition at all, as apps and imports leave them.
 */
export function addCustomData(world: World, shop: ShopState, spec: CustomDataSpec, seed: number, opened: number): void {
  shop.metafieldDefinitions = [];
  const define = (namespace: string, key: string, name: string, type: string, isPublic: boolean): void =>
    void shop.metafieldDefinitions?.push({
      id: world.nextId(shop),
      ownerType: "PRODUCT",
      namespace,
      key,
      name,
      description: null,
      type,
      storefront: isPublic ? "PUBLIC_READ" : "NONE",
      pinnedPosition: isPublic ? (shop.metafieldDefinitions?.length ?? 0) + 1 : null,
    });
  const types = new Map([...shop.products.values()].flatMap((p) => p.metafields.map((m) => [m.key, m.type] as const)));
  for (const [key, type] of types) {
    const name = spec.specNames[key];
    if (!name) throw new Error(`The metafield specs.${key} of ${shop.handle} has no name`);
    define("specs", key, name, type, true);
  }
  define("custom", GUIDE_TYPE, spec.guide.referenceName, "metaobject_reference", true);
  define("supplier", "unit_cost", spec.costName, "number_decimal", false);
  addGuides(world, shop, spec, opened);
  for (const product of shop.products.values()) {
    const price = product.variants[0]?.priceMinor ?? null;
    const share = 31 + (draw(`${product.handle}/cost`, seed) % 23);
    const cost = price === null ? "0" : ((price * share) / 10_000).toFixed(2);
    product.metafields.push({ namespace: "supplier", key: "unit_cost", type: "number_decimal", value: cost });
    const bin = draw(`${product.handle}/bin`, seed);
    if (bin % 5 === 0)
      product.metafields.push({
        namespace: "erp",
        key: "bin",
        type: "single_line_text_field",
        value: `H${String(1 + (bin % 3))}-${String(10 + (bin % 80))}`,
      });
  }
}

function addGuides(world: World, shop: ShopState, spec: CustomDataSpec, opened: number): void {
  const { title, text } = spec.guide.fields;
  const definition: MetaobjectDefinition = {
    id: world.nextId(shop),
    type: GUIDE_TYPE,
    name: spec.guide.name,
    displayNameKey: "title",
    fields: [
      { key: "title", name: title, type: "single_line_text_field", required: true },
      { key: "text", name: text, type: "multi_line_text_field", required: false },
    ],
    createdAt: opened,
    updatedAt: opened,
  };
  shop.metaobjectDefinitions = [definition];
  shop.metaobjects = spec.guides.map((guide) => ({
    id: world.nextId(shop),
    type: GUIDE_TYPE,
    handle: guide.handle,
    values: { title: guide.title, text: guide.text },
    createdAt: opened,
    updatedAt: opened,
  }));
  spec.guides.forEach((guide, index) => {
    const id = shop.metaobjects?.[index]?.id ?? 0;
    for (const handle of guide.products) {
      const product = [...shop.products.values()].find((p) => p.handle === handle);
      if (!product) throw new Error(`The guide ${guide.handle} names the unknown product ${handle}`);
      const value = gid("Metaobject", id);
      product.metafields.push({ namespace: "custom", key: GUIDE_TYPE, type: "metaobject_reference", value });
    }
  });
}
