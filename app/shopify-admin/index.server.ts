/**
 * The face of the Shopify Admin API: a client per shop, what is read with it as snapshots, bulk files, and the tokens
 * behind it. The sync reads through it; shopify.server.ts takes the library's settings from it.
 */
export { accessTokenOf, forgetTokens, hasFreshToken } from "./access-token.server";
export { adminFor } from "./admin-for.server";
export { shopifyConfig, tokenLock } from "./app-config.server";
export { articlesByIds, publishedArticles } from "./articles.server";
export { ShopBarred, type BarredReason } from "./barred";
export { BULK_QUERIES } from "./bulk-queries";
export { bulkLines, bulkState, startBulk, type BulkState } from "./bulk.server";
export type { AdminClient } from "./client.server";
export { BULK_COLLECTIONS, collectionGroups, collectionMembers, type CollectionMembers } from "./collections.server";
export { publishedPages, shopPolicies } from "./content.server";
export { customersByIds, readCustomerLine } from "./customers.server";
export { BULK_INCOMING, incomingByItems, incomingSums } from "./inventory.server";
export { shopMarkets } from "./markets.server";
export { productMetafieldDefinitions } from "./metafield-definitions.server";
export { toMinor } from "./money";
export type { NodeResult } from "./nodes.server";
export { orderGroups } from "./order-groups";
export { ordersByIds } from "./orders.server";
export { productGroups } from "./product-groups";
export { productsByIds } from "./products.server";
export { BULK_PLAN_GROUPS, planGroups, planGroupsByIds } from "./selling-plans.server";
export { shippingZones } from "./shipping.server";
export { shopFacts, type ShopLocale, type ShopMarket } from "./shop.server";
export { ensureSubscriptions } from "./subscriptions.server";
export type { Lane } from "./throttle.server";
