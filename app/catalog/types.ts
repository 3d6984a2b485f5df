/**
 * What the catalogue takes and gives: snapshots as the sync hands them in, search requests and hits as the agent's
 * tools use them. Types only; behaviour is behind index.server.ts.
 */

export interface ProductSnapshot {
  gid: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  category: string | null;
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED";
  /** Non-null only when the online store publishes it. */
  onlineStoreUrl: string | null;
  isPublished: boolean;
  options: { name: string; values: string[] }[];
  metafields: { namespace: string; key: string; type: string; value: string }[];
  /** Every picture, the featured one first. */
  images: { url: string; alt: string | null }[];
  /** Bought by a selling plan only. */
  needsPlan: boolean;
  collections: CollectionSnapshot[];
  variants: VariantSnapshot[];
  createdAt: Date | null;
  updatedAt: Date;
}

export interface VariantSnapshot {
  gid: string;
  position: number;
  title: string;
  sku: string | null;
  priceMinor: number | null;
  compareAtMinor: number | null;
  availableForSale: boolean;
  inventoryQuantity: number | null;
  /** The shop sells on when the stock is 0. */
  isBackorder: boolean;
  inventoryItemGid: string | null;
  unitPrice: UnitPrice | null;
  options: { name: string; value: string }[];
}

export interface CollectionSnapshot {
  gid: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  updatedAt: Date;
}

/** "¥12.00 per 100 g": the price of a reference amount. `referenceUnit` is Shopify's, e.g. "G", "ML", "ITEM". */
export interface UnitPrice {
  priceMinor: number;
  referenceValue: number;
  referenceUnit: string;
}

/** Hard constraints: a product that breaks one is never returned as a hit. */
export interface ProductConstraints {
  priceMinMinor?: number | undefined;
  priceMaxMinor?: number | undefined;
  sizes?: string[] | undefined; // any of, normalised by attributes.ts
  colors?: string[] | undefined; // families, any of
  inStockOnly?: boolean | undefined;
  productTypes?: string[] | undefined;
}

export interface ProductSearch {
  /** The shopper's words, constraints already taken out or not; either language. May be empty with constraints. */
  text: string;
  constraints: ProductConstraints;
  limit: number; // 1..20
}

export interface ProductHit {
  gid: string;
  handle: string;
  score: number;
  /** Variant gids that satisfy every constraint, cheapest first. */
  fittingVariantGids: string[];
}

export interface ProductSearchResult {
  hits: ProductHit[];
  /** When hits is empty: nearest products with the constraint each breaks ("price": 1200 minor units over). */
  nearMisses: {
    handle: string;
    breaks: { constraint: "price" | "size" | "color" | "stock"; differenceMinor: number | null };
  }[];
}

/** A product metafield as the shop defines it. */
export interface MetafieldDefinition {
  namespace: string;
  key: string;
  name: string;
  type: string;
  /** The shop's definition opens it to everybody who visits the storefront. */
  isStorefront: boolean;
}

/** Units on their way to the shop, over all its locations. */
export interface IncomingSnapshot {
  inventoryItemGid: string;
  quantity: number;
}

/** A way to buy by plan: subscription, pre-order, try before you buy. */
export interface SellingPlan {
  gid: string;
  name: string;
  description: string | null;
  options: string[];
  /** The whole price rule of the plan, where it is a plain percentage. */
  percentOff: number | null;
}

export interface PlanGroupSnapshot {
  gid: string;
  name: string;
  plans: SellingPlan[];
  /** Products that are sold by it whole, with every variant. */
  productGids: string[];
}
