/**
 * Who Shopify's app proxy says is asking. Its signature has been checked by the library before this is called; the shop
 * and the customer stand in the signed query and nowhere else.
 */
import { AppError } from "~/platform/errors";
import { askerOf } from "./asker.server";

export interface ProxyShopper {
  shopDomain: string;
  /** Digits, or null for a guest. */
  customerId: string | null;
}

/** @throws AppError bad-request when the signed query lacks a shop or holds a customer that is no id */
export function proxyShopper(request: Request): ProxyShopper {
  const { searchParams } = new URL(request.url);
  const shopDomain = searchParams.get("shop") ?? "";
  const customerId = searchParams.get("logged_in_customer_id") || null;
  if (shopDomain === "" || (customerId !== null && !/^\d{1,20}$/.test(customerId))) {
    throw new AppError("bad-request", "the proxy's query names no shop or no proper customer");
  }
  return { shopDomain, customerId };
}

/**
 * The asker of a token that came through the proxy: the token must be of the very shop and customer that Shopify signed.
 * @throws AppError unauthorised
 */
export async function proxyAskerOf(request: Request): ReturnType<typeof askerOf> {
  const { shopDomain, customerId } = proxyShopper(request);
  const found = await askerOf(request);
  const customerGid = customerId === null ? null : `gid://shopify/Customer/${customerId}`;
  if (found.shop.domain !== shopDomain || found.asker.customerGid !== customerGid) {
    throw new AppError("unauthorised", "the token is not of this shop and customer");
  }
  return found;
}
