/**
 * webhookSubscriptionCreate and its deletion: recorded in the shop's state, where the hooks find them. Subscriptions
 * of shopify.app.toml are not made here.
 */
import { gid, parseGid } from "../../domain/gid";
import { fields, type Args } from "../context";
import { subscriptionOf } from "../sources";

export const webhookMutations = fields<unknown>({
  webhookSubscriptionCreate: (_s, args, ctx) => {
    const input = args["webhookSubscription"] as Args;
    const topic = String(args["topic"]);
    const uri = String(input["uri"] ?? input["callbackUrl"] ?? "");
    const fail = (field: string[], message: string): object => ({
      webhookSubscription: null,
      userErrors: [{ field, message }],
    });
    if (!uri.startsWith("https://")) return fail(["webhookSubscription", "uri"], "Address protocol must be https");
    const own = (ctx.shop.webhookSubscriptions ??= []);
    if (own.some((w) => w.topic === topic && w.uri === uri))
      return fail(["webhookSubscription", "uri"], "Address for this topic has already been taken");
    const now = ctx.world.now();
    const subscription = {
      id: ctx.world.nextId(ctx.shop),
      topic,
      uri,
      filter: input["filter"] == null ? null : String(input["filter"]),
      includeFields: Array.isArray(input["includeFields"]) ? input["includeFields"].map(String) : [],
      createdAt: now,
      updatedAt: now,
    };
    own.push(subscription);
    ctx.world.touch?.(ctx.shop);
    return { webhookSubscription: subscriptionOf(subscription), userErrors: [] };
  },
  webhookSubscriptionDelete: (_s, args, ctx) => {
    const id = parseGid(args["id"])?.id ?? -1;
    const own = ctx.shop.webhookSubscriptions ?? [];
    if (!own.some((w) => w.id === id))
      return {
        deletedWebhookSubscriptionId: null,
        userErrors: [{ field: ["id"], message: "Webhook subscription does not exist" }],
      };
    ctx.shop.webhookSubscriptions = own.filter((w) => w.id !== id);
    ctx.world.touch?.(ctx.shop);
    return { deletedWebhookSubscriptionId: gid("WebhookSubscription", id), userErrors: [] };
  },
});
