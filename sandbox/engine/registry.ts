/**
 * Every type the sandbox emulates, merged from the files in types/ and mutations/. The engine looks a field up here;
 * a type that is not here is a plain value whose properties are its fields, and what is in neither is refused by name.
 */
import type { ErasedFields } from "./context";
import { bulkMutations } from "./mutations/bulk";
import { customerMutations } from "./mutations/customers";
import { discountMutations } from "./mutations/discounts";
import { draftMutations } from "./mutations/drafts";
import { fulfillmentMutations } from "./mutations/fulfillments";
import { inventoryMutations } from "./mutations/inventory";
import { orderEditMutations } from "./mutations/order-edits";
import { orderMutations } from "./mutations/orders";
import { metadataMutations } from "./mutations/metadata";
import { pixelAndFlowMutations } from "./mutations/pixel-and-flow";
import { returnMutations } from "./mutations/returns";
import { storeCreditMutations } from "./mutations/store-credit";
import { webhookMutations } from "./mutations/webhooks";
import { appTypes } from "./types/app";
import { blogTypes } from "./types/blog";
import { catalogueTypes } from "./types/catalogue-queries";
import { contentTypes } from "./types/content";
import { customerTypes } from "./types/customer";
import { deliveryTypes } from "./types/delivery";
import { discountTypes } from "./types/discount";
import { draftTypes } from "./types/draft-order";
import { fulfillmentTypes } from "./types/fulfillment";
import { fulfilmentOrderTypes } from "./types/fulfillment-order";
import { inventoryTypes } from "./types/inventory";
import { jobTypes } from "./types/job";
import { marketTypes } from "./types/market";
import { metafieldDefinitionTypes } from "./types/metafield-definition";
import { metafieldTypes } from "./types/metafields";
import { metaobjectTypes } from "./types/metaobject";
import { nodeTypes } from "./types/node";
import { orderTypes } from "./types/order";
import { orderEditTypes } from "./types/order-edit";
import { productTypes } from "./types/product";
import { publicationTypes } from "./types/publication";
import { refundTypes } from "./types/refund";
import { returnTypes } from "./types/return";
import { sellingPlanTypes } from "./types/selling-plan";
import { shopTypes } from "./types/shop";
import { storeCreditTypes } from "./types/store-credit";
import { suggestedRefundTypes } from "./types/suggested-refund";
import { variantTypes } from "./types/variant";
import { webPixelTypes } from "./types/web-pixel";

const parts: Record<string, ErasedFields>[] = [
  shopTypes,
  productTypes,
  variantTypes,
  catalogueTypes,
  contentTypes,
  blogTypes,
  inventoryTypes,
  sellingPlanTypes,
  marketTypes,
  deliveryTypes,
  metafieldDefinitionTypes,
  metaobjectTypes,
  publicationTypes,
  discountTypes,
  orderTypes,
  fulfillmentTypes,
  refundTypes,
  returnTypes,
  fulfilmentOrderTypes,
  suggestedRefundTypes,
  orderEditTypes,
  draftTypes,
  customerTypes,
  storeCreditTypes,
  jobTypes,
  webPixelTypes,
  appTypes,
  nodeTypes,
  metafieldTypes,
  { Mutation: bulkMutations },
  { Mutation: inventoryMutations },
  { Mutation: orderMutations },
  { Mutation: orderEditMutations },
  { Mutation: fulfillmentMutations },
  { Mutation: returnMutations },
  { Mutation: draftMutations },
  { Mutation: discountMutations },
  { Mutation: customerMutations },
  { Mutation: storeCreditMutations },
  { Mutation: pixelAndFlowMutations },
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
