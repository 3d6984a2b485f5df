/**
 * The Liquid objects of a storefront page, made from the shop's state: shop, product, collection, customer, cart,
 * routes, request, localization. The theme and the app's blocks get the same ones. Names are the platform's:
 * https://shopify.dev/docs/api/liquid/objects
 */
import {
  isListed,
  isProductAvailable,
  isVariantAvailable,
  ordersOfCustomer,
  priceRange,
  variantTitle,
} from "../domain/catalogue-facts";
import type { Collection, Customer, Metafield, Product, ShopState, Variant } from "../domain/types";
import { moneyFormatOf } from "./money";
import { wordsOf } from "./words";

export type LiquidObject = Record<string, unknown>;

export const ROUTES = {
  root_url: "/",
  all_products_collection_url: "/collections/all",
  collections_url: "/collections",
  cart_url: "/cart",
  cart_add_url: "/cart/add",
  cart_change_url: "/cart/change",
  cart_update_url: "/cart/update",
  cart_clear_url: "/cart/clear",
  search_url: "/search",
  predictive_search_url: "/search/suggest",
  product_recommendations_url: "/recommendations/products",
  account_url: "/account",
  account_login_url: "/account/login",
  account_logout_url: "/account/logout",
} as const;

export function shopObject(shop: ShopState): LiquidObject {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    currency: shop.currency,
    money_format: moneyFormatOf(shop),
    domain: shop.domain,
    permanent_domain: shop.domain,
    url: `https://${shop.domain}`,
    secure_url: `https://${shop.domain}`,
    locale: shop.primaryLocale,
    customer_accounts_enabled: true,
    enabled_currencies: [{ iso_code: shop.currency }],
    published_locales: [{ iso_code: shop.primaryLocale, primary: true, root_url: "/" }],
    products_count: shop.products.size,
    collections_count: shop.collections.size,
    policies: [...shop.policies.values()].map((policy) => policyObject(shop, policy.type)),
    metafields: {},
  };
}

export function localizationObject(shop: ShopState): LiquidObject {
  const isChinese = shop.primaryLocale.startsWith("zh");
  return {
    language: {
      iso_code: shop.primaryLocale,
      primary: true,
      root_url: "/",
      endonym_name: isChinese ? "简体中文" : "English",
    },
    country: { iso_code: isChinese ? "CN" : "US", currency: { iso_code: shop.currency } },
    available_languages: [{ iso_code: shop.primaryLocale, primary: true, root_url: "/" }],
  };
}

export function customerObject(shop: ShopState, customer: Customer): LiquidObject {
  const orders = ordersOfCustomer(shop, customer.id);
  return {
    id: customer.id,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: fullName(shop, customer),
    email: customer.email,
    phone: customer.phone,
    tags: customer.tags,
    orders_count: orders.length,
    has_account: true,
    accepts_marketing: customer.marketingState === "SUBSCRIBED",
  };
}

/** Family name first, without a space, in Chinese shops. */
export function fullName(shop: ShopState, customer: Customer): string {
  return shop.primaryLocale.startsWith("zh")
    ? `${customer.lastName}${customer.firstName}`
    : `${customer.firstName} ${customer.lastName}`;
}

export function productObject(product: Product, selectedVariantId: number | null = null): LiquidObject {
  const range = priceRange(product);
  const variants = product.variants.map((variant) => variantObject(product, variant));
  const selected = variants.find((variant) => variant.id === selectedVariantId) ?? null;
  const compareAt = Math.max(0, ...product.variants.map((variant) => variant.compareAtMinor ?? 0));
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    description: product.descriptionHtml,
    content: product.descriptionHtml,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    url: `/products/${product.handle}`,
    available: isProductAvailable(product),
    has_price: range !== null,
    price: range?.minMinor ?? 0,
    price_min: range?.minMinor ?? 0,
    price_max: range?.maxMinor ?? 0,
    price_varies: range !== null && range.minMinor !== range.maxMinor,
    compare_at_price: compareAt > (range?.minMinor ?? 0) ? compareAt : null,
    compare_at_price_max: compareAt,
    has_only_default_variant: product.options.length === 0,
    options: product.options.map((option) => option.name),
    options_with_values: product.options.map((option, index) => ({
      name: option.name,
      position: index + 1,
      values: option.values,
    })),
    variants,
    selected_variant: selected,
    selected_or_first_available_variant:
      selected ?? variants.find((variant) => variant.available === true) ?? variants[0] ?? null,
    first_available_variant: variants.find((variant) => variant.available === true) ?? null,
    featured_image: product.images[0] ? imageObject(product, product.images[0]) : null,
    images: product.images.map((image) => imageObject(product, image)),
    media: product.images.map((image) => imageObject(product, image)),
    metafields: metafieldsObject(product.metafields),
    published_at: product.publishedAt === null ? null : new Date(product.publishedAt).toISOString(),
    created_at: new Date(product.createdAt).toISOString(),
  };
}

