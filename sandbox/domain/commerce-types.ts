/**
 * What a shop keeps of its trade: orders with their parcels, refunds and returns, discounts, and (in CommerceState)
 * drafts, store credit, jobs, order edits, the web pixel and Flow triggers. Optional fields are absent in the seeds, so
 * a shop saved before them is still whole. Money is minor units, times are UTC epoch milliseconds.
 */
import type { Address, Metafield } from "./types";

export interface Discount {
  id: number;
  redeemCodeId: number;
  code: string;
  title: string;
  value:
    | { kind: "percentage"; percent: number } // 10 = a tenth off
    /** Once per order, or off each of the goods. */
    | { kind: "amount"; amountMinor: number; isPerItem?: boolean }
    | { kind: "free-shipping" };
  /** Collections it is limited to; null = everything but gift cards (or what productIds and variantIds name). */
  collectionIds: number[] | null;
  productIds?: number[];
  variantIds?: number[];
  /** The only customers who may use it; missing = everyone. */
  customerIds?: number[];
  /** Least value of the order's goods; null = none. */
  minimumMinor: number | null;
  minimumQuantity?: number;
  startsAt: number;
  endsAt: number | null;
  usageLimit: number | null;
  isOncePerCustomer: boolean;
  combinesWith?: { order: boolean; product: boolean; shipping: boolean };
  tags?: string[];
  /** Further codes of the same discount. */
  moreCodes?: { id: number; code: string }[];
  createdAt: number;
  updatedAt: number;
}

export interface Order {
  id: number;
  name: string; // "#1001"
  confirmationNumber: string;
  customerId: number | null;
  email: string | null;
  createdAt: number;
  processedAt: number;
  updatedAt: number;
  cancelledAt: number | null;
  cancelReason: string | null;
  closedAt: number | null;
  financialStatus: "PENDING" | "AUTHORIZED" | "PARTIALLY_PAID" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";
  returnStatus: "NO_RETURN" | "RETURN_REQUESTED" | "IN_PROGRESS" | "RETURNED" | "INSPECTION_COMPLETE" | "RETURN_FAILED";
  shippingAddress: Address | null;
  lines: OrderLine[];
  fulfillments: Fulfillment[];
  refunds: Refund[];
  returns: Return[];
  transactions: Transaction[];
  shippingMinor: number;
  taxMinor: number;
  discountMinor: number;
  discountCodes: string[];
  tags: string[];
  note: string | null;
  statusPageToken: string;
  metafields?: Metafield[];
  phone?: string | null;
  poNumber?: string | null;
  customAttributes?: Attribute[];
  isEdited?: boolean;
}

export interface Attribute {
  key: string;
  value: string;
}

export interface OrderLine {
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  quantity: number; // as ordered, with what edits and exchanges added
  currentQuantity: number; // less removed and refunded
  refundableQuantity: number;
  unitPriceMinor: number;
  /** Units of `quantity` that came after the order was placed. */
  addedQuantity?: number;
  /** Units that an edit took out. */
  removedQuantity?: number;
  /** Which fulfilment order it belongs to; missing = the first. */
  group?: number;
}

export interface Fulfillment {
  id: number;
  name: string; // "#1001-F1"
  createdAt: number;
  updatedAt: number;
  status: "SUCCESS" | "CANCELLED" | "ERROR" | "FAILURE" | "OPEN" | "PENDING";
  displayStatus: string; // FulfillmentDisplayStatus, e.g. IN_TRANSIT
  estimatedDeliveryAt: number | null;
  inTransitAt: number | null;
  deliveredAt: number | null;
  tracking: { company: string; number: string; url: string }[];
  lines: { id: number; orderLineId: number; quantity: number }[];
  events: { id: number; status: string; happenedAt: number; message: string | null; city: string | null }[];
}

/** What becomes of a refunded unit: taken out before sending, come back, or neither. */
export type RestockType = "CANCEL" | "RETURN" | "NO_RESTOCK";

export interface Refund {
  id: number;
  createdAt: number;
  updatedAt: number;
  note: string | null;
  totalMinor: number;
  /** Part of totalMinor that gives shipping back. */
  shippingMinor?: number;
  lines: {
    id: number;
    orderLineId: number;
    quantity: number;
    subtotalMinor: number;
    restockType?: RestockType;
    isRestocked?: boolean;
  }[];
  transactionIds: number[];
  returnId: number | null;
}

