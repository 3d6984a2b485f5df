/**
 * What a shopper may be told besides products and orders is synced: metafields by the merchant's choice, incoming stock,
 * selling plans, articles, shipping rates, languages and markets; and what is not granted any more is forgotten.
 */
import { describe, expect, test } from "vitest";
import { createArticle, createBlog, deleteArticle, updateArticle } from "../../sandbox/domain/blogs";
import { putDefinition } from "../../sandbox/domain/custom-data";
import { createPlanGroup, deletePlanGroup, updatePlanGroup } from "../../sandbox/domain/selling-plans";
import { putMarket, setLocale, updateShop } from "../../sandbox/domain/shop-settings";
import { setStock } from "../../sandbox/domain/stock";
import { chooseMetafield, metafieldRules, productByHandle, productDetail } from "~/catalog/index.server";
import { searchPassages } from "~/knowledge/index.server";
import { systemClock } from "~/platform/clock";
import { shopById } from "~/shops.server";
import { syncContent } from "~/sync/content.server";
import { receive } from "~/sync/index.server";
import { refreshFacts } from "~/sync/install.server";
import { testDatabase } from "../support/db";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

const text = (key: string, value: string) => ({ namespace: "specs", key, type: "single_line_text_field", value });
const field = (key: string) => ({ namespace: "specs", key, name: key, type: "single_line_text_field" });
const JUMPER = {
  title: "Moor Jumper",
  handle: "moor-jumper",
  priceMinor: 9900,
  stock: 0,
  metafields: [text("material", "wool"), text("supplier", "Acme Ltd"), text("origin", "Shetland")],
};

/** Grants exactly these scopes besides the ones that every shop grants, and reads the shop's facts. */
async function grant(world: SyncWorld, ...scopes: string[]): Promise<void> {
  world.scopes = [...world.scopes.filter((scope) => !OPTIONAL.includes(scope)), ...scopes];
  await refreshFacts(world.shop.client, systemClock);
}
const OPTIONAL = ["read_inventory", "read_markets", "read_shipping"];

async function factsOf(world: SyncWorld, language: "en" | "zh" = "en") {
  const product = await productByHandle(world.shop.db, "moor-jumper");
  if (!product) throw new Error("the jumper is not there");
  return productDetail(product, language);
}

/** Webhooks as they come, then the drain. */
async function takeWebhooks(world: SyncWorld): Promise<void> {
  for (const delivery of world.takeDeliveries()) await receive(delivery);
  await world.drain();
}

