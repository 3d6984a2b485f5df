/**
 * Sign-in on a sandbox storefront: a list of demo customers, one click each, no password. `?as=HANDLE&return_to=/path`
 * signs in at once, for links in the demo and in tests. Also the account page with the customer's own orders.
 */
import type { Customer, ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { redirect, text, type Inbound, type Reply } from "../http/exchange";
import { fullName } from "./objects";
import { orderObject, type PageChoice } from "./pages";
import { customerCookie } from "./session";
import { wordsOf } from "./words";

/** Answers /account/login?as= and /account/logout; null for the pages. */
export function accountAction(context: SandboxContext, shop: ShopState, inbound: Inbound, path: string): Reply | null {
  const query = inbound.url.searchParams;
  if (path === "/account/logout")
    return redirect(localPath(query.get("return_to")) ?? "/", 302, {
      "set-cookie": [customerCookie(context, shop, null)],
    });
  const handle = path === "/account/login" ? query.get("as") : null;
  if (!handle) return null;
  const customer = [...shop.customers.values()].find((one) => one.handle === handle);
  if (!customer) return text(`This shop has no demo customer "${handle}".`, 404);
  return redirect(localPath(query.get("return_to") ?? query.get("checkout_url")) ?? "/account", 302, {
    "set-cookie": [customerCookie(context, shop, customer)],
  });
}

/** The account pages: login list, overview, one of the customer's own orders. Null for other paths. */
export function accountPage(
  shop: ShopState,
  path: string,
  customer: Customer | null,
  query: URLSearchParams,
): PageChoice | null | "sign-in-first" {
  const words = wordsOf(shop.primaryLocale);
  if (path === "/account/login") {
    const people = [...shop.customers.values()].filter((one) => one.handle !== "").slice(0, 12);
    const list = people.map((one) => ({ handle: one.handle, name: fullName(shop, one), email: one.email }));
    return {
      template: "customers/login",
      title: words("account.sign_in"),
      data: { demo_customers: list, return_to: localPath(query.get("return_to")) ?? "/account" },
    };
  }
  if (path !== "/account" && !path.startsWith("/account/orders/")) return null;
  if (!customer) return "sign-in-first";
  const orders = [...shop.orders.values()]
    .filter((order) => order.customerId === customer.id)
    .sort((a, b) => b.createdAt - a.createdAt);
  if (path === "/account")
    return { template: "customers/account", title: words("nav.account"), data: { orders: orders.map(orderObject) } };
  const order = orders.find((one) => one.statusPageToken === path.slice("/account/orders/".length));
  return order ? { template: "customers/order", title: order.name, data: { order: orderObject(order) } } : null;
}

/** A return address is followed only when it is a path of this shop. */
function localPath(value: string | null): string | null {
  if (!value) return null;
  if (/^\/(?![/\\])/.test(value)) return value;
  const path = /^https:\/\/[a-z0-9-]+\.myshopify\.com(\/.*)?$/i.exec(value);
  return path ? (path[1] ?? "/") : null;
}
