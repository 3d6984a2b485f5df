/**
 * The Ajax Cart API of a storefront: /cart.js, add, change, update, clear, as JSON or form posts. The bubble's
 * add-to-cart and the theme's own script use it. 422 for sold out or too many, 404 for an unknown variant.
 * https://shopify.dev/docs/api/ajax/reference/cart
 */
import { z } from "zod";
import { findVariant, isOnOnlineStore, isVariantAvailable } from "../domain/catalogue-facts";
import type { Product, ShopState, Variant } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { bodyFields, json, redirect, type Inbound, type Reply } from "../http/exchange";
import type { Cart, CartLine } from "./cart-store";
import { lineKey, viewCart, viewLine } from "./cart-view";
import { wordsOf } from "./words";

const COOKIE_LIFETIME_S = 14 * 86_400;

const quantity = z.coerce.number().int().min(0).max(1_000_000);
const itemShape = z.object({
  id: z.coerce.number().int(),
  quantity: quantity.default(1),
  properties: z.record(z.string(), z.coerce.string()).nullish(),
  selling_plan: z.union([z.string(), z.number()]).nullish(),
});
const changeShape = z.object({ id: z.coerce.string().optional(), line: z.coerce.number().int().optional(), quantity });
const updateShape = z.object({
  updates: z.union([z.record(z.string(), quantity), z.array(quantity)]).optional(),
  note: z.string().optional(),
  attributes: z.record(z.string(), z.coerce.string()).optional(),
});

/** Answers a cart path, or null when `path` is none. `path` may end in ".js" or not (a form post is redirected). */
export async function ajaxCart(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  path: string,
): Promise<Reply | null> {
  const match = /^\/cart(?:\/(add|change|update|clear))?(\.js|\.json)?$/.exec(path);
  if (!match || (!match[1] && !match[2])) return null;
  const action = match[1] ?? "read";
  const known = context.carts.find(shop.domain, inbound.cookies.get("cart"));
  if (action === "read") return reply(shop, known, json(viewCart(shop, known)));
  if (inbound.method !== "POST") return failure(405, "Method Not Allowed", "This path takes POST.");
  const fields = await bodyFields(inbound);
  if (!fields) return failure(400, "Bad Request", "The body is neither JSON nor a form.");
  const cart = known ?? context.carts.create(shop.domain);
  const answer = act(context, shop, cart, action, fields);
  context.carts.changed();
  const wantsPage = match[2] === undefined && !(inbound.headers.accept ?? "").includes("json") && answer.status < 400;
  return reply(
    shop,
    cart,
    wantsPage ? redirect(typeof fields.return_to === "string" ? fields.return_to : "/cart", 303) : answer,
  );
}

function act(
  context: SandboxContext,
  shop: ShopState,
  cart: Cart,
  action: string,
  fields: Record<string, unknown>,
): Reply {
  if (action === "clear") {
    cart.lines = [];
    return json(viewCart(shop, cart));
  }
  if (action === "add") return add(context, shop, cart, fields);
  if (action === "change") return change(shop, cart, fields);
  return update(shop, cart, fields);
}

function add(context: SandboxContext, shop: ShopState, cart: Cart, fields: Record<string, unknown>): Reply {
  const items = z
    .array(itemShape)
    .min(1)
    .safeParse(Array.isArray(fields.items) ? fields.items : (formItems(fields) ?? [withProperties(fields)]));
  if (!items.success) return failure(400, "Bad Request", "Required parameter missing or invalid: items");
  const before = structuredClone(cart.lines);
  const added: CartLine[] = [];
  for (const item of items.data) {
    const found = findVariant(shop, item.id);
    if (!found || !isOnOnlineStore(found.product, context.world.now())) {
      cart.lines = before;
      return failure(404, "Cart Error", "Cannot find variant");
    }
    const noPlan = refusePlan(shop, found.product, item.selling_plan);
    if (noPlan) {
      cart.lines = before;
      return noPlan;
    }
    const line: CartLine = { variantId: item.id, quantity: 0, properties: item.properties ?? {} };
    const existing = cart.lines.find((one) => lineKey(one) === lineKey(line)) ?? line;
    const refusal = refuseQuantity(
      shop,
      found.variant,
      found.product.title,
      existing.quantity + item.quantity,
      existing.quantity,
    );
    if (refusal) {
      cart.lines = before;
      return refusal;
    }
    existing.quantity += item.quantity;
    if (existing === line) cart.lines.unshift(line);
    added.push({ ...existing });
  }
  const views = added.map((line) => viewLine(shop, line));
  return json(Array.isArray(fields.items) ? { items: views } : views[0]);
}