export interface Return {
  id: number;
  name: string; // "#1001-R1"
  status: "REQUESTED" | "OPEN" | "DECLINED" | "CANCELED" | "CLOSED";
  createdAt: number;
  requestedAt: number;
  approvedAt?: number;
  closedAt: number | null;
  declineNote: string | null;
  declineReason?: "FINAL_SALE" | "OTHER" | "RETURN_PERIOD_ENDED";
  shippingFee?: { id: number; amountMinor: number };
  lines: {
    id: number;
    fulfillmentLineId: number;
    quantity: number;
    reasonHandle: string;
    customerNote: string | null;
    merchantNote?: string;
    restockingFee?: { id: number; percent: number };
    processedQuantity?: number;
  }[];
  exchangeLines?: ExchangeLine[];
}

/** What the shopper gets instead; processing puts it into the order as a line of its own. */
export interface ExchangeLine {
  id: number;
  variantId: number;
  quantity: number;
  processedQuantity: number;
  orderLineIds: number[];
}

export interface Transaction {
  id: number;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "REFUND" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";
  gateway: string;
  amountMinor: number;
  createdAt: number;
  processedAt: number;
}

export type ConsentState = "SUBSCRIBED" | "NOT_SUBSCRIBED" | "UNSUBSCRIBED" | "PENDING";

export interface ConsentFacts {
  optInLevel: "SINGLE_OPT_IN" | "CONFIRMED_OPT_IN" | "UNKNOWN" | null;
  updatedAt: number;
}

/** Everything here is made on first use: read it through commerceOf (domain/commerce.ts). */
export interface CommerceState {
  drafts: DraftOrder[];
  storeCredit: StoreCreditAccount[];
  jobs: Job[];
  edits: OrderEdit[];
  codeBatches: CodeBatch[];
  pixel: { id: number; settings: Record<string, unknown> } | null;
  flow: FlowTrigger[];
}

export interface DraftOrder {
  id: number;
  name: string; // "#D1"
  status: "OPEN" | "INVOICE_SENT" | "COMPLETED";
  customerId: number | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customAttributes: Attribute[];
  poNumber: string | null;
  taxExempt: boolean;
  shippingAddress: Address | null;
  billingAddress: Address | null;
  lines: DraftLine[];
  discount: AppliedDiscount | null;
  shipping: { title: string; priceMinor: number } | null;
  invoiceToken: string;
  invoiceSentAt: number | null;
  completedAt: number | null;
  orderId: number | null;
  createdAt: number;
  updatedAt: number;
  metafields?: Metafield[];
}

export interface DraftLine {
  id: number;
  /** Null = a custom item. */
  variantId: number | null;
  title: string;
  sku: string | null;
  quantity: number;
  /** Of a custom item, or in place of the variant's price; null = the variant's price at the moment. */
  priceMinor: number | null;
  discount: AppliedDiscount | null;
  requiresShipping: boolean;
  taxable: boolean;
  customAttributes: Attribute[];
}

export type AppliedDiscount = { title: string | null; description: string | null } & (
  { type: "PERCENTAGE"; percent: number } | { type: "FIXED_AMOUNT"; amountMinor: number }
);

export interface StoreCreditAccount {
  id: number;
  customerId: number;
  currency: string;
  transactions: StoreCreditTransaction[];
}

export interface StoreCreditTransaction {
  id: number;
  kind: "credit" | "debit";
  amountMinor: number; // positive in both directions
  balanceAfterMinor: number;
  /** Of a credit: what no debit has spent. */
  remainingMinor: number;
  expiresAt: number | null;
  event: "ADJUSTMENT" | "ORDER_CANCELLATION" | "ORDER_REFUND";
  createdAt: number;
}

export interface Job {
  id: number;
  dueAt: number;
  polls: number;
  state: "running" | "done" | "failed";
  work:
    | {
        kind: "cancel-order";
        orderId: number;
        reason: string;
        restock: boolean;
        refund: "none" | "original" | "store-credit";
        creditExpiresAt: number | null;
        staffNote: string | null;
      }
    | { kind: "add-codes"; batchId: number };
  /** Why it failed. */
  message?: string;
}

/** An order being edited; nothing of it shows on the order before the commit. */
export interface OrderEdit {
  id: number;
  orderId: number;
  createdAt: number;
  /** Wanted quantity of each line that was touched, by order line id. */
  quantities: { orderLineId: number; quantity: number; restock: boolean }[];
  added: { id: number; variantId: number | null; title: string; unitPriceMinor: number; quantity: number }[];
}

export interface CodeBatch {
  id: number;
  discountId: number;
  createdAt: number;
  codes: { code: string; redeemCodeId: number | null; error: { code: string; message: string } | null }[];
  isDone: boolean;
}

export interface FlowTrigger {
  id: number;
  handle: string;
  payload: Record<string, unknown>;
  receivedAt: number;
}
