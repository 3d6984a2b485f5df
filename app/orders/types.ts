/** What the sync hands to orders and customers: snapshots with ids, times and money already parsed. Types only. */

export interface OrderSnapshot {
  gid: string;
  name: string;
  customerGid: string | null;
  processedAt: Date;
  cancelledAt: Date | null;
  financialStatus: string;
  fulfillmentStatus: string;
  returnStatus: string;
  totalMinor: number;
  currency: string;
  statusPageUrl: string | null;
  updatedAt: Date;
  /** False when parcels' events and lines or refunds' states are still to be fetched by id; absent means true. */
  isDetailed?: boolean;
  lines: {
    gid: string;
    productGid: string | null;
    variantGid: string | null;
    title: string;
    variantTitle: string | null;
    quantity: number;
    currentQuantity: number;
    unitPriceMinor: number;
  }[];
  fulfillments: {
    gid: string;
    displayStatus: string;
    createdAt: Date;
    estimatedDeliveryAt: Date | null;
    deliveredAt: Date | null;
    tracking: { company: string | null; number: string | null; url: string | null }[];
    events: { status: string; happenedAt: string; message: string | null }[];
    lines: { lineGid: string; quantity: number }[];
  }[];
  refunds: {
    gid: string;
    createdAt: Date;
    totalMinor: number;
    currency: string;
    state: "pending" | "success" | "failure";
    gateway: string | null;
  }[];
  returns: {
    gid: string;
    name: string;
    status: string;
    requestedAt: Date | null;
    lines: { title: string; quantity: number; reason: string | null }[];
  }[];
}

export interface CustomerSnapshot {
  gid: string;
  firstName: string | null;
  locale: string | null;
  ordersCount: number;
  tags: string[];
  updatedAt: Date;
}
