/** What the sync hands to knowledge, and what a search of it gives back. Types only. */

export interface DocumentSnapshot {
  /** Stable per shop: "policy:REFUND_POLICY", "page:gid://shopify/Page/1". */
  sourceKey: string;
  kind: "policy" | "page" | "article" | "faq" | "upload";
  title: string;
  url: string | null;
  locale: string | null;
  bodyHtml: string;
  updatedAt: Date | null;
}

export interface PassageHit {
  passageId: string;
  documentId: string;
  heading: string;
  text: string;
  score: number;
  source: { kind: DocumentSnapshot["kind"]; title: string; url: string | null };
}
