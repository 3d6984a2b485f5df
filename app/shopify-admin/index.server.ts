/**
 * The face of the Shopify Admin API: a client per shop, what is read with it as snapshots, bulk files, and the tokens
 * behind it. The sync reads through it; shopify.server.ts takes the library's settings from it.
 */
export { accessTokenOf, forgetTokens, hasFreshToken } from "./access-token.server";
export { adminFor } from "./admin-for.server";
export { shopifyConfig, tokenLock } from "./app-config.server";
export { BULK_QUERIES } from "./bulk-queries";
export { bulkLines, bulkState, startBulk, type BulkState } from "./bulk.server";
export type { AdminClient } from "./client.server";
export { collectionMembers } from "./collections.server";
export { publishedPages, shopPolicies } from "./content.server";
export { customersByIds, readCustomerLine } from "./customers.server";
export type { NodeResult } from "./nodes.server";
export { ordersByIds } from "./orders.server";
export { productGroups } from "./product-groups";
export { productsByIds } from "./products.server";
export { shopFacts } from "./shop.server";
