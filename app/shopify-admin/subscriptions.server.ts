/**
 * Webhook subscriptions of one shop, made through the Admin API. Called by the sync for topics whose scope a shop grants
 * after installation; all others stand in shopify.app.toml. Shopify takes a subscription away when its deliveries keep
 * failing, so the sync asks again every night.
 */
import { z } from "zod";
import { AppError } from "~/platform/errors";
import type { AdminClient } from "./client.server";

const OWN_SUBSCRIPTIONS = `#graphql
  query OwnSubscriptions {
    webhookSubscriptions(first: 100) { nodes { topic uri } }
  }
`;

const SUBSCRIBE = `#graphql
  mutation Subscribe($topic: WebhookSubscriptionTopic!, $uri: String!) {
    webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) {
      webhookSubscription { id }
      userErrors { message }
    }
  }
`;

const ownReply = z.object({
  webhookSubscriptions: z.object({ nodes: z.array(z.object({ topic: z.string(), uri: z.string() })) }),
});
const subscribeReply = z.object({
  webhookSubscriptionCreate: z.object({
    webhookSubscription: z.object({ id: z.string() }).nullish(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

/**
 * @param topics as the Admin API names them, e.g. INVENTORY_LEVELS_UPDATE
 * @param uri where they are delivered; HTTPS
 * @throws AppError shopify-rejected when Shopify refuses one, else as AdminClient.query
 */
export async function ensureSubscriptions(client: AdminClient, topics: string[], uri: string): Promise<void> {
  if (topics.length === 0) return;
  const subscribed = await subscribedTo(client, uri);
  for (const topic of topics.filter((one) => !subscribed.has(one))) {
    const { data } = await client.query(SUBSCRIBE, { topic, uri }, subscribeReply);
    const { webhookSubscription, userErrors } = data.webhookSubscriptionCreate;
    // Refused because another process was a moment earlier: then it is there, and that is all that counts.
    if (webhookSubscription || (await subscribedTo(client, uri)).has(topic)) continue;
    const why = userErrors.map((error) => error.message).join("; ");
    throw new AppError("shopify-rejected", `The webhook topic ${topic} was refused: ${why}`);
  }
}

async function subscribedTo(client: AdminClient, uri: string): Promise<Set<string>> {
  const { data } = await client.query(OWN_SUBSCRIPTIONS, {}, ownReply);
  return new Set(data.webhookSubscriptions.nodes.filter((row) => row.uri === uri).map((row) => row.topic));
}