function change(shop: ShopState, cart: Cart, fields: Record<string, unknown>): Reply {
  const wanted = changeShape.safeParse(fields);
  if (!wanted.success) return failure(400, "Bad Request", "Required parameter missing or invalid: quantity");
  const { id, line, quantity: next } = wanted.data;
  const target = line
    ? cart.lines[line - 1]
    : cart.lines.find((one) => lineKey(one) === id || String(one.variantId) === id);
  if (!target) return failure(404, "Bad Request", "no valid id or line parameter");
  const refusal = setQuantity(shop, cart, target, next);
  return refusal ?? json(viewCart(shop, cart));
}

function update(shop: ShopState, cart: Cart, fields: Record<string, unknown>): Reply {
  const wanted = updateShape.safeParse(fields);
  if (!wanted.success) return failure(400, "Bad Request", "Parameter invalid: updates");
  const { updates, note, attributes } = wanted.data;
  const entries = Array.isArray(updates)
    ? updates.map((next, index) => [cart.lines[index], next] as const)
    : Object.entries(updates ?? {}).map(
        ([id, next]) =>
          [cart.lines.find((line) => lineKey(line) === id || String(line.variantId) === id), next] as const,
      );
  for (const [line, next] of entries) {
    const refusal = line ? setQuantity(shop, cart, line, next) : null;
    if (refusal) return refusal;
  }
  if (note !== undefined) cart.note = note;
  Object.assign(cart.attributes, attributes);
  return json(viewCart(shop, cart));
}

function setQuantity(shop: ShopState, cart: Cart, line: CartLine, next: number): Reply | null {
  const found = findVariant(shop, line.variantId);
  if (found && next > line.quantity) {
    const refusal = refuseQuantity(shop, found.variant, found.product.title, next, line.quantity);
    if (refusal) return refusal;
  }
  line.quantity = next;
  cart.lines = cart.lines.filter((one) => one.quantity > 0);
  return null;
}

function refuseQuantity(
  shop: ShopState,
  variant: Variant,
  title: string,
  wanted: number,
  inCart: number,
): Reply | null {
  const words = wordsOf(shop.primaryLocale);
  if (!isVariantAvailable(variant) || variant.priceMinor === null)
    return failure(422, "Cart Error", words("errors.sold_out", { title }));
  const isLimited = variant.tracked && variant.inventoryPolicy === "DENY";
  if (!isLimited || wanted <= variant.inventoryQuantity) return null;
  const stock = String(variant.inventoryQuantity);
  return failure(
    422,
    "Cart Error",
    words(inCart >= variant.inventoryQuantity ? "errors.all_in_cart" : "errors.only_some", { title, count: stock }),
  );
}

/** A product sold by plan alone needs one; a plan itself is refused, as carts here would charge the full price. */
function refusePlan(shop: ShopState, product: Product, plan: unknown): Reply | null {
  const words = wordsOf(shop.primaryLocale);
  if (plan != null && plan !== "") return failure(422, "Cart Error", words("errors.plan_not_kept"));
  return product.needsPlan ? failure(422, "Cart Error", words("errors.needs_plan")) : null;
}

/** `items[0][id]=…` of a form as a list; null when the form has none. */
function formItems(fields: Record<string, unknown>): Record<string, unknown>[] | null {
  const items: Record<string, unknown>[] = [];
  for (const [key, value] of Object.entries(fields)) {
    const match = /^items\[(\d+)\]\[(\w+)\]$/.exec(key);
    if (match?.[1] && match[2]) (items[Number(match[1])] ??= {})[match[2]] = value;
  }
  return items.length > 0 ? items.filter(Boolean) : null;
}

function withProperties(fields: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(fields).flatMap(([key, value]) => {
    const name = /^properties\[(.+)\]$/.exec(key)?.[1];
    return name ? [[name, value] as const] : [];
  });
  return entries.length > 0 ? { ...fields, properties: Object.fromEntries(entries) } : fields;
}

function reply(shop: ShopState, cart: Cart | null, answer: Reply): Reply {
  if (!cart || cart.shop !== shop.domain) return answer;
  const cookie = `cart=${cart.token}; Path=/; Max-Age=${COOKIE_LIFETIME_S}; SameSite=Lax; Secure`;
  return { ...answer, headers: { ...answer.headers, "set-cookie": [cookie], "cache-control": "no-store" } };
}

function failure(status: number, message: string, description: string): Reply {
  return json({ status, message, description }, status);
}