describe("metafields", () => {
  test("follow the shop's definitions, and one that is not allowed is nowhere in the tables", async () => {
    const world = await syncWorld({ products: [JUMPER] });
    putDefinition(world.sandbox.world, world.state, {
      ...field("material"),
      name: "Material",
      storefront: "PUBLIC_READ",
    });
    putDefinition(world.sandbox.world, world.state, { ...field("supplier"), storefront: "NONE" });
    expect(await world.run("import")).toBe("done");
    const stored = await world.shop.db.product.findFirstOrThrow();
    expect(stored.metafields).toEqual([text("material", "wool")]);
    const [found] = await world.shop.db.$queryRaw<{ hits: bigint }[]>`
      SELECT count(*) AS hits FROM product WHERE shop_id = ${world.shop.db.shopId} AND search_vector @@ 'acm'::tsquery`;
    expect(Number(found?.hits)).toBe(0);
    expect((await factsOf(world)).facts).toEqual([{ name: "material", value: "wool" }]);
    const rules = await metafieldRules(world.shop.db);
    expect(rules.map((rule) => [rule.name, rule.isAllowed, rule.example])).toEqual([
      ["Material", true, "wool"],
      ["origin", false, null],
      ["supplier", false, null],
    ]);
  });

  test("are the merchant's to choose: a forbidden one is gone at once, an allowed one comes with the next import", async () => {
    const world = await syncWorld({ products: [JUMPER] });
    putDefinition(world.sandbox.world, world.state, { ...field("material"), storefront: "PUBLIC_READ" });
    await world.run("import");
    const { db } = world.shop;
    const choose = (key: string, isAllowed: boolean) => chooseMetafield(db, { namespace: "specs", key, isAllowed });
    expect(await choose("material", false)).toBe(true);
    expect((await db.product.findFirstOrThrow()).metafields).toEqual([]);
    expect(await choose("origin", true)).toBe(true);
    expect(await choose("origin", true)).toBe(false);
    await expect(choose("nothing", true)).rejects.toMatchObject({ code: "not-found" });
    expect(await world.run("import")).toBe("done");
    expect((await db.product.findFirstOrThrow()).metafields).toEqual([text("origin", "Shetland")]);
  });

  test("that the shop opens later are read by an import of their own", async () => {
    const world = await syncWorld({ products: [JUMPER] });
    await world.run("import");
    expect((await factsOf(world)).facts).toEqual([]);
    putDefinition(world.sandbox.world, world.state, { ...field("material"), storefront: "PUBLIC_READ" });
    await refreshFacts(world.shop.client, systemClock);
    const running = await world.shop.db.syncRun.findMany({ where: { kind: "import", status: "running" } });
    expect(running).toHaveLength(1);
    await world.run("import");
    expect((await factsOf(world)).facts).toEqual([{ name: "material", value: "wool" }]);
  });
});

describe("incoming stock", () => {
  test("is read only where the shop granted it, follows webhooks, and goes with the grant", async () => {
    const world = await syncWorld({ products: [JUMPER] });
    const [product] = [...world.state.products.values()];
    const variant = product?.variants[0];
    const [location] = world.state.locations;
    if (!variant || !location) throw new Error("no variant");
    const incoming = (quantity: number) =>
      setStock(world.sandbox.world, world.state, variant.id, location.id, { incoming: quantity });
    incoming(40);
    world.takeDeliveries();

    expect(await world.run("import")).toBe("done");
    expect(await world.shop.db.incomingStock.count()).toBe(0);
    expect(world.calls).not.toContain("OwnSubscriptions");

    await grant(world, "read_inventory");
    expect(world.state.webhookSubscriptions?.map((row) => row.topic).sort()).toEqual([
      "INVENTORY_LEVELS_CONNECT",
      "INVENTORY_LEVELS_DISCONNECT",
      "INVENTORY_LEVELS_UPDATE",
    ]);
    expect(await world.run("reconcile")).toBe("done");
    expect((await factsOf(world)).variants[0]?.incoming_quantity).toBe(40);

    incoming(12);
    await takeWebhooks(world);
    expect((await factsOf(world)).variants[0]?.incoming_quantity).toBe(12);
    expect((await factsOf(world)).facts).toContainEqual({ name: "units on their way to the shop", value: "12" });

    incoming(0);
    await takeWebhooks(world);
    expect((await factsOf(world)).variants[0]?.incoming_quantity).toBeNull();

    incoming(7);
    await takeWebhooks(world);
    await grant(world);
    expect(await world.shop.db.incomingStock.count()).toBe(0);
  });
});

