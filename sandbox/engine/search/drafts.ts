/**
 * The search filters and sort keys of draft orders, with the names of the reference page. The draftOrders query uses
 * them; what is missing here is refused by name.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/draftOrders
 */
import type { DraftOrder } from "../../domain/commerce-types";
import { draftTotals } from "../../domain/draft-facts";
import type { ShopState } from "../../domain/types";
import type { SortValue } from "../connection";
import { notEmulated } from "../errors";
import type { Searchable } from "./match";

export const draftSearch: Searchable<DraftOrder> = {
  resource: "draftOrders",
  defaultText: (d) => `${d.name} ${d.email ?? ""} ${d.lines.map((l) => l.title).join(" ")}`,
  filters: {
    id: { kind: "id", get: (d) => d.id },
    customer_id: { kind: "id", get: (d) => d.customerId ?? -1 },
    status: { kind: "keyword", get: (d) => d.status },
    tag: { kind: "keyword", get: (d) => d.tags },
    created_at: { kind: "time", get: (d) => d.createdAt },
    updated_at: { kind: "time", get: (d) => d.updatedAt },
  },
};

export function draftSortValue(key: string, draft: DraftOrder, shop: ShopState): SortValue {
  const customer = draft.customerId === null ? undefined : shop.customers.get(draft.customerId);
  const values: Record<string, SortValue> = {
    ID: draft.id,
    RELEVANCE: draft.id,
    NUMBER: Number(draft.name.slice(2)),
    STATUS: draft.status,
    TOTAL_PRICE: draftTotals(shop, draft).totalMinor,
    UPDATED_AT: draft.updatedAt,
    CUSTOMER_NAME: `${customer?.lastName ?? ""} ${customer?.firstName ?? ""}`,
  };
  const value = values[key];
  if (value === undefined) throw notEmulated(`sort key draftOrders.${key}`);
  return value;
}
