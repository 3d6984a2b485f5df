/** What the sync hands to knowledge, and what a search of it gives back. Types, and the list of kinds. */

/** In the order in which a merchant is shown them. */
export const DOCUMENT_KINDS = ["policy", "shipping", "page", "article", "faq", "upload"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface DocumentSnapshot {
  /** Stable per shop: "policy:REFUND_POLICY", "page:gid://shopify/Page/1". */
  sourceKey: string;
  kind: DocumentKind;
  title: string;
  url: string | null;
  locale: string | null;
  bodyHtml: string;
  /** For a document that is made of data and not written as a page: its passages, in place of a body. */
  passages?: PassageDraft[];
  updatedAt: Date | null;
}

export interface PassageDraft {
  /** Headings from the outermost, " › " between; "" above the first heading. */
  heading: string;
  text: string;
  /** Words that find the passage and are not shown, such as a country's name in the other language. */
  searchText?: string;
}

export interface PassageHit {
  passageId: string;
  documentId: string;
  heading: string;
  text: string;
  score: number;
  /** Shipping rates count as a policy of the shop's: a shopper is not told of a kind of its own. */
  source: { kind: Exclude<DocumentKind, "shipping">; title: string; url: string | null };
}

export interface MinorMoney {
  amountMinor: number;
  currency: string;
}

/** Where the shop ships to, and for what, as its shipping settings say. */
export interface ShippingZone {
  /** The group of products it is for; null for all that is in no group of its own. */
  profile: string | null;
  name: string;
  countries: { code: string | null; isRestOfWorld: boolean; name: string; regions: ShippingRegion[] }[];
  rates: ShippingRate[];
}

/** A state or province; `translatedName` is in the shop's language where Shopify has it. */
export interface ShippingRegion {
  name: string;
  translatedName: string;
}

export interface ShippingRate {
  name: string;
  description: string | null;
  /** Null when a carrier says the price at checkout. */
  price: MinorMoney | null;
  conditions: ShippingCondition[];
}

/** A bound of the order's total or weight, inclusive. `unit` is Shopify's: GRAMS, KILOGRAMS, OUNCES, POUNDS. */
export type ShippingCondition = { isAtLeast: boolean } & (
  { total: MinorMoney } | { weight: { value: number; unit: string } }
);
