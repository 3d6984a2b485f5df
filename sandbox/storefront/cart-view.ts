/**
 * A cart as the Ajax Cart API shows it and as the theme's cart page uses it: prices in minor units, read from the shop
 * now. Lines whose variant no longer exists are left out, as on the platform.
 * Shape: https://shopify.dev/docs/api/ajax/reference/cart
 */
import { createHash } from "node:crypto";
import { findVariant, isGiftCard, variantTitle } from "../domain/catalogue-facts";
import type { ShopState } from "../domain/types";
import type { Cart, CartLine } from "./cart-store";

export type CartItem = Record<string, unknown> & { key: string; quantity: number; line_price: number; grams: number };

export type CartView = Record<string, unknown> & { items: CartItem[]; item_count: number; total_price: number };

/** The cart's JSON; an absent cart shows as empty. */
export function viewCart(shop: ShopState, cart: Cart | null): CartView {
  const items = (cart?.lines ?? []).flatMap((line) => viewLine(shop, line) ?? []);
  const total = items.reduce((sum, item) => sum + item.line_price, 0);
  return {
    token: cart?.token ?? "",
    note: cart?.note ?? null,
    attributes: cart?.attributes ?? {},
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    total_weight: items.reduce((sum, item) => sum + item.grams * item.quantity, 0),
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    items,
    requires_shipping: items.some((item) => item.requires_shipping === true),
    currency: shop.currency,
    items_subtotal_price: total,
    cart_level_discount_applications: [],
  };
}

/** The key of a cart line: variant id and a digest of its properties. */
export function lineKey(line: CartLine): string {
  return `${line.variantId}:${createHash("md5")
    .update(JSON.stringify([line.variantId, Object.entries(line.properties).sort()]))
    .digest("hex")}`;
}

export function viewLine(shop: ShopState, line: CartLine): CartItem | null {
  const found = findVariant(shop, line.variantId);
  if (!found) return null;
  const { product, variant } = found;
  const price = variant.priceMinor ?? 0;
  const title = variantTitle(product, variant);
  const isOnlyDefault = product.variants.length === 1 && title === "Default Title";
  const image = product.images[0];
  return {
    id: variant.id,
    properties: line.properties,
    quantity: line.quantity,
    variant_id: variant.id,
    key: lineKey(line),
    title: isOnlyDefault ? product.title : `${product.title} - ${title}`,
    price,
    original_price: price,
    discounted_price: price,
    presentment_price: price / 10 ** shop.currencyDigits,
    line_price: price * line.quantity,
    original_line_price: price * line.quantity,
    total_discount: 0,
    discounts: [],
    sku: variant.sku,
    grams: variant.weightGrams ?? 0,
    vendor: product.vendor,
    taxable: true,
    product_id: product.id,
    product_has_only_default_variant: isOnlyDefault,
    gift_card: isGiftCard(product),
    final_price: price,
    final_line_price: price * line.quantity,
    url: `/products/${product.handle}?variant=${variant.id}`,
    featured_image: image
      ? {
          aspect_ratio: image.width / image.height,
          alt: image.alt ?? product.title,
          height: image.height,
          url: image.url,
          width: image.width,
        }
      : null,
    image: image?.url ?? null,
    handle: product.handle,
    requires_shipping: !isGiftCard(product),
    product_type: product.productType,
    product_title: product.title,
    product_description: plainText(product.descriptionHtml),
    variant_title: isOnlyDefault ? null : title,
    variant_options: variant.optionValues,
    options_with_values: product.options.map((option, index) => ({
      name: option.name,
      value: variant.optionValues[index] ?? "",
    })),
    line_level_discount_allocations: [],
    line_level_total_discount: 0,
    has_components: false,
  };
}

/** HTML reduced to its text, on one line. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/\s+/g, " ")
    .trim();
}
