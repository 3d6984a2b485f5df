/**
 * Blogs, articles, policies, markets, languages, shipping zones and custom data, each by its published query.
 * Sources: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Article, …/objects/Market, …/queries/shopLocales,
 * …/objects/DeliveryProfile, …/queries/metafieldDefinitions, …/objects/Metaobject
 */
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import {
  createArticle,
  createBlog,
  deleteArticle,
  deletePolicy,
  putDefinition,
  putMarket,
  putPolicy,
  setLocale,
  setRate,
  updateArticle,
  updateMetaobject,
} from "../domain/operations";
import type { Sandbox, ShopState } from "../domain/types";
import { writtenSize } from "../seeds/demo";
import { at, bench, NOW, readAnswer, type Answer } from "./harness";

const DAY = 24 * 3600 * 1000;

/** One of the written demo shops with a way to ask it. */
async function demo(handle: string): Promise<{
  sandbox: Sandbox;
  shop: ShopState;
  topics: string[];
  ask: (query: string, scopes: string[]) => Promise<Answer>;
}> {
  const sandbox = await createSandbox({ now: () => NOW, size: writtenSize });
  const shop = sandbox.world.shops.get(`${handle}.myshopify.com`);
  if (!shop) throw new Error(`no shop ${handle}`);
  const topics: string[] = [];
  sandbox.world.onChange((change) => void topics.push(change.topic));
  const ask = async (query: string, grantedScopes: string[]): Promise<Answer> => {
    const { status, body } = await sandbox.engine.execute({
      shop,
      grantedScopes,
      apiVersion: "2026-10",
      query,
      variables: {},
    });
    return readAnswer(status, body);
  };
  return { sandbox, shop, topics, ask };
}

test("an article is visible from its date on, has its blog's handle, and its edits move updatedAt but announce nothing", async () => {
  const { sandbox, shop, read } = await bench();
  const topics: string[] = [];
  sandbox.world.onChange((change) => void topics.push(change.topic));
  createBlog(sandbox.world, shop, { handle: "news", title: "News" });
  const made = createArticle(sandbox.world, shop, "news", {
    handle: "hello",
    title: "Hello",
    bodyHtml: "<p>Hi</p>",
    tags: ["b", "a"],
    publishedAt: NOW + DAY,
  });
  if (made.kind !== "done") throw new Error(made.message);
  const query = `{ articles(first: 5) { nodes { handle title body summary isPublished publishedAt updatedAt tags author { name } blog { handle } } } }`;
  expect(await read(query, "articles.nodes")).toEqual([
    {
      handle: "hello",
      title: "Hello",
      body: "<p>Hi</p>",
      summary: null,
      isPublished: false,
      publishedAt: "2026-11-21T12:00:00Z",
      updatedAt: "2026-11-20T12:00:00Z",
      tags: ["b", "a"],
      author: { name: "bench" },
      blog: { handle: "news" },
    },
  ]);
  sandbox.world.advance(2 * DAY);
  expect(await read(query, "articles.nodes.0.isPublished")).toBe(true);
  updateArticle(sandbox.world, shop, made.value.id, { bodyHtml: "<p>Bye</p>", publishedAt: null });
  expect(await read(query, "articles.nodes.0")).toMatchObject({
    isPublished: false,
    publishedAt: null,
    updatedAt: "2026-11-22T12:00:00Z",
  });
  expect(
    await read(`{ articles(first: 5, query: "published_status:published") { nodes { id } } }`, "articles.nodes"),
  ).toEqual([]);
  expect(
    await read(
      `{ blogs(first: 5) { nodes { handle tags articlesCount { count } articles(first: 1) { nodes { title } } } } }`,
      "blogs.nodes",
    ),
  ).toEqual([
    { handle: "news", tags: ["a", "b"], articlesCount: { count: 1 }, articles: { nodes: [{ title: "Hello" }] } },
  ]);
  deleteArticle(sandbox.world, shop, made.value.id);
  expect(await read(query, "articles.nodes")).toEqual([]);
  expect(topics).toEqual([]);
  expect(createBlog(sandbox.world, shop, { handle: "news", title: "Again" })).toMatchObject({ code: "ALREADY_EXISTS" });
});

