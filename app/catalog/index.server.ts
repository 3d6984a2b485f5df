/**
 * The face of the catalogue: products in (sync), products out (agent, admin). Nothing outside this folder imports
 * another of its files but types.ts.
 */
export { applyProduct, applyProducts, productGidsAfter, productWriter, removeProduct } from "./apply.server";
export { applyCollection, collectionGids, productsOfCollection, removeCollection } from "./collections.server";
export { colorFamily, extractAttributes, normaliseSize } from "./attributes";
export { applyIncoming, forgetIncoming, forgetIncomingBefore } from "./incoming.server";
export {
  allowedMetafields,
  applyMetafieldDefinitions,
  chooseMetafield,
  metafieldRules,
  noteMetafields,
  type MetafieldRuleView,
} from "./metafield-rules.server";
export { availability, catalogCounts, productByHandle, productCards, productsByHandles } from "./products.server";
export { productDetail, productSummary, realOptions, variantFacts, variantLabel } from "./product-view";
export type { ProductView, VariantView } from "./product-view";
export { applyPlanGroup, forgetPlanGroupsBefore, removePlanGroup } from "./selling-plans.server";
export { searchProducts } from "./search/search.server";
