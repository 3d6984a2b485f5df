/**
 * Webhook payloads of drafts, discounts and consent in the shape that the platform sends. The state operations
 * announce them; see payload-catalogue.ts for why their content matters little.
 * Source: https://shopify.dev/docs/api/webhooks
 */
import type { ConsentState, DraftOrder } from "./commerce-types";
import { draftTotals, draftUnitPrice } from "./draft-facts";
import { gid } from "./gid";
import { decimal } from "./money";
import { iso, type Payload } from "./payload-catalogue";
import type { Customer, Discount, ShopState } from "./types";

export function draftPayload(shop: ShopState, draft: DraftOrder): Payload {
  const totals = draftTotals(shop, draft);
  const money = (minor: number): string => decimal(minor, shop.currencyDigits);
  return {
    id: draft.id,
    admin_graphql_api_id: gid("DraftOrder", draft.id),
    name: draft.name,
    note: draft.note,
    email: draft.email,
    currency: shop.currency,
    status: draft.status.toLowerCase(),
    tags: draft.tags.join(", "),
    order_id: draft.orderId,
    invoice_sent_at: draft.invoiceSentAt === null ? null : iso(draft.invoiceSentAt),
    completed_at: draft.completedAt === null ? null : iso(draft.completedAt),
    created_at: iso(draft.createdAt),
    updated_at: iso(draft.updatedAt),
    subtotal_price: money(totals.subtotalMinor),
    total_price: money(totals.totalMinor),
    customer: draft.customerId === null ? null : { id: draft.customerId },
    line_items: draft.lines.map((l) => ({
      id: l.id,
      variant_id: l.variantId,
      title: l.title,
      sku: l.sku,
      quantity: l.quantity,
      custom: l.variantId === null,
      price: money(draftUnitPrice(shop, l)),
    })),
  };
}

export function discountPayload(discount: Discount, status: string): Payload {
  return {
    admin_graphql_api_id: gid("DiscountCodeNode", discount.id),
    title: discount.title,
    status,
    created_at: iso(discount.createdAt),
    updated_at: iso(discount.updatedAt),
  };
}

export function redeemCodePayload(discount: Discount, code: { id: number; code: string }): Payload {
  return {
    admin_graphql_api_id: gid("DiscountCodeNode", discount.id),
    redeem_code: { id: gid("DiscountRedeemCode", code.id), code: code.code },
    updated_at: iso(discount.updatedAt),
  };
}

export interface Consent {
  state: ConsentState;
  optInLevel: string | null;
  updatedAt: number;
}

export function emailConsentPayload(customer: Customer, consent: Consent): Payload {
  return { customer_id: customer.id, email_address: customer.email, email_marketing_consent: consentOf(consent) };
}

export function smsConsentPayload(customer: Customer, consent: Consent): Payload {
  const sms = { ...consentOf(consent), consent_collected_from: "OTHER" };
  return { id: customer.id, phone: customer.phone, sms_marketing_consent: sms };
}

function consentOf({ state, optInLevel, updatedAt }: Consent): Payload {
  return {
    state: state.toLowerCase(),
    opt_in_level: optInLevel?.toLowerCase() ?? null,
    consent_updated_at: iso(updatedAt),
  };
}
