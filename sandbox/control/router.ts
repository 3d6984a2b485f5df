/**
 * The control API, http://127.0.0.1:PORT/__control/…: what tests and the demo use to look into the sandbox and to act as
 * merchant, carrier and clock. JSON in, JSON out. README.md lists the routes.
 */
import { z } from "zod";
import { runDueJobs } from "../domain/jobs";
import type { ShopState } from "../domain/types";
import { shopByHandle, type SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { customerCookieValue, CUSTOMER_COOKIE } from "../storefront/session";
import { notFound, readBody } from "./answer";
import { catalogueRoute } from "./catalogue-routes";
import { contentRoute } from "./content-routes";
import { faultRoute } from "./fault-routes";
import { makeShopRoute } from "./make-shop-route";
import { tradeRoute } from "./order-routes";
import { platformRoute } from "./platform-routes";
import { shopRoute } from "./shop-routes";

export async function control(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const path = inbound.url.pathname.slice("/__control/".length).replace(/\/$/, "");
  const at = `${inbound.method} ${path}`;
  const shopPath = /^shops\/([a-z0-9-]+)(?:\/(.+))?$/.exec(path);
  if (shopPath?.[1]) {
    const shop = shopByHandle(context, shopPath[1]);
    if (!shop) return notFound(`No shop "${shopPath[1]}".`);
    const rest = decodeURIComponent(shopPath[2] ?? "");
    return (
      (await platformRoute(context, shop, inbound, rest)) ??
      (await catalogueRoute(context, shop, inbound, rest)) ??
      (await contentRoute(context, shop, inbound, rest)) ??
      (await tradeRoute(context, shop, inbound, rest)) ??
      shopRoute(context, shop, inbound, rest)
    );
  }
  if (at === "GET state") return json(state(context));
  if (at === "POST shops") return makeShopRoute(context, inbound);
  if (at === "POST reset") return reset(context);
  if (at === "POST clock/advance") {
    const body = await readBody(
      inbound,
      z.object({ ms: z.number().int().min(0).optional(), hours: z.number().min(0).optional() }),
    );
    if ("refusal" in body) return body.refusal;
    context.world.advance((body.value.ms ?? 0) + (body.value.hours ?? 0) * 3_600_000);
    for (const shop of context.world.shops.values()) runDueJobs(context.world, shop);
    await context.deliveries.run();
    return json({ now: new Date(context.world.now()).toISOString() });
  }
  const fault = await faultRoute(context, inbound, at);
  if (fault) return fault;
  if (at === "GET calls") return json({ calls: context.calls.rows });
  if (at === "DELETE calls") {
    context.calls.clear();
    return json({ calls: [] });
  }
  if (at === "GET egress") return json(context.egress);
  if (at === "GET deliveries") return json({ deliveries: context.deliveries.rows });
  if (at === "POST sign-in") return signIn(context, inbound);
  return notFound(`No control route ${at}. See sandbox/README.md.`);
}

function state(context: SandboxContext): unknown {
  const summary = (shop: ShopState): unknown => ({
    handle: shop.handle,
    domain: shop.domain,
    name: shop.name,
    locale: shop.primaryLocale,
    currency: shop.currency,
    install: shop.install,
    liveTokens: context.tokens.countFor(shop.domain),
    products: shop.products.size,
    variants: [...shop.products.values()].reduce((sum, product) => sum + product.variants.length, 0),
    orders: shop.orders.size,
    customers: [...shop.customers.values()].map((customer) => ({ id: customer.id, handle: customer.handle })),
    pages: [...shop.pages.values()].map((page) => page.handle),
    policies: [...shop.policies.keys()],
    appMetafields: Object.fromEntries(shop.appMetafields),
  });
  return {
    now: new Date(context.world.now()).toISOString(),
    app: context.config.read(),
    ports: context.ports,
    faults: context.faults,
    shops: [...context.world.shops.values()].map(summary),
  };
}

/** Back to the seed: shops, tokens, carts, faults and logs. The app's own database must be reset with it. */
async function reset(context: SandboxContext): Promise<Reply> {
  context.trouble.clear();
  context.tokens.clear();
  context.carts.clear();
  context.deliveries.clear();
  context.calls.clear();
  Object.assign(context.egress, { refused: [], tunnelled: 0 });
  await context.sandbox.reset();
  return json({ reset: true, shops: [...context.world.shops.keys()] });
}

async function signIn(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const body = await readBody(inbound, z.object({ shop: z.string(), customer: z.string() }));
  if ("refusal" in body) return body.refusal;
  const shop = shopByHandle(context, body.value.shop.replace(/\.myshopify\.com$/, ""));
  const customer = [...(shop?.customers.values() ?? [])].find((one) => one.handle === body.value.customer);
  if (!shop || !customer) return notFound(`No customer "${body.value.customer}" in "${body.value.shop}".`);
  const value = customerCookieValue(context, shop, customer);
  return json({
    cookieName: CUSTOMER_COOKIE,
    cookieValue: value,
    cookie: `${CUSTOMER_COOKIE}=${value}`,
    customerId: customer.id,
    shop: shop.domain,
  });
}
