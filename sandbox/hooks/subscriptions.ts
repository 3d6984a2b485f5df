/**
 * Which subscriptions a topic concerns, and what of a payload they want: those of the toml, which every installation
 * has, and those a shop's installation made through the Admin API. deliveries.ts asks for every change.
 */
import type { ShopState, WebhookSubscription } from "../domain/types";
import type { AppConfig } from "../http/app-config";
import { pathOf } from "../http/app-config";

export interface Target {
  /** Path at the app, e.g. "/webhooks"; null for an address that is not the app's (Pub/Sub, EventBridge). */
  path: string | null;
  includeFields: string[] | null;
  /** The Admin API's subscription; null for one of the toml, which failures never remove. */
  subscriptionId: number | null;
}

/** The targets subscribed to `topic` ("products/update"): the toml's first, in its order. */
export function targetsFor(config: AppConfig, shop: ShopState, topic: string): Target[] {
  const wanted = normalise(topic);
  const declared = config.subscriptions
    .filter((row) => [...row.topics, ...row.complianceTopics].some((one) => normalise(one) === wanted))
    .map((row) => ({ path: pathOf(row.uri), includeFields: row.includeFields, subscriptionId: null }));
  return [...declared, ...(shop.webhookSubscriptions ?? []).filter((one) => normalise(one.topic) === wanted).map(made)];
}

function made(subscription: WebhookSubscription): Target {
  const { id, uri, includeFields } = subscription;
  const path = /^(https?:|\/)/i.test(uri) ? pathOf(uri) : null;
  return { path, includeFields: includeFields.length ? includeFields : null, subscriptionId: id };
}

/** The payload with only the wanted top-level fields (`include_fields`); nested paths keep their whole parent. */
export function pickFields(payload: Record<string, unknown>, includeFields: string[] | null): Record<string, unknown> {
  if (!includeFields) return payload;
  const wanted = new Set(includeFields.map((field) => field.split(".")[0]));
  return Object.fromEntries(Object.entries(payload).filter(([key]) => wanted.has(key)));
}

/** A topic by its letters alone: "PRODUCTS_UPDATE" is "products/update", "CUSTOMER_TAGS_ADDED" "customer.tags_added". */
function normalise(topic: string): string {
  return topic.toLowerCase().replace(/[_./]/g, "");
}
