/**
 * What a shop keeps besides products, customers and orders: stock by location, selling plans, blogs, markets, delivery
 * profiles, metafield definitions, metaobjects and menus. Plain arrays and records, optional on ShopState, so that a
 * shop saved or built without them is still whole. Money is minor units, times are UTC epoch milliseconds.
 */

export interface ShopLocation {
  id: number;
  name: string;
  /** Missing = active. */
  isActive?: boolean;
  countryCode?: string;
  city?: string;
}

/** States that the platform counts into on_hand but never sells; `reserved` is for drafts and held units. */
export type SetAside = "reserved" | "damaged" | "safety_stock" | "quality_control";

/**
 * A variant's stock at one location. The shop's first location sells what the others leave of
 * Variant.inventoryQuantity, so the sum over locations is that number whoever changed it.
 */
export interface StockLevel {
  locationId: number;
  /** Not read at the first location. */
  available: number;
  incoming: number;
  setAside?: Partial<Record<SetAside, number>>;
  updatedAt: number;
}

/** How much one piece holds and what amount its unit price is told for: 250 ML, per 100 ML. */
export interface UnitMeasure {
  quantityValue: number;
  quantityUnit: string; // UnitPriceMeasurementMeasuredUnit
  referenceValue: number;
  referenceUnit: string;
}

export interface SellingPlanGroup {
  id: number;
  /** Number of the app that made it; only that app finds it without `app_id:ALL`. */
  ownerAppId: number;
  /** The `appId` text that the app chose to show in Liquid and product JSON. */
  appId: string | null;
  name: string;
  merchantCode: string;
  description: string | null;
  options: string[];
  position: number | null;
  productIds: number[];
  variantIds: number[];
  plans: SellingPlan[];
  createdAt: number;
  updatedAt: number;
}

export type PlanInterval = "DAY" | "WEEK" | "MONTH" | "YEAR";

export interface SellingPlan {
  id: number;
  name: string;
  description: string | null;
  options: string[];
  position: number | null;
  category: "SUBSCRIPTION" | "PRE_ORDER" | "TRY_BEFORE_YOU_BUY" | "OTHER";
  billing:
    | { kind: "recurring"; interval: PlanInterval; count: number; minCycles: number | null; maxCycles: number | null }
    /** Paid at checkout in this share; the rest when it is sent, or nothing when it is 100. */
    | { kind: "fixed"; checkoutPercent: number };
  delivery:
    | { kind: "recurring"; interval: PlanInterval; count: number }
    /** `at` null: as soon as it is there. */
    | { kind: "fixed"; at: number | null };
  pricing: PlanPricing[];
  createdAt: number;
}

export interface PlanPricing {
  /** A tenth off is {type: "PERCENTAGE", percent: 10}. */
  adjustment: { type: "PERCENTAGE"; percent: number } | { type: "FIXED_AMOUNT" | "PRICE"; minor: number };
  /** Null: holds from the first order; otherwise after so many cycles. */
  afterCycle: number | null;
}

export interface Blog {
  id: number;
  handle: string;
  title: string;
  commentPolicy: "CLOSED" | "MODERATED" | "AUTO_PUBLISHED";
  createdAt: number;
  updatedAt: number;
}

export interface Article {
  id: number;
  blogId: number;
  handle: string;
  title: string;
  bodyHtml: string;
  summaryHtml: string | null;
  author: string;
  tags: string[];
  /** Null = hidden; in the future = not visible yet. */
  publishedAt: number | null;
  createdAt: number;
  updatedAt: number;
}

/** Languages besides the primary one. */
export interface ShopLocale {
  locale: string;
  isPublished: boolean;
}

export interface Market {
  id: number;
  handle: string;
  name: string;
  status: "ACTIVE" | "DRAFT";
  /** Countries of its regions condition. */
  countries: string[];
  currency: string;
  hasLocalCurrencies: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface DeliveryProfile {
  id: number;
  name: string;
  isDefault: boolean;
  /** Locations that send for it; all of them share the zones. */
  locationIds: number[];
  zones: DeliveryZone[];
}

export interface DeliveryZone {
  id: number;
  name: string;
  /** `code` null: every country that no other zone names. `provinces` null: the whole country. */
  countries: { code: string | null; provinces: string[] | null }[];
  methods: DeliveryMethod[];
}

export interface DeliveryMethod {
  id: number;
  name: string;
  description: string | null;
  isActive: boolean;
  priceMinor: number;
  conditions: DeliveryCondition[];
}

export interface DeliveryCondition {
  id: number;
  operator: "GREATER_THAN_OR_EQUAL_TO" | "LESS_THAN_OR_EQUAL_TO";
  bound: { field: "TOTAL_PRICE"; minor: number } | { field: "TOTAL_WEIGHT"; grams: number };
}

export interface MetafieldDefinition {
  id: number;
  ownerType: string; // MetafieldOwnerType, e.g. "PRODUCT"
  namespace: string;
  key: string;
  name: string;
  description: string | null;
  type: string;
  storefront: "PUBLIC_READ" | "NONE";
  /** Place among the pinned ones; null = not pinned. */
  pinnedPosition: number | null;
}

export interface MetaobjectDefinition {
  id: number;
  type: string;
  name: string;
  displayNameKey: string | null;
  fields: { key: string; name: string; type: string; required: boolean }[];
  createdAt: number;
  updatedAt: number;
}

export interface Metaobject {
  id: number;
  type: string;
  handle: string;
  values: Record<string, string>;
  createdAt: number;
  updatedAt: number;
}

export interface Menu {
  id: number;
  handle: string;
  title: string;
  isDefault: boolean;
  items: MenuItem[];
}

export interface MenuItem {
  id: number;
  title: string;
  type: string; // MenuItemType
  /** Global id of what it points at; null for plain addresses. */
  resourceId: string | null;
  url: string;
  items: MenuItem[];
}

/** What makes a collection a smart one: its members are found by these rules. */
export interface CollectionRules {
  /** True: one rule is enough; false: all must hold. */
  isAny: boolean;
  rules: { column: CollectionColumn; relation: string; condition: string }[];
}

export type CollectionColumn = "TAG" | "TITLE" | "TYPE" | "VENDOR" | "VARIANT_PRICE" | "IS_PRICE_REDUCED";

export type CollectionOrder =
  "MANUAL" | "ALPHA_ASC" | "ALPHA_DESC" | "BEST_SELLING" | "CREATED" | "CREATED_DESC" | "PRICE_ASC" | "PRICE_DESC";
