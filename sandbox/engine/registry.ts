/**
 * Every type the sandbox emulates, merged from the files in types/ and mutations/. The engine looks a field up here;
 * a type that is not here is a plain value whose properties are its fields, and what is in neither is refused by name.
 */
import type { ErasedFields } from "./context";
import { bulkMutations } from "./mutations/bulk";
import { orderMutations } from "./mutations/orders";
import { metadataMutations } from "./mutations/metadata";
import { returnMutations } from "./mutations/returns";
import { webhookMutations } from "./mutations/webhooks";
import { appTypes } from "./types/app";
import { catalogueTypes } from "./types/catalogue-queries";
import { contentTypes } from "./types/content";
import { customerTypes } from "./types/customer";
import { discountTypes } from "./types/discount";
import { fulfillmentTypes } from "./types/fulfillment";
import { metafieldTypes } from "./types/metafields";
import { nodeTypes } from "./types/node";
import { orderTypes } from "./types/order";
import { productTypes } from "./types/product";
import { refundTypes } from "./types/refund";
import { returnTypes } from "./types/return";
import { shopTypes } from "./types/shop";
import { variantTypes } from "./types/variant";

const parts: Record<string, ErasedFields>[] = [
  shopTypes,
  productTypes,
  variantTypes,
  catalogueTypes,
  contentTypes,
  discountTypes,
  orderTypes,
  fulfillmentTypes,
  refundTypes,
  returnTypes,
  customerTypes,
  appTypes,
  nodeTypes,
  metafieldTypes,
  { Mutation: bulkMutations },
  { Mutation: orderMutations },
  { Mutation: returnMutations },
  { Mutation: metadataMutations },
  { Mutation: webhookMutations },
];

export const registry: ReadonlyMap<string, ErasedFields> = merge(parts);

function merge(all: Record<string, ErasedFields>[]): Map<string, ErasedFields> {
  const types = new Map<string, ErasedFields>();
  for (const part of all) {
    for (const [type, own] of Object.entries(part)) types.set(type, { ...types.get(type), ...own });
  }
  return types;
}