describe("selling plans", () => {
  test("of another app are read with their products, follow webhooks, and go when deleted", async () => {
    const world = await syncWorld({ products: [JUMPER, { title: "Other", priceMinor: 100 }] });
    const [jumper] = [...world.state.products.values()];
    if (!jumper) throw new Error("no product");
    const plan = (percent: number) => ({
      name: "Every 30 days",
      description: null,
      options: ["30 days"],
      category: "SUBSCRIPTION" as const,
      billing: { kind: "recurring" as const, interval: "DAY" as const, count: 30, minCycles: null, maxCycles: null },
      delivery: { kind: "recurring" as const, interval: "DAY" as const, count: 30 },
      pricing: [{ adjustment: { type: "PERCENTAGE" as const, percent }, afterCycle: null }],
    });
    const made = createPlanGroup(world.sandbox.world, world.state, {
      name: "Subscribe",
      merchantCode: "subscribe",
      options: ["Every"],
      productIds: [jumper.id],
      plans: [plan(10)],
    });
    if (made.kind !== "done") throw new Error("no group");
    world.takeDeliveries();
    expect(await world.run("import")).toBe("done");
    const plans = async () => (await factsOf(world)).facts.find((fact) => fact.name === "subscription plans")?.value;
    expect(await plans()).toBe("Subscribe, Every 30 days (10% off)");
    expect(await world.shop.db.productInPlanGroup.count()).toBe(1);

    updatePlanGroup(world.sandbox.world, world.state, made.value.id, { plans: [plan(15)] });
    await takeWebhooks(world);
    expect(await plans()).toBe("Subscribe, Every 30 days (15% off)");

    deletePlanGroup(world.sandbox.world, world.state, made.value.id);
    await takeWebhooks(world);
    expect(await plans()).toBeUndefined();

    expect(await world.run("import")).toBe("done");
    expect(await world.shop.db.sellingPlanGroup.count()).toBe(0);
  });
});

describe("articles", () => {
  test("are documents while published; only changed ones are read whole; a changed one keeps its earlier text", async () => {
    const world = await syncWorld({});
    const { world: place } = world.sandbox;
    createBlog(place, world.state, { handle: "journal", title: "Journal" });
    const article = (handle: string, bodyHtml: string, publishedAt?: number | null) => {
      const made = createArticle(place, world.state, "journal", {
        handle,
        title: `About ${handle}`,
        bodyHtml,
        ...(publishedAt === undefined ? {} : { publishedAt }),
      });
      if (made.kind !== "done") throw new Error("no article");
      return made.value;
    };
    const wool = article("wool", "<p>Merino comes from Tasmania.</p>");
    article("plans", "<p>Secret plans.</p>", null);
    const cotton = article("cotton", "<p>Cotton is picked by hand.</p>");
    const sync = () => syncContent(world.shop, new Date());
    expect(await sync()).toEqual({ documents: 2, removed: 0 });
    const { db } = world.shop;
    const urls = (await db.document.findMany({ where: { kind: "article" } })).map((row) => row.url).sort();
    expect(urls).toEqual(["cotton", "wool"].map((handle) => `${world.shop.primaryUrl}/blogs/journal/${handle}`));

    world.calls.length = 0;
    await sync();
    expect(world.calls).not.toContain("ArticlesById");
    expect(await db.documentVersion.count()).toBe(0);

    place.advance(1000);
    updateArticle(place, world.state, wool.id, { bodyHtml: "<p>Merino comes from New Zealand.</p>" });
    deleteArticle(place, world.state, cotton.id);
    expect(await sync()).toEqual({ documents: 1, removed: 1 });
    const [version, ...others] = await db.documentVersion.findMany();
    expect([version?.text, others]).toEqual(["Merino comes from Tasmania.", []]);
    const [hit] = await searchPassages(db, { question: "where does merino come from", language: "en", limit: 3 });
    expect(hit).toMatchObject({
      text: "Merino comes from New Zealand.",
      source: { kind: "article", title: "About wool" },
    });
  });
});

