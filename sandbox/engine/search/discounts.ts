/**
 * The search filters and sort keys of code discounts, with the names of the reference pages. The discount queries in
 * engine/types/discount.ts use them; what is missing here is refused by name.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/codeDiscountNodes
 */
import { codesOf, discountStatus, timesUsed } from "../../domain/discounts";
import type { Discount, ShopState } from "../../domain/types";
import type { SortValue } from "../connection";
import { notEmulated } from "../errors";
import type { Searchable } from "./match";

export function discountSearch(shop: ShopState, now: number): Searchable<Discount> {
  return {
    resource: "discounts",
    defaultText: (d) =>
      `${d.title} ${codesOf(d)
        .map((one) => one.code)
        .join(" ")}`,
    filters: {
      id: { kind: "id", get: (d) => d.id },
      code: { kind: "keyword", get: (d) => codesOf(d).map((one) => one.code) },
      title: { kind: "text", get: (d) => d.title },
      method: { kind: "keyword", get: () => "code" },
      status: { kind: "keyword", get: (d) => discountStatus(d, now) },
      discount_type: { kind: "keyword", get: (d) => (d.value.kind === "amount" ? "fixed_amount" : kindName(d)) },
      times_used: { kind: "number", get: (d) => timesUsed(shop, d) },
      starts_at: { kind: "time", get: (d) => d.startsAt },
      ends_at: { kind: "time", get: (d) => d.endsAt },
      created_at: { kind: "time", get: (d) => d.createdAt },
      updated_at: { kind: "time", get: (d) => d.updatedAt },
    },
  };
}

/** Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/DiscountCodeBasic (codes) */
export function redeemCodeSearch(shop: ShopState, discount: Discount): Searchable<{ id: number; code: string }> {
  return {
    resource: "codes",
    defaultText: (c) => c.code,
    filters: {
      id: { kind: "id", get: (c) => c.id },
      code: { kind: "keyword", get: (c) => c.code },
      times_used: { kind: "number", get: (c) => timesUsed(shop, discount, c.code) },
    },
  };
}

export function discountSortValue(key: string, discount: Discount): SortValue {
  const values: Record<string, SortValue> = {
    ID: discount.id,
    RELEVANCE: discount.id,
    TITLE: discount.title.toLowerCase(),
    CREATED_AT: discount.createdAt,
    UPDATED_AT: discount.updatedAt,
    STARTS_AT: discount.startsAt,
    ENDS_AT: discount.endsAt ?? Number.MAX_SAFE_INTEGER,
  };
  const value = values[key];
  if (value === undefined) throw notEmulated(`sort key discounts.${key}`);
  return value;
}

function kindName(discount: Discount): string {
  return discount.value.kind === "percentage" ? "percentage" : "free_shipping";
}