test("a policy can be written where there is none, but not without text or of an unknown type", async () => {
  const { sandbox, shop, read } = await bench();
  expect(putPolicy(sandbox.world, shop, "REFUND_POLICY", { title: "Refunds" })).toMatchObject({ code: "BLANK" });
  expect(putPolicy(sandbox.world, shop, "NO_POLICY", { bodyHtml: "x" })).toMatchObject({ code: "INVALID" });
  putPolicy(sandbox.world, shop, "REFUND_POLICY", { title: "Refunds", bodyHtml: "<p>30 days</p>" });
  putPolicy(sandbox.world, shop, "REFUND_POLICY", { bodyHtml: "<p>60 days</p>" });
  expect(await read(`{ shop { shopPolicies { type title body url } } }`, "shop.shopPolicies")).toEqual([
    {
      type: "REFUND_POLICY",
      title: "Refunds",
      body: "<p>60 days</p>",
      url: "https://bench.myshopify.com/policies/refund-policy",
    },
  ]);
  deletePolicy(sandbox.world, shop, "REFUND_POLICY");
  expect(await read(`{ shop { shopPolicies { type } } }`, "shop.shopPolicies")).toEqual([]);
});

test("markets name their countries and currency, need read_markets, and announce their changes", async () => {
  const { sandbox, shop, topics, ask } = await demo("ridgeline");
  const query = `{ markets(first: 10) { nodes { handle name status type currencySettings { baseCurrency { currencyCode } localCurrencies }
    conditions { conditionTypes regionsCondition { applicationLevel regions(first: 2) { nodes { name ... on MarketRegionCountry { code } } } } }
    webPresences(first: 1) { nodes { defaultLocale { locale } alternateLocales { locale } rootUrls { locale url } } } } } }`;
  expect((await ask(query, ["read_products"])).codes).toContain("ACCESS_DENIED");
  const answer = await ask(query, ["read_markets", "read_locales"]);
  expect(answer.errors).toBeUndefined();
  expect(at(answer.data, "markets.nodes.0")).toEqual({
    handle: "ca",
    name: "Canada",
    status: "ACTIVE",
    type: "REGION",
    currencySettings: { baseCurrency: { currencyCode: "USD" }, localCurrencies: false },
    conditions: {
      conditionTypes: ["REGION"],
      regionsCondition: { applicationLevel: "SPECIFIED", regions: { nodes: [{ name: "Canada", code: "CA" }] } },
    },
    webPresences: {
      nodes: [
        {
          defaultLocale: { locale: "en" },
          alternateLocales: [],
          rootUrls: [{ locale: "en", url: "https://ridgeline.myshopify.com/" }],
        },
      ],
    },
  });
  putMarket(sandbox.world, shop, { handle: "ca", name: "Canada", countries: ["CA"], currency: "CAD" });
  putMarket(sandbox.world, shop, { handle: "mx", name: "Mexico", countries: ["MX"], currency: "MXN" });
  expect(putMarket(sandbox.world, shop, { handle: "x", name: "X", countries: ["MX"], currency: "MXN" })).toMatchObject({
    code: "INVALID",
  });
  expect(topics).toEqual(["markets/update", "markets/create"]);
});

test("shopLocales gives every language, or only those that shoppers see", async () => {
  const { sandbox, shop, topics, ask } = await demo("qingshan");
  const scopes = ["read_locales"];
  expect((await ask(`{ shopLocales { locale name primary published } }`, scopes)).data).toEqual({
    shopLocales: [
      { locale: "zh-CN", name: "Chinese (Simplified)", primary: true, published: true },
      { locale: "en", name: "English", primary: false, published: false },
    ],
  });
  expect(at((await ask(`{ shopLocales(published: true) { locale } }`, scopes)).data, "shopLocales")).toHaveLength(1);
  setLocale(sandbox.world, shop, "en", true);
  setLocale(sandbox.world, shop, "ja", false);
  expect(topics).toEqual(["locales/update", "locales/create"]);
  expect(at((await ask(`{ shopLocales(published: true) { locale } }`, scopes)).data, "shopLocales")).toHaveLength(2);
});

