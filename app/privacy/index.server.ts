/**
 * The face of privacy: what Shopify's compliance webhooks demand, and forgetting after the days a merchant set. Works on our own tables alone, without a token, as
 * shop/redact comes 48 hours after the app was removed.
 */
export { dataRequests, exportCustomer, type CustomerExport } from "./export.server";
export { redactCustomer, redactShop } from "./redact.server";
export { forgetOldConversations, registerJobs } from "./retention.server";
