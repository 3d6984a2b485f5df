/** Cards, orders and sources of invented products for the bubble's tests, in English and Chinese. */
import type { OrderCard, ProductCard, Source } from "../../app/chat/protocol";

export function jacket(overrides: Partial<ProductCard> = {}): ProductCard {
  const usd = (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency: "USD" });
  return {
    handle: "cairn-rain-shell",
    title: "Cairn Rain Shell",
    url: "/products/cairn-rain-shell",
    imageUrl: "/pictures/cairn.svg",
    imageAlt: null,
    price: usd(12900),
    priceMax: null,
    compareAt: usd(15900),
    available: true,
    stockNote: "low-stock",
    quantityLeft: 3,
    variants: [
      { id: "40001", title: "M / Moss", price: usd(12900), available: true, fits: true },
      { id: "40002", title: "L / Moss", price: usd(12900), available: true, fits: true },
      { id: "40003", title: "S / Slate", price: usd(13900), available: true, fits: false },
      { id: "40004", title: "XL / Slate", price: usd(13900), available: false, fits: false },
    ],
    ...overrides,
  };
}

export function moreJackets(): ProductCard[] {
  const usd = (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency: "USD" });
  const single = (id: string, amount: number, available: boolean): ProductCard["variants"] => [
    { id, title: "Default Title", price: usd(amount), available, fits: true },
  ];
  return [
    jacket(),
    jacket({
      handle: "tarn",
      title: "Tarn Three-Layer Storm Jacket with Helmet Hood",
      imageUrl: "/pictures/tarn-blue.svg",
      price: usd(14900),
      priceMax: usd(18900),
      compareAt: null,
      stockNote: "in-stock",
      quantityLeft: null,
      variants: [],
    }),
    jacket({
      handle: "fell",
      title: "Fell Packable Anorak",
      imageUrl: "/pictures/fell.svg",
      price: usd(8900),
      compareAt: null,
      stockNote: "sold-out",
      available: false,
      quantityLeft: null,
      variants: single("40020", 8900, false),
    }),
    jacket({
      handle: "moraine",
      title: "Moraine Poncho",
      imageUrl: null,
      price: usd(5900),
      compareAt: null,
      stockNote: "in-stock",
      quantityLeft: null,
      variants: single("40030", 5900, true),
    }),
  ];
}

export function teas(): ProductCard[] {
  const cny = (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency: "CNY" });
  const tea = (handle: string, title: string, amount: number, overrides: Partial<ProductCard> = {}): ProductCard => ({
    ...jacket({ compareAt: null, stockNote: "in-stock", quantityLeft: null }),
    handle,
    title,
    url: `/products/${handle}`,
    imageUrl: `/pictures/${handle}.svg`,
    price: cny(amount),
    variants: [
      { id: "50001", title: "50 克", price: cny(amount), available: true, fits: true },
      { id: "50002", title: "100 克", price: cny(amount * 2 - 1000), available: true, fits: true },
    ],
    ...overrides,
  });
  return [
    tea("mingqian", "明前高山绿茶", 12800, { priceMax: cny(24600), stockNote: "low-stock", quantityLeft: 4 }),
    tea("baimudan", "福鼎白牡丹（陈三年）", 16800, { compareAt: cny(19800) }),
  ];
}

export function order(): OrderCard {
  const usd = (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency: "USD" });
  return {
    name: "#1042",
    placedAt: "2026-11-17T09:30:00Z",
    state: "shipped",
    paymentState: "partially_refunded",
    total: usd(21800),
    items: [
      { title: "Cairn Rain Shell", variantTitle: "M / Moss", quantity: 1 },
      { title: "Merino Sock", variantTitle: null, quantity: 2 },
    ],
    parcels: [
      {
        status: "in_transit",
        carrier: "Alder Post",
        trackingNumber: "AP4471920",
        trackingUrl: "https://track.example/AP4471920",
        lastEventAt: "2026-11-21T18:12:00Z",
        lastEventText: "Left the sorting centre in Marlow",
        estimatedDeliveryAt: "2026-11-24T12:00:00Z",
        deliveredAt: null,
        items: [{ title: "Cairn Rain Shell", quantity: 1 }],
      },
    ],
    refunds: [{ amount: usd(2400), state: "pending", createdAt: "2026-11-20T08:00:00Z" }],
    returns: [{ name: "#1042-R1", status: "OPEN" }],
    url: "/account/orders/1042",
  };
}

export function policySource(): Source[] {
  return [{ kind: "policy", title: "Refund policy", url: "/policies/refund-policy" }];
}
