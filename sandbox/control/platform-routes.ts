/**
 * The control routes below shops/{handle} in which the platform itself acts: install and uninstall, the shop's plan,
 * the app's granted scopes, and the compliance requests of a customer.
 */
import { z } from "zod";
import { customerByHandle } from "../domain/operations";
import { updateShop } from "../domain/shop-settings";
import type { Customer, ShopState } from "../domain/types";
import { announceScopes } from "../http/granted-scopes";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { notFound, readBody } from "./answer";
import { installApp, tokenFor, uninstallApp } from "./install";

const DAY_MS = 86_400_000;
/** Source: https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance (customers/redact) */
const REDACT_AFTER_MS = 10 * DAY_MS;
const HALF_YEAR_MS = 183 * DAY_MS;

/** Names as Shop.plan.publicDisplayName has them; "Enterprise" stands for Commerce Components. */
const plans = ["Basic", "Grow", "Advanced", "Plus", "Enterprise"] as const;

/** Answers, or null when it is no route of these. */
export async function platformRoute(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  rest: string,
): Promise<Reply | null> {
  const [noun = "", id = "", action = ""] = rest.split("/");
  switch (`${inbound.method} ${noun}${action ? `/${action}` : ""}`) {
    case "POST install":
      return installApp(context, shop);
    case "POST token":
      return tokenFor(context, shop);
    case "POST uninstall":
      return json(uninstallApp(context, shop));
    case "POST plan": {
      const body = await readBody(inbound, z.object({ plan: z.enum(plans) }));
      if ("refusal" in body) return body.refusal;
      return json(setPlan(context, shop, body.value.plan));
    }
    case "POST scopes": {
      const body = await readBody(inbound, z.object({ granted: z.array(z.string()) }));
      if ("refusal" in body) return body.refusal;
      if (!shop.install) return notFound("The app is not installed.");
      announceScopes(context, shop, body.value.granted);
      return json(shop.install);
    }
    case "POST customers/redact":
    case "POST customers/data-request": {
      const customer =
        customerByHandle(shop, id) ?? [...shop.customers.values()].find((one) => String(one.id) === id) ?? null;
      if (!customer) return notFound(`No customer "${id}".`);
      return json(action === "redact" ? redact(context, shop, customer) : dataRequest(context, shop, customer));
    }
  }
  return null;
}

function setPlan(context: SandboxContext, shop: ShopState, plan: (typeof plans)[number]): unknown {
  updateShop(context.world, shop, { planName: plan, plusPlan: plan === "Plus" || plan === "Enterprise" });
  return { plan: shop.planName };
}

/** Sent 10 days after the request; with an order in the last six months, only when that is six months ago. */
function redact(context: SandboxContext, shop: ShopState, customer: Customer): unknown {
  const orders = ordersOf(shop, customer);
  const last = Math.max(0, ...orders.map((order) => order.createdAt));
  const wait = Math.max(REDACT_AFTER_MS, last + HALF_YEAR_MS - context.world.now());
  const payload = { ...subject(shop, customer), orders_to_redact: orders.map((order) => order.id) };
  context.deliveries.enqueue(shop, "customers/redact", payload, wait);
  return { topic: "customers/redact", sentAt: new Date(context.world.now() + wait).toISOString() };
}

function dataRequest(context: SandboxContext, shop: ShopState, customer: Customer): unknown {
  const orders = ordersOf(shop, customer).map((order) => order.id);
  const payload = {
    ...subject(shop, customer),
    orders_requested: orders,
    data_request: { id: context.world.nextId(shop) },
  };
  context.deliveries.enqueue(shop, "customers/data_request", payload);
  return { topic: "customers/data_request", sentAt: new Date(context.world.now()).toISOString() };
}

function ordersOf(shop: ShopState, customer: Customer): { id: number; createdAt: number }[] {
  return [...shop.orders.values()].filter((order) => order.customerId === customer.id);
}

function subject(shop: ShopState, customer: Customer): Record<string, unknown> {
  const { id, email, phone } = customer;
  return { shop_id: shop.id, shop_domain: shop.domain, customer: { id, email, phone } };
}
