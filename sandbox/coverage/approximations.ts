/**
 * Where the sandbox approximates, decides what nobody documents, or differs on purpose: the one table. COVERAGE.md
 * prints it, and marks the operations and fields that a row names. A behaviour that is documented and kept needs no row.
 */

export interface Approximation {
  part: string;
  here: string;
  ground: string;
  /** Registered names this concerns, "Mutation.orderCancel" or a whole type; a test holds them against the engine. */
  names?: string[];
}

export const approximations: Approximation[] = [
  {
    part: "Schema and scopes",
    here: "The published schema and its scope table, with `schema/access-overlay.ts` for rows it leaves blank",
    ground: "data files of `@shopify/ai-toolkit` (September 2026); the final 2026-10 may differ",
  },
  {
    part: "A variant's price",
    here: "may be null, against the schema",
    ground: "on purpose: a demo product has no price, and an app must survive it",
    names: ["ProductVariant.price"],
  },
  {
    part: "Query cost",
    here: "object 1, mutation 10, connection 2 + children × 2·ln(page size), `nodes(ids)` weighted alike",
    ground: "mechanism documented; figures fitted to one public observation (25 points for 250 variants)",
  },
  {
    part: "Cost bucket",
    here: "20 s of refill: 2,000 points at 100 a second",
    ground: "refill documented by plan; size observed by developers",
  },
  {
    part: "25,000 objects",
    here: "Admin connections page on past the 25,000th object",
    ground: "the limits page names the limit for all APIs; the changelog of 2025-06-17 exempts the Admin API",
  },
  {
    part: "Search",
    here: "known filters only; an unknown one is refused, where the platform warns and ignores it",
    ground: "on purpose: a mistake must not hide",
  },
  { part: "Error texts", here: "codes as documented; wording from public examples", ground: "wording unproven" },
  {
    part: "@idempotent",
    here: "required where the schema's own text says so; outcome kept for 24 h; a key on any other mutation is refused",
    ground: "the length of time, and the refusal, are ours",
    names: ["Mutation.refundCreate"],
  },
  {
    part: "Bulk operations",
    here: "CREATED → RUNNING → COMPLETED by time or by poll; without grouping parents come in batches before children",
    ground: "order unspecified by the platform",
    names: ["Mutation.bulkOperationRunQuery", "BulkOperation"],
  },
  {
    part: "Bulk: nesting",
    here: "a nested connection's parent must select `id`",
    ground: "stricter than the platform may be",
    names: ["Mutation.bulkOperationRunQuery"],
  },
  {
    part: "Bulk: scopes",
    here: "a missing scope or protected field ends the operation FAILED with ACCESS_DENIED",
    ground: "the moment of failure is a guess",
    names: ["Mutation.bulkOperationRunQuery"],
  },
  {
    part: "Versions",
    here: "2025-10 to 2026-10 and unstable are served; older ones fall forward to the oldest, unknown ones are 404",
    ground: "falling forward is documented; which versions are served today is ours",
  },
  {
    part: "Protected data",
    here: "level 1 opens orders and customers, level 2 names, addresses, phones, e-mail; else null and an error",
    ground: "documented; the exact list of fields is ours",
    names: ["Customer", "Order", "MailingAddress"],
  },
  {
    part: "Orders older than 60 days",
    here: "invisible without read_all_orders in lists, search, node and bulk; their webhooks are still sent",
    ground: "the API's part is documented, the webhooks' is not",
    names: ["QueryRoot.orders", "QueryRoot.order"],
  },
  {
    part: "Cancelling an order",
    here: "checked at once; the job is done a second later by the sandbox's clock, or at the second look at it",
    ground: "the platform works in the background, how long is not said",
    names: ["Mutation.orderCancel", "QueryRoot.job", "Mutation.discountRedeemCodeBulkAdd"],
  },
  {
    part: "Refunds",
    here: "the transaction stays PENDING until the control API settles it",
    ground: "banks differ",
    names: ["Mutation.refundCreate"],
  },
  {
    part: "Webhook retries",
    here: "8 within 4 h: after 1 s, 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, 2 h",
    ground: "number and window documented, spacing ours",
  },
  {
    part: "Removed subscriptions",
    here: "one made by the Admin API goes when a delivery has used up its retries and nothing else got through meanwhile",
    ground: "“8 consecutive failures” is documented, how they are counted is not",
    names: ["WebhookSubscription"],
  },
  {
    part: "Webhook filters and other addresses",
    here: "filters are kept and not applied; Pub/Sub and EventBridge addresses are logged, not delivered",
    ground: "not needed yet",
    names: ["Mutation.webhookSubscriptionCreate"],
  },
  {
    part: "shop/redact after a reinstall",
    here: "not sent; the switch `redact-after-reinstall` sends it all the same",
    ground: "48 h are documented, a reinstall in between is not",
  },
  {
    part: "OAuth errors",
    here: "codes as documented, texts ours",
    ground: "texts not published",
  },
  {
    part: "App proxy",
    here: "answers are collected before they are passed on, unless `proxy-buffer` is off; 30 s for the app",
    ground: "neither streaming nor a time limit is documented",
  },
  {
    part: "Clocks",
    here: "session tokens and proxy timestamps run on the real clock, all else on the sandbox's",
    ground: "an app checks those two against its own clock",
  },
  {
    part: "Stock and products/update",
    here: "a sellable change announces the level and the product; a change of what is on its way, the level alone",
    ground:
      "the schema counts “the inventory adjustment” as an update of the product; whether incoming counts is not said",
    names: ["InventoryLevel", "Mutation.inventoryAdjustQuantities", "Mutation.inventorySetQuantities"],
  },
  {
    part: "Untracked variants",
    here: "have no inventory levels",
    ground: "not documented",
    names: ["InventoryItem.inventoryLevels"],
  },
  {
    part: "A missing changeFromQuantity",
    here: "is refused as a bad request from 2026-04 on",
    ground: "that it is required is documented, the refusal's shape is not",
    names: ["Mutation.inventoryAdjustQuantities", "Mutation.inventorySetQuantities"],
  },
  {
    part: "Selling plans of other apps",
    here: "found by id, on their products and with app_id:ALL; their webhooks reach the app too",
    ground: "app_id:ALL is documented (changelog of 2021-05-07), who gets the webhooks is not",
    names: ["SellingPlanGroup", "QueryRoot.sellingPlanGroups"],
  },
  {
    part: "Unit prices",
    here: "price by reference amount, rounded to the nearest minor unit; mixed units of one kind are converted",
    ground: "rounding not published",
    names: ["ProductVariant.unitPrice"],
  },
  {
    part: "Publications",
    here: "the Online Store alone; it also stands for the app's own publication",
    ground: "what publishedOnCurrentPublication tells an app that is no sales channel is not documented",
    names: ["Publication", "Product.publishedOnCurrentPublication"],
  },
  {
    part: "Smart collections",
    here: "rules on tag, title, type, vendor, variant price and reduced price; members follow at once",
    ground: "the platform may take a while; the other columns are not needed yet",
    names: ["Collection.ruleSet"],
  },
  {
    part: "Markets",
    here: "regions are countries; one domain without subfolders; no catalogs or price lists",
    ground: "enough for where a shop sells and in which currency",
    names: ["Market", "MarketWebPresence"],
  },
  {
    part: "A cart and selling plans",
    here: "a product sold on a plan alone is refused without one, and a plan is refused, as carts keep none",
    ground: "wording from public reports; better a refusal than a wrong price",
  },
  {
    part: "Fulfilment orders",
    here: "one an order and one an exchange; IN_PROGRESS once a part is sent; a parcel taken back opens the same one again",
    ground: "no page says when a merchant's own is IN_PROGRESS; the platform makes a new one",
    names: ["FulfillmentOrder", "Mutation.fulfillmentCreate", "Mutation.fulfillmentCancel"],
  },
  {
    part: "Refunded goods",
    here: "without restockType nothing is restocked and an unsent unit is still to be sent; discount and tax by value",
    ground: "the three kinds are documented, the default and the shares are not",
    names: ["Mutation.refundCreate", "Order.suggestedRefund"],
  },
  {
    part: "Processing a return",
    here: "does not close it; the order is INSPECTION_COMPLETE when all is processed; without dispositions no restock",
    ground: "not documented",
    names: ["Mutation.returnProcess", "Order.returnStatus"],
  },
  {
    part: "Editing an order",
    here: "quantities, variants and custom items; tax and discount stay as they were",
    ground: "not needed yet",
    names: ["CalculatedOrder", "Mutation.orderEditCommit"],
  },
  {
    part: "Drafts",
    here: "no taxes, payment terms or companies; completing sells beyond the stock; a completed one can be deleted",
    ground: "the stock is said to be the merchant's to check; the last is a guess",
    names: ["DraftOrder", "Mutation.draftOrderComplete", "Mutation.draftOrderDelete"],
  },
  {
    part: "Store credit",
    here: "no credit limit; what has expired leaves the balance without a transaction of its own",
    ground: "a limit exists, its height is not published",
    names: ["StoreCreditAccount", "Mutation.storeCreditAccountCredit"],
  },
  {
    part: "Web pixel and Flow triggers",
    here: "settings must be a JSON object, triggers are recorded; neither is held against the app's extension files",
    ground: "the Admin API's engine does not read extensions",
    names: ["Mutation.webPixelCreate", "Mutation.webPixelUpdate", "Mutation.flowTriggerReceive"],
  },
  {
    part: "Customer accounts",
    here: "every client needs PKCE and none a secret; codes live 5 min, tokens 2 h, refresh tokens 30 days and once; a shop's sign-in is always on shopify.com; access scopes and cost of the API are not asked",
    ground: "the flow is documented, lifetimes and a machine-readable table of scopes are not published",
  },
];
