/** One webhook as the door hands it in, proven by its signature. Type only; read by the inbox and the control steps. */
export interface Delivery {
  shopDomain: string;
  /** X-Shopify-Webhook-Id: the same for every retry of one delivery. */
  webhookId: string;
  /** As the library names it, PRODUCTS_UPDATE; "products/update" is understood too. */
  topic: string;
  payload: unknown;
  /** When the change happened at the shop, where Shopify said so. */
  triggeredAt: Date | null;
}
