/**
 * The sandbox's state: what a local Shopify knows. One state drives the Admin API, the storefront, the Ajax cart and
 * the webhooks, so that a sold-out variant is sold out everywhere. Ids are numbers; `gid://shopify/<Type>/<id>` is
 * made at the edges. Money is integer minor units of the shop's currency. Times are UTC epoch milliseconds.
 */
import type { CommerceState, ConsentFacts, ConsentState, Discount, Order } from "./commerce-types";
import type {
  Article,
  Blog,
  CollectionOrder,
  CollectionRules,
  DeliveryProfile,
  Market,
  Menu,
  MetafieldDefinition,
  Metaobject,
  MetaobjectDefinition,
  SellingPlanGroup,
  ShopLocale,
  ShopLocation,
  StockLevel,
  UnitMeasure,
} from "./catalogue-types";

export type { Discount, Fulfillment, Order, OrderLine, Refund, Return, Transaction } from "./commerce-types";

export interface World {
  /** The app under test, from its toml; set when the doors open. */
  app?: { name: string; handle: string };
  /** The sandbox's own clock; the control API can move it forward. */
  now(): number;
  advance(ms: number): void;
  shops: Map<string, ShopState>; // by permanent domain, e.g. "ridgeline.myshopify.com"
  /** Called after every state change that a real shop would announce. Topic in Admin form, e.g. "products/update". */
  onChange(listener: (change: Change) => void): () => void;
  announce(change: Change): void;
  /** Nobody hears what is announced (the seeded past), so its payloads need not be made. */
  isMuted?: boolean;
  /** Next id, deterministic for a seed. */
  nextId(shop: ShopState): number;
  /** Marks a shop as changed without announcing anything, so that the change is saved (installs, app metafields). */
  touch?(shop: ShopState): void;
}

export interface Change {
  shop: ShopState;
  topic: string;
  /** REST-shaped webhook payload as the platform sends it (id as number, admin_graphql_api_id as gid). */
  payload: Record<string, unknown>;
}

export interface ShopState {
  id: number;
  domain: string; // "ridgeline.myshopify.com"
  handle: string; // "ridgeline"
  name: string;
  email: string;
  currency: string; // ISO 4217
  currencyDigits: number; // 2 for USD and CNY, 0 for JPY
  primaryLocale: string; // "en" | "zh-CN"
  timezone: string; // IANA
  planName: string;
  plusPlan: boolean;
  passwordEnabled: boolean;
  products: Map<number, Product>;
  collections: Map<number, Collection>;
  customers: Map<number, Customer>;
  orders: Map<number, Order>;
  policies: Map<string, Policy>; // by ShopPolicyType, e.g. "REFUND_POLICY"
  pages: Map<number, Page>;
  locations: ShopLocation[];
  /** App-data metafields of the installed app (kill switch, proxy path) by "namespace.key". */
  appMetafields: Map<string, { type: string; value: string }>;
  install: Installation | null;
  lastId: number;
  /** Codes that shoppers type at checkout; read them through domain/discounts.ts. */
  discounts: Discount[];
  /** Shop-owned metafields. */
  metafields?: Metafield[];
  /** Subscriptions made through the Admin API (those of shopify.app.toml are the hooks' business). */
  webhookSubscriptions?: WebhookSubscription[];
  ownerName?: string;
  // Catalogue depth: domain/catalogue-types.ts.
  sellingPlanGroups?: SellingPlanGroup[];
  blogs?: Blog[];
  articles?: Article[];
  otherLocales?: ShopLocale[];
  markets?: Market[];
  deliveryProfiles?: DeliveryProfile[];
  metafieldDefinitions?: MetafieldDefinition[];
  metaobjectDefinitions?: MetaobjectDefinition[];
  metaobjects?: Metaobject[];
  menus?: Menu[];
  /** Drafts, store credit, jobs and the like: domain/commerce-types.ts, read through domain/commerce.ts. */
  commerce?: CommerceState;
}

export interface WebhookSubscription {
  id: number;
  topic: string; // WebhookSubscriptionTopic, e.g. "PRODUCTS_UPDATE"
  uri: string;
  filter: string | null;
  includeFields: string[];
  createdAt: number;
  updatedAt: number;
}

export interface Installation {
  scopes: string[];
  installedAt: number;
  /** Levels of protected customer data approved for the app: 0, 1 or 2. */
  protectedDataLevel: 0 | 1 | 2;
  embedEnabled: boolean; // the app embed block is switched on in the theme
}

