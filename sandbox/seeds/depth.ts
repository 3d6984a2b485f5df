/**
 * The depth of a demo shop, laid over its filled catalogue: a second location with stock on its way, unit prices,
 * pictures by colour, smart collections, selling plans, blogs, markets, shipping zones, custom data and menus. Both demo
 * shops use it through fill-shop.ts. Everything is drawn from the seed and is the same on every start.
 */
import type { CollectionRules, DeliveryMethod, SellingPlan, UnitMeasure } from "../domain/catalogue-types";
import { gid } from "../domain/gid";
import { newPicture } from "../domain/product-spec";
import { provincesOf } from "../domain/regions";
import { PLAN_APP_ID } from "../domain/selling-plans";
import type { Product, ShopState, Variant, World } from "../domain/types";
import { addArticles, addCustomData, type BlogSpec, type CustomDataSpec } from "./depth-content";
import { draw } from "./item";

export interface ZoneSpec {
  name: string;
  /** "CA", "US:AK,HI" for some provinces, "US:-AK,HI" for all but those, "*" for the rest of the world. */
  countries: string[];
  /** `freeFrom`: the same method costs nothing from this amount on. */
  methods: { name: string; time: string; price: number; freeFrom?: number }[];
}

export interface PlanGroupSpec {
  name: string;
  code: string;
  option: string;
  isFor: (product: Product) => boolean;
  plans: Omit<SellingPlan, "id" | "position" | "createdAt">[];
}

export interface ShopDepth {
  secondLocation: { name: string; city: string; countryCode: string };
  firstLocation: { city: string; countryCode: string };
  /** What a variant holds, for its unit price; null = it has none. */
  unitOf: (product: Product, variant: Variant) => UnitMeasure | null;
  colourOption: string;
  pictureText: (title: string, colour: string) => string;
  smart: Record<string, CollectionRules>;
  plans: PlanGroupSpec[];
  blog: BlogSpec;
  locales: string[];
  markets: { handle: string; name: string; countries: string[] }[];
  profileName: string;
  zones: ZoneSpec[];
  customData: CustomDataSpec;
  menus: { handle: string; title: string; links: [title: string, type: string, url: string][] }[];
}

export function deepen(world: World, shop: ShopState, depth: ShopDepth, seed: number, opened: number): void {
  addStock(world, shop, depth, seed, opened);
  for (const product of shop.products.values()) {
    addPictures(world, shop, product, depth);
    for (const variant of product.variants) {
      const unit = depth.unitOf(product, variant);
      if (unit) variant.unit = unit;
    }
  }
  for (const collection of shop.collections.values()) {
    const rules = depth.smart[collection.handle];
    if (rules) collection.rules = rules;
  }
  addPlans(world, shop, depth.plans, opened);
  addArticles(world, shop, depth.blog, opened);
  shop.otherLocales = depth.locales.map((locale) => ({ locale, isPublished: false }));
  shop.markets = depth.markets.map((market) => ({
    id: world.nextId(shop),
    ...market,
    status: "ACTIVE",
    currency: shop.currency,
    hasLocalCurrencies: false,
    createdAt: opened,
    updatedAt: opened,
  }));
  addZones(world, shop, depth);
  addCustomData(world, shop, depth.customData, seed, opened);
  shop.menus = depth.menus.map((menu) => ({
    id: world.nextId(shop),
    handle: menu.handle,
    title: menu.title,
    isDefault: true,
    items: menu.links.map(([title, type, url]) => ({
      id: world.nextId(shop),
      title,
      type,
      url,
      resourceId: resourceOf(shop, type, url),
      items: [],
    })),
  }));
}

/** The shop floor holds a part of what can be sold; of what is gone or nearly so, some is on its way. */
function addStock(world: World, shop: ShopState, depth: ShopDepth, seed: number, opened: number): void {
  const first = shop.locations[0];
  if (!first) throw new Error(`${shop.handle} has no location to add stock to`);
  Object.assign(first, depth.firstLocation);
  const second = { id: world.nextId(shop), ...depth.secondLocation };
  shop.locations.push(second);
  for (const product of shop.products.values())
    product.variants.forEach((variant, index) => {
      const number = draw(`${product.handle}/${index}/levels`, seed);
      const level = { available: 0, incoming: 0, updatedAt: opened };
      const incoming = variant.inventoryQuantity <= 3 && number % 2 === 0 ? 12 + (number % 5) * 12 : 0;
      const onFloor = number % 6 === 0 ? Math.min(variant.inventoryQuantity, 1 + (number % 4)) : 0;
      if (!variant.tracked || (incoming === 0 && onFloor <= 0)) return;
      variant.levels = [
        ...(incoming ? [{ ...level, locationId: first.id, incoming }] : []),
        ...(onFloor > 0 ? [{ ...level, locationId: second.id, available: onFloor }] : []),
      ];
    });
}

