/**
 * Collections: members in the order that the merchant chose, and smart collections whose members follow from rules.
 * The engine, the storefront and the catalogue operations use it.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/CollectionRuleSet
 */
import { membersOf, priceRange } from "./catalogue-facts";
import type { CollectionOrder, CollectionRules } from "./catalogue-types";
import type { Collection, Product, ShopState } from "./types";

/** The members, sorted as the collection says. */
export function membersInOrder(shop: ShopState, collection: Collection): Product[] {
  const members = collection.productIds.flatMap((id) => shop.products.get(id) ?? []);
  const compare = comparers[collection.sortOrder ?? "MANUAL"];
  return compare ? [...members].sort((a, b) => compare(a, b) || a.id - b.id) : members;
}

const lowest = (p: Product): number => priceRange(p)?.minMinor ?? 0;
const comparers: Partial<Record<CollectionOrder, (a: Product, b: Product) => number>> = {
  ALPHA_ASC: (a, b) => a.title.localeCompare(b.title),
  ALPHA_DESC: (a, b) => b.title.localeCompare(a.title),
  BEST_SELLING: (a, b) => b.soldCount - a.soldCount,
  CREATED: (a, b) => a.createdAt - b.createdAt,
  CREATED_DESC: (a, b) => b.createdAt - a.createdAt,
  PRICE_ASC: (a, b) => lowest(a) - lowest(b),
  PRICE_DESC: (a, b) => lowest(b) - lowest(a),
};

/**
 * Puts a changed product into the smart collections it now fits and takes it out of the others. Nothing is announced:
 * collections/update is "not fired when attribute changes affect whether a product matches a collection's rules".
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/WebhookSubscriptionTopic
 */
export function refreshSmart(shop: ShopState, product: Product): void {
  for (const collection of shop.collections.values()) {
    if (!collection.rules) continue;
    const isIn = membersOf(collection).has(product.id);
    const fits = fitsRules(product, collection.rules);
    if (fits && !isIn) collection.productIds.push(product.id);
    else if (!fits && isIn) collection.productIds = collection.productIds.filter((id) => id !== product.id);
  }
}

/** Every product that fits, in the order of the shop's products. */
export function findMembers(shop: ShopState, rules: CollectionRules): number[] {
  return [...shop.products.values()].filter((p) => fitsRules(p, rules)).map((p) => p.id);
}

export function fitsRules(product: Product, { isAny, rules }: CollectionRules): boolean {
  const holds = (rule: CollectionRules["rules"][number]): boolean => fits(product, rule);
  return isAny ? rules.some(holds) : rules.length > 0 && rules.every(holds);
}

function fits(product: Product, { column, relation, condition }: CollectionRules["rules"][number]): boolean {
  switch (column) {
    case "TAG":
      return compareTexts(product.tags, relation, condition);
    case "TITLE":
      return compareTexts([product.title], relation, condition);
    case "TYPE":
      return compareTexts([product.productType], relation, condition);
    case "VENDOR":
      return compareTexts([product.vendor], relation, condition);
    case "VARIANT_PRICE":
      return product.variants.some((v) => v.priceMinor !== null && compareNumber(v.priceMinor, relation, condition));
    case "IS_PRICE_REDUCED": {
      const isReduced = product.variants.some(
        (v) => v.compareAtMinor !== null && v.compareAtMinor > (v.priceMinor ?? 0),
      );
      return relation === "IS_SET" ? isReduced : !isReduced;
    }
  }
}

function compareTexts(values: string[], relation: string, condition: string): boolean {
  const wanted = condition.toLowerCase();
  const any = (test: (value: string) => boolean): boolean => values.some((v) => test(v.toLowerCase()));
  switch (relation) {
    case "EQUALS":
      return any((v) => v === wanted);
    case "NOT_EQUALS":
      return !any((v) => v === wanted);
    case "CONTAINS":
      return any((v) => v.includes(wanted));
    case "NOT_CONTAINS":
      return !any((v) => v.includes(wanted));
    case "STARTS_WITH":
      return any((v) => v.startsWith(wanted));
    case "ENDS_WITH":
      return any((v) => v.endsWith(wanted));
    default:
      throw new Error(`A collection rule cannot compare text by ${relation}`);
  }
}

/** `condition` is a decimal amount, as the platform writes it; two digits are enough for the shops here. */
function compareNumber(minor: number, relation: string, condition: string): boolean {
  const limit = Math.round(Number(condition) * 100);
  if (relation === "GREATER_THAN") return minor > limit;
  if (relation === "LESS_THAN") return minor < limit;
  if (relation === "EQUALS") return minor === limit;
  if (relation === "NOT_EQUALS") return minor !== limit;
  throw new Error(`A collection rule cannot compare prices by ${relation}`);
}