const zones = `{ deliveryProfiles(first: 5) { nodes { name default profileLocationGroups { locationGroupZones(first: 20) { nodes {
  zone { name countries { name translatedName code { countryCode restOfWorld } provinces { code translatedName } } }
  methodDefinitions(first: 10) { nodes { name description active rateProvider { ... on DeliveryRateDefinition { price { amount currencyCode } } }
    methodConditions { field operator conditionCriteria { ... on MoneyV2 { amount currencyCode } } } } } } } } } } }`;

test.each([
  [
    "ridgeline",
    "Contiguous US",
    "US",
    49,
    [
      ["Standard", "6.95", "LESS_THAN_OR_EQUAL_TO", "74.99"],
      ["Standard", "0.0", "GREATER_THAN_OR_EQUAL_TO", "75.0"],
      ["Express", "18.0"],
    ],
  ],
  [
    "qingshan",
    "江浙沪皖",
    "CN",
    4,
    [
      ["标准快递", "10.0", "LESS_THAN_OR_EQUAL_TO", "98.99"],
      ["标准快递", "0.0", "GREATER_THAN_OR_EQUAL_TO", "99.0"],
    ],
  ],
])(
  "%s ships by rates that its shipping policy promises; the zones need read_shipping",
  async (handle, name, country, provinces, rates) => {
    const { shop, ask } = await demo(handle);
    expect((await ask(zones, ["read_products"])).codes).toContain("ACCESS_DENIED");
    const answer = await ask(zones, ["read_shipping"]);
    expect(answer.errors).toBeUndefined();
    const groups = at(answer.data, "deliveryProfiles.nodes.0.profileLocationGroups.0.locationGroupZones.nodes") as {
      zone: { name: string; countries: { code: object; provinces: unknown[] }[] };
      methodDefinitions: {
        nodes: {
          name: string;
          rateProvider: { price: { amount: string } };
          methodConditions: { operator: string; conditionCriteria: { amount: string } }[];
        }[];
      };
    }[];
    const zone = groups.find((one) => one.zone.name === name);
    expect(zone?.zone.countries.map((c) => [c.code, c.provinces.length])).toEqual([
      [{ countryCode: country, restOfWorld: false }, provinces],
    ]);
    expect(
      zone?.methodDefinitions.nodes.map((m) => [
        m.name,
        m.rateProvider.price.amount,
        ...m.methodConditions.flatMap((c) => [c.operator, c.conditionCriteria.amount]),
      ]),
    ).toEqual(rates);
    const policy = shop.policies.get("SHIPPING_POLICY")?.bodyHtml ?? "";
    for (const one of groups) {
      if (one.zone.name !== "其他大陆地区") expect(policy).toContain(one.zone.name);
      const paid = one.methodDefinitions.nodes.filter((m) => Number(m.rateProvider.price.amount) > 0);
      for (const method of paid) expect(policy).toContain(String(Number(method.rateProvider.price.amount)));
    }
  },
);

test("a changed rate announces its profile, and the shop's shipping countries are those of its zones", async () => {
  const { sandbox, shop, topics, ask } = await demo("qingshan");
  setRate(sandbox.world, shop, { zone: "港澳台", method: "港澳台快递", priceMinor: 5000 });
  expect(topics).toEqual(["profiles/update"]);
  expect(setRate(sandbox.world, shop, { zone: "月球", method: "火箭" })).toMatchObject({ code: "NOT_FOUND" });
  const facts = `{ shop { shipsToCountries countriesInShippingZones { countryCodes includeRestOfWorld } timezoneAbbreviation timezoneOffset } }`;
  expect(at((await ask(facts, [])).data, "shop")).toEqual({
    shipsToCountries: ["CN", "HK", "MO", "TW"],
    countriesInShippingZones: { countryCodes: ["CN", "HK", "MO", "TW"], includeRestOfWorld: false },
    timezoneAbbreviation: "GMT+8",
    timezoneOffset: "+0800",
  });
});