export interface Product {
  id: number;
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  category: string | null; // taxonomy full name
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED";
  publishedAt: number | null; // null = not on the online store
  createdAt: number;
  updatedAt: number;
  options: { id: number; name: string; values: string[] }[];
  variants: Variant[];
  images: { id: number; url: string; alt: string | null; width: number; height: number }[];
  metafields: Metafield[];
  soldCount: number;
  /** Sold only on a selling plan. */
  needsPlan?: boolean;
}

export interface Variant {
  id: number;
  inventoryItemId: number;
  sku: string | null;
  barcode: string | null;
  optionValues: string[]; // aligned with Product.options
  /** null: the shop has no price for it (a defect the app must survive). */
  priceMinor: number | null;
  compareAtMinor: number | null;
  inventoryQuantity: number;
  inventoryPolicy: "DENY" | "CONTINUE";
  tracked: boolean;
  weightGrams: number | null;
  updatedAt: number;
  /** Missing = the first location holds it all. */
  levels?: StockLevel[];
  unit?: UnitMeasure;
  /** Of Product.images; missing = the variant has no picture of its own. */
  imageId?: number;
}

export interface Metafield {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

export interface Collection {
  id: number;
  handle: string;
  title: string;
  descriptionHtml: string;
  productIds: number[];
  updatedAt: number;
  /** A smart collection's; its productIds follow from them (domain/collections.ts). */
  rules?: CollectionRules;
  /** Missing = MANUAL. */
  sortOrder?: CollectionOrder;
  /** False keeps it off the online store. */
  isPublished?: boolean;
}

export interface Customer {
  id: number;
  /** Name used in sign-in links of the sandbox, e.g. "maya". */
  handle: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  locale: string;
  tags: string[];
  note: string | null;
  marketingState: ConsentState;
  emailConsent?: ConsentFacts;
  smsConsent?: ConsentFacts & { state: ConsentState };
  addresses: Address[];
  createdAt: number;
  updatedAt: number;
  metafields?: Metafield[];
}

export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  address2: string | null;
  city: string;
  province: string | null;
  zip: string;
  countryCode: string;
  phone: string | null;
}

export interface Policy {
  id: number;
  type: string; // ShopPolicyType
  title: string;
  bodyHtml: string;
  url: string;
  createdAt: number;
  updatedAt: number;
}

export interface Page {
  id: number;
  handle: string;
  title: string;
  bodyHtml: string;
  isPublished: boolean;
  createdAt: number;
  updatedAt: number;
}

/** What the HTTP layer asks of the GraphQL engine for POST /admin/api/{version}/graphql.json. */
export interface AdminEngine {
  execute(input: {
    shop: ShopState;
    grantedScopes: string[];
    apiVersion: string;
    query: string;
    variables: Record<string, unknown>;
    operationName?: string;
    /** Overrides the installation's level of protected customer data for this call (sandbox/faults). */
    protectedDataLevel?: 0 | 1 | 2 | undefined;
  }): Promise<{ status: number; body: unknown; headers?: Record<string, string> }>;
  /** Sets the query points left in the shop's bucket; 0 makes the next query THROTTLED. For the control API. */
  setAvailablePoints?(shop: ShopState, points: number): void;
}

/** What the HTTP layer asks for a bulk result's signed URL (https://storage.googleapis.com/...). */
export interface BulkFiles {
  /** JSONL text of a finished bulk operation as async chunks, or null when the URL is unknown or expired. */
  open(path: string, query: URLSearchParams): AsyncIterable<string> | null;
}

/** Made by sandbox/domain/create.ts: the world with its demo shops, the engine over it, and the bulk files. */
export interface Sandbox {
  world: World;
  engine: AdminEngine;
  bulkFiles: BulkFiles;
  /** What the control API can make a bulk result do wrong (cut in half, expired link). */
  bulkFaults: BulkFaults;
  /** Writes every unsaved change to disk; resolves at once when there is no dataDir. */
  flush(): Promise<void>;
  /** flush, and stops every timer. */
  close(): Promise<void>;
  /** Throws the saved state away and seeds the demo shops anew (same World object, new shops). */
  reset(): Promise<void>;
}

/** Decides per bulk operation what happens to its file; set by the control API, null = nothing. */
export interface BulkFaults {
  decide: ((operation: { shop: ShopState; id: number; query: string }) => BulkFault | null) | null;
}

export type BulkFault =
  /** The file ends after this share (0..1) of its bytes, wherever that falls in a line. */
  | { kind: "truncate"; share: number }
  /** The signed link no longer opens. */
  | { kind: "expire" }
  /** The operation ends CANCELED, as if somebody had cancelled it. */
  | { kind: "cancel" }
  /** The operation stays RUNNING when it should end; asked again at its next step. */
  | { kind: "stall" }
  /** The operation ends FAILED with this BulkOperationErrorCode and, when given, a partial file. */
  | { kind: "fail"; errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT"; partialShare?: number };