describe("shipping rates", () => {
  test("answer what shipping to a country costs, in either language, and go when the scope goes", async () => {
    const world = await syncWorld({});
    const price = (minor: number) => ({ field: "TOTAL_PRICE" as const, minor });
    const method = (id: number, name: string, priceMinor: number, minor?: number) => ({
      id,
      name,
      description: null,
      isActive: true,
      priceMinor,
      conditions:
        minor === undefined ? [] : [{ id, operator: "GREATER_THAN_OR_EQUAL_TO" as const, bound: price(minor) }],
    });
    const zone = (id: number, name: string, code: string | null, ...methods: ReturnType<typeof method>[]) => ({
      id,
      name,
      countries: [{ code, provinces: null }],
      methods,
    });
    const locationIds = world.state.locations.map((location) => location.id);
    const zones = [
      zone(11, "Domestic", "US", method(1, "Standard", 500), method(2, "Standard", 0, 7500)),
      zone(12, "Canada", "CA", method(3, "Standard", 1490)),
      zone(13, "Rest of world", null, method(4, "International", 2900)),
    ];
    world.state.deliveryProfiles = [{ id: 10, name: "General", isDefault: true, locationIds, zones }];
    const { db } = world.shop;
    const ask = async (question: string, language: "en" | "zh") =>
      (await searchPassages(db, { question, language, limit: 3 })).map((hit) => hit.text);

    await syncContent(world.shop, new Date());
    expect(await db.document.count()).toBe(0);

    await grant(world, "read_shipping");
    await syncContent(world.shop, new Date());
    const [first] = await searchPassages(db, {
      question: "how much is shipping to Canada?",
      language: "en",
      limit: 3,
    });
    expect(first).toMatchObject({
      text: "Ships to: Canada.\nStandard: $14.90.",
      source: { kind: "policy", title: "Shipping rates" },
    });
    expect((await ask("寄到加拿大运费多少", "zh"))[0]).toContain("$14.90");
    expect((await ask("is shipping free within the United States?", "en"))[0]).toContain(
      "free, for orders of $75.00 or more",
    );

    const canada = zones[1]?.methods[0];
    if (!canada) throw new Error("no method");
    canada.priceMinor = 1690;
    await syncContent(world.shop, new Date());
    expect((await ask("how much is shipping to Canada?", "en"))[0]).toContain("$16.90");
    expect(await db.documentVersion.count()).toBe(1);

    await grant(world);
    await syncContent(world.shop, new Date());
    expect(await db.document.count()).toBe(0);
  });
});

test("two processes that read a new grant at once both end well, with each topic subscribed once", async () => {
  const world = await syncWorld({});
  world.scopes = [...world.scopes, "read_markets"];
  await Promise.all([1, 2].map(() => refreshFacts(world.shop.client, systemClock)));
  expect(world.state.webhookSubscriptions?.map((row) => row.topic).sort()).toEqual([
    "MARKETS_CREATE",
    "MARKETS_DELETE",
    "MARKETS_UPDATE",
  ]);
});

describe("the shop itself", () => {
  test("keeps its languages, and its markets where it granted them", async () => {
    const world = await syncWorld({});
    const { world: place } = world.sandbox;
    setLocale(place, world.state, "fr", true);
    setLocale(place, world.state, "de", false);
    putMarket(place, world.state, { handle: "north", name: "North America", countries: ["US", "CA"], currency: "USD" });
    putMarket(place, world.state, {
      handle: "draft",
      name: "Draft",
      countries: ["FR"],
      currency: "EUR",
      status: "DRAFT",
    });
    await grant(world);
    const read = () => shopById(world.shop.db.shopId);
    expect(await read()).toMatchObject({
      markets: [],
      locales: [
        { locale: "en", isPrimary: true, isPublished: true },
        { locale: "fr", isPrimary: false, isPublished: true },
        { locale: "de", isPrimary: false, isPublished: false },
      ],
    });
    await grant(world, "read_markets");
    expect((await read())?.markets).toEqual([
      expect.objectContaining({
        handle: "north",
        name: "North America",
        isPrimary: true,
        currency: "USD",
        countries: ["CA", "US"],
      }),
    ]);
  });

  test("that changes its currency has its prices read again", async () => {
    const world = await syncWorld({ products: [JUMPER] });
    await grant(world);
    await world.run("import");
    updateShop(world.sandbox.world, world.state, { currency: "JPY" });
    await grant(world);
    expect(await world.shop.db.syncRun.count({ where: { kind: "import", status: "running" } })).toBe(1);
  });
});
