/**
 * The face of the catalogue: products in (sync), products out (agent, admin). Nothing outside this folder imports
 * another of its files but types.ts.
 */
export { applyProduct, applyProducts, productGids, removeProduct } from "./apply.server";
export { colorFamily, extractAttributes, normaliseSize } from "./attributes";
export { availability, catalogCounts, productByHandle, productCards, productsByHandles } from "./products.server";
export { productDetail, productSummary, realOptions, variantFacts, variantLabel } from "./product-view";
export type { ProductView, VariantView } from "./product-view";
export { searchProducts } from "./search/search.server";