/** One more picture for each colour, which is that of the colour's variants. */
function addPictures(world: World, shop: ShopState, product: Product, depth: ShopDepth): void {
  const at = product.options.findIndex((option) => option.name === depth.colourOption);
  const colours = product.options[at]?.values ?? [];
  if (colours.length < 2) return;
  for (const colour of colours) {
    const text = depth.pictureText(product.title, colour);
    const picture = newPicture(world, shop, product.handle, product.images.length, text);
    product.images.push(picture);
    for (const variant of product.variants) if (variant.optionValues[at] === colour) variant.imageId = picture.id;
  }
}

function addPlans(world: World, shop: ShopState, specs: PlanGroupSpec[], opened: number): void {
  shop.sellingPlanGroups = specs.map((spec, index) => ({
    id: world.nextId(shop),
    ownerAppId: PLAN_APP_ID,
    appId: null,
    name: spec.name,
    merchantCode: spec.code,
    description: null,
    options: [spec.option],
    position: index + 1,
    productIds: [...shop.products.values()].filter(spec.isFor).map((p) => p.id),
    variantIds: [],
    plans: spec.plans.map((plan, place) => ({
      ...plan,
      id: world.nextId(shop),
      position: place + 1,
      createdAt: opened,
    })),
    createdAt: opened,
    updatedAt: opened,
  }));
}

function addZones(world: World, shop: ShopState, depth: ShopDepth): void {
  const minor = (major: number): number => Math.round(major * 10 ** shop.currencyDigits);
  const make = (
    method: ZoneSpec["methods"][number],
    price: number,
    bounds: DeliveryMethod["conditions"],
  ): DeliveryMethod => ({
    id: world.nextId(shop),
    name: method.name,
    description: method.time,
    isActive: true,
    priceMinor: minor(price),
    conditions: bounds,
  });
  const bound = (
    operator: "LESS_THAN_OR_EQUAL_TO" | "GREATER_THAN_OR_EQUAL_TO",
    amount: number,
  ): DeliveryMethod["conditions"] => [
    { id: world.nextId(shop), operator, bound: { field: "TOTAL_PRICE", minor: amount } },
  ];
  shop.deliveryProfiles = [
    {
      id: world.nextId(shop),
      name: depth.profileName,
      isDefault: true,
      locationIds: shop.locations.slice(0, 1).map((l) => l.id),
      zones: depth.zones.map((zone) => ({
        id: world.nextId(shop),
        name: zone.name,
        countries: zone.countries.map((one) => countryOf(one, zone.name)),
        methods: zone.methods.flatMap((method) =>
          method.freeFrom === undefined
            ? [make(method, method.price, [])]
            : [
                make(method, method.price, bound("LESS_THAN_OR_EQUAL_TO", minor(method.freeFrom) - 1)),
                make(method, 0, bound("GREATER_THAN_OR_EQUAL_TO", minor(method.freeFrom))),
              ],
        ),
      })),
    },
  ];
}

function countryOf(text: string, zone: string): { code: string | null; provinces: string[] | null } {
  if (text === "*") return { code: null, provinces: null };
  const [code = "", list] = text.split(":");
  if (list === undefined) return { code, provinces: null };
  const isAllBut = list.startsWith("-");
  const named = list.replace(/^-/, "").split(",");
  const known = provincesOf(code).map((p) => p.code);
  const unknown = named.find((one) => !known.includes(one));
  if (unknown) throw new Error(`The zone ${zone} names the unknown province ${unknown} of ${code}`);
  return { code, provinces: isAllBut ? known.filter((one) => !named.includes(one)) : named };
}

/** The global id of what a menu's link points at. */
function resourceOf(shop: ShopState, type: string, url: string): string | null {
  const handle = url.split("/").at(-1);
  const find = <T extends { handle: string; id: number }>(items: Iterable<T>): T => {
    const found = [...items].find((one) => one.handle === handle);
    if (!found) throw new Error(`A menu of ${shop.handle} links to ${url}, which is not there`);
    return found;
  };
  if (type === "COLLECTION") return gid("Collection", find(shop.collections.values()).id);
  if (type === "PAGE") return gid("Page", find(shop.pages.values()).id);
  if (type === "BLOG") return gid("Blog", find(shop.blogs ?? []).id);
  return null;
}