export function variantObject(product: Product, variant: Variant): LiquidObject {
  // Null for a variant without a picture of its own, as on the platform.
  const image = product.images.find((one) => one.id === variant.imageId);
  return {
    id: variant.id,
    title: variantTitle(product, variant),
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.priceMinor ?? 0,
    has_price: variant.priceMinor !== null,
    compare_at_price: variant.compareAtMinor,
    available: isVariantAvailable(variant),
    inventory_quantity: variant.inventoryQuantity,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_management: variant.tracked ? "shopify" : null,
    options: variant.optionValues,
    option1: variant.optionValues[0] ?? null,
    option2: variant.optionValues[1] ?? null,
    option3: variant.optionValues[2] ?? null,
    weight: variant.weightGrams ?? 0,
    url: `/products/${product.handle}?variant=${variant.id}`,
    featured_image: image ? imageObject(product, image) : null,
    requires_selling_plan: product.needsPlan === true,
  };
}

/** `shown` are those of its products that the page needs as objects. */
export function collectionObject(
  shop: ShopState,
  collection: Collection,
  now: number,
  shown: readonly Product[],
): LiquidObject {
  const products = collection.productIds
    .flatMap((id) => shop.products.get(id) ?? [])
    .filter((product) => isListed(product, now));
  return {
    id: collection.id,
    handle: collection.handle,
    title: collection.title,
    description: collection.descriptionHtml,
    url: `/collections/${collection.handle}`,
    products_count: products.length,
    all_products_count: products.length,
    products: shown.map((product) => productObject(product)),
    image: products[0]?.images[0] ? imageObject(products[0], products[0].images[0]) : null,
  };
}

export function policyObject(shop: ShopState, type: string): LiquidObject | null {
  const policy = shop.policies.get(type);
  if (!policy) return null;
  return {
    id: policy.id,
    title: policy.title || wordsOf(shop.primaryLocale)(`policy.${type}`),
    body: policy.bodyHtml,
    url: `/policies/${policySlug(type)}`,
  };
}

/** "REFUND_POLICY" → "refund-policy", as in the storefront's URLs. */
export function policySlug(type: string): string {
  return type.toLowerCase().replaceAll("_", "-");
}

function imageObject(product: Product, image: Product["images"][number]): LiquidObject {
  return {
    id: image.id,
    src: image.url,
    alt: image.alt ?? product.title,
    width: image.width,
    height: image.height,
    aspect_ratio: image.width / image.height,
    media_type: "image",
  };
}

/** `metafields.<namespace>.<key>` with `.value` and `.type`; printing the object prints its value. */
export function metafieldsObject(fields: Metafield[]): LiquidObject {
  const out: Record<string, Record<string, unknown>> = {};
  for (const field of fields) (out[field.namespace] ??= {})[field.key] = metafieldObject(field.type, field.value);
  return out;
}

export function metafieldObject(type: string, value: string): LiquidObject {
  const typed = typedValue(type, value);
  return { type, value: typed, list: type.startsWith("list."), toString: () => value, valueOf: () => typed };
}

function typedValue(type: string, value: string): unknown {
  if (type === "boolean") return value === "true";
  if (type === "number_integer" || type === "number_decimal") return Number(value);
  if (type !== "json" && !type.startsWith("list.")) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