test.each(["ridgeline", "qingshan"])(
  "%s defines its product facts for the storefront and keeps the supplier's price private",
  async (handle) => {
    const { sandbox, shop, topics, ask } = await demo(handle);
    const answer = await ask(
      `{ metafieldDefinitions(ownerType: PRODUCT, first: 50) { nodes { namespace key name type { name } access { storefront } pinnedPosition } }
       products(first: 250) { nodes { metafields(first: 50) { nodes { namespace key definition { namespace key } } } } } }`,
      ["read_products"],
    );
    expect(answer.errors).toBeUndefined();
    const nodes = at(answer.data, "metafieldDefinitions.nodes") as {
      namespace: string;
      key: string;
      name: string;
      access: { storefront: string };
    }[];
    const access = new Map(nodes.map((n) => [`${n.namespace}.${n.key}`, n.access.storefront]));
    expect(access.get("supplier.unit_cost")).toBe("NONE");
    expect(access.get("specs.material")).toBe("PUBLIC_READ");
    expect([...access.values()].filter((one) => one === "NONE")).toHaveLength(1);
    const products = at(answer.data, "products.nodes") as {
      metafields: { nodes: { namespace: string; key: string; definition: object | null }[] };
    }[];
    const fields = products.flatMap((p) => p.metafields.nodes);
    expect(fields.filter((f) => f.definition === null).map((f) => f.namespace)).toContain("erp");
    for (const field of fields)
      expect([field.key, field.definition]).toEqual([
        field.key,
        field.namespace === "erp" ? null : { namespace: field.namespace, key: field.key },
      ]);
    putDefinition(sandbox.world, shop, { namespace: "erp", key: "bin", name: "Bin", type: "single_line_text_field" });
    putDefinition(sandbox.world, shop, {
      namespace: "erp",
      key: "bin",
      name: "Bin",
      type: "single_line_text_field",
      storefront: "PUBLIC_READ",
    });
    expect(topics).toEqual(["metafield_definitions/create", "metafield_definitions/update"]);
    expect(
      at(
        (
          await ask(
            `{ metafieldDefinition(identifier: {ownerType: PRODUCT, namespace: "erp", key: "bin"}) { access { storefront } } }`,
            ["read_products"],
          )
        ).data,
        "metafieldDefinition.access.storefront",
      ),
    ).toBe("PUBLIC_READ");
  },
);

test("a product's reference leads to its metaobject with typed fields; a menu's links name what they point at", async () => {
  const { sandbox, shop, topics, ask } = await demo("ridgeline");
  const scopes = ["read_products", "read_metaobjects", "read_metaobject_definitions", "read_online_store_navigation"];
  const answer = await ask(
    `{ productByHandle: productByIdentifier(identifier: {handle: "leather-boot-wax"}) { metafield(namespace: "custom", key: "care_guide") { type reference { ... on Metaobject { type displayName fields { key value } } } } }
       metaobjects(type: "care_guide", first: 5) { nodes { handle field(key: "title") { value jsonValue } definition { name } } }
       menus(first: 5) { nodes { handle items { title type url resourceId } } } }`,
    scopes,
  );
  expect(answer.errors).toBeUndefined();
  expect(at(answer.data, "productByHandle.metafield")).toEqual({
    type: "metaobject_reference",
    reference: {
      type: "care_guide",
      displayName: "Looking after leather boots",
      fields: [
        { key: "title", value: "Looking after leather boots" },
        { key: "text", value: "Brush, wipe, dry away from heat, wax. Never on a radiator." },
      ],
    },
  });
  expect(at(answer.data, "metaobjects.nodes.0")).toMatchObject({
    handle: "shells",
    definition: { name: "Care guide" },
  });
  const sale = [...shop.collections.values()].find((c) => c.handle === "sale");
  expect(at(answer.data, "menus.nodes.0.items.3")).toEqual({
    title: "Sale",
    type: "COLLECTION",
    url: "https://ridgeline.myshopify.com/collections/sale",
    resourceId: `gid://shopify/Collection/${sale?.id ?? 0}`,
  });
  updateMetaobject(sandbox.world, shop, shop.metaobjects?.[0]?.id ?? 0, { title: "Shells" });
  expect(topics).toEqual(["metaobjects/update"]);
});
