/**
 * Who is signed in on a storefront. The cookie holds the customer's id, signed per shop, so that nobody becomes someone
 * else by editing it. The sign-in page, the control API (for terminal clients) and the app proxy use it.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Customer, ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import type { Inbound } from "../http/exchange";

export const CUSTOMER_COOKIE = "_sandbox_customer";

/** The cookie's value for a customer of a shop. */
export function customerCookieValue(context: SandboxContext, shop: ShopState, customer: Customer): string {
  return `${customer.id}.${sign(context, shop, customer.id)}`;
}

/** Set-Cookie for a sign-in; `customer` null signs out. */
export function customerCookie(context: SandboxContext, shop: ShopState, customer: Customer | null): string {
  const value = customer ? customerCookieValue(context, shop, customer) : "";
  return `${CUSTOMER_COOKIE}=${value}; Path=/; Max-Age=${customer ? 30 * 86_400 : 0}; HttpOnly; SameSite=Lax; Secure`;
}

/** The signed-in customer of a request, or null. */
export function signedInCustomer(context: SandboxContext, shop: ShopState, inbound: Inbound): Customer | null {
  const [id, signature] = (inbound.cookies.get(CUSTOMER_COOKIE) ?? "").split(".");
  if (!id || !signature) return null;
  const wanted = Buffer.from(sign(context, shop, Number(id)));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
  return shop.customers.get(Number(id)) ?? null;
}

function sign(context: SandboxContext, shop: ShopState, customerId: number): string {
  return createHmac("sha256", context.app.apiSecret)
    .update(`customer:${shop.domain}:${customerId}`)
    .digest("hex")
    .slice(0, 32);
}
