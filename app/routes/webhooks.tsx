/**
 * The door for Shopify's webhooks, all topics. Proven by signature, written in one transaction, then 200: Shopify sends
 * again whatever gets another answer, so a database that is down answers 5xx on purpose.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { AppError } from "~/platform/errors";
import { door } from "~/platform/http.server";
import { authenticate } from "~/shopify.server";
import { receive } from "~/sync/index.server";

export const action = door("webhooks", async ({ request }: ActionFunctionArgs) => {
  const webhook = await proven(request);
  const triggeredAt = webhook.triggeredAt ? new Date(webhook.triggeredAt) : null;
  await receive({
    shopDomain: webhook.shop,
    webhookId: webhook.webhookId,
    topic: String(webhook.topic),
    payload: webhook.payload,
    triggeredAt: triggeredAt && !Number.isNaN(triggeredAt.getTime()) ? triggeredAt : null,
  });
  return new Response(null, { status: 200 });
});

/** @throws Response 401 for a wrong signature, 400 for missing headers; AppError bad-request for a body that is no JSON */
async function proven(request: Request) {
  try {
    return await authenticate.webhook(request);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new AppError("bad-request", "The webhook's body is not JSON.");
    throw thrown;
  }
}
