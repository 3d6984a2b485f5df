/** The two small shops that tests of models talk about, one in each language. All names are invented. */
import type { SmallProduct, SmallShop } from "./small-shop";

const sizes = (color: string, soldOut: string[] = []): SmallProduct["variants"] =>
  ["S", "M", "L"].map((size) => ({
    title: `${size} / ${color}`,
    available: !soldOut.includes(size),
    left: size === "L" ? 2 : null,
  }));

function garment(over: Partial<SmallProduct> & Pick<SmallProduct, "handle" | "title" | "priceMinor">): SmallProduct {
  return {
    type: "Jackets",
    words: ["jacket", "waterproof", "shell", "rain"],
    summary: "Keeps the rain out.",
    description: "Keeps the rain out.",
    facts: [],
    variants: sizes("Navy"),
    options: [
      { name: "Size", values: ["S", "M", "L"] },
      { name: "Color", values: ["Navy"] },
    ],
    ...over,
  };
}

const parcel = {
  status: "in_transit",
  carrier: "Harbor Post",
  trackingNumber: "HP7730021",
  trackingUrl: null,
  lastEventAt: "2026-11-21T09:00:00Z",
  lastEventText: "Arrived at the sorting centre",
  estimatedDeliveryAt: "2026-11-24T18:00:00Z",
  deliveredAt: null,
  items: [{ title: "Ridge Shell", quantity: 1 }],
};

export const englishShop: SmallShop = {
  currency: "USD",
  isSignedIn: true,
  products: [
    garment({
      handle: "ridge-shell",
      title: "Ridge Shell Jacket",
      priceMinor: 14900,
      description: "A three-layer shell for long wet days. The seams are taped. Machine wash cold and hang to dry.",
      facts: [
        { name: "waterproof_mm", value: "10000" },
        { name: "material", value: "Recycled nylon" },
      ],
      variants: [...sizes("Navy"), ...sizes("Black", ["L"])],
      options: [
        { name: "Size", values: ["S", "M", "L"] },
        { name: "Color", values: ["Navy", "Black"] },
      ],
    }),
    garment({
      handle: "drizzle-coat",
      title: "Drizzle Coat",
      priceMinor: 9900,
      words: ["jacket", "waterproof", "shell", "rain", "drizzle", "coat"],
      facts: [{ name: "weight_g", value: "420" }],
    }),
    garment({ handle: "summit-parka", title: "Summit Parka", priceMinor: 28900 }),
    garment({
      handle: "camp-mug",
      title: "Camp Mug",
      type: "Mugs",
      words: ["mug", "cup"],
      priceMinor: 1800,
      description: "Enamel mug for tea by the fire. Holds 350 ml.",
      summary: "Enamel mug for tea by the fire.",
      facts: [{ name: "capacity_ml", value: "350" }],
      variants: [{ title: "Default Title", available: false, left: null }],
      options: [],
    }),
  ],
  passages: [
    {
      heading: "Returns",
      title: "Refund policy",
      words: ["return", "refund", "send", "swap", "exchange", "faulty"],
      text: "You can return unworn items within 30 days of delivery. Sale items marked final sale cannot be returned. We refund your card within 5 business days after the parcel reaches us. Return postage costs $6 and is taken from the refund.",
    },
    {
      heading: "Delivery times and costs",
      title: "Shipping policy",
      words: ["ship", "delivery", "deliver"],
      text: "Standard shipping takes 3 to 5 business days and costs $7. Orders over $75 ship free. We ship to the United States and Canada only. Express delivery takes 2 business days and costs $18.",
    },
    {
      heading: "Warranty",
      title: "Warranty",
      words: ["warranty", "guarantee", "damaged", "faulty", "quality"],
      text: "Every product carries a 2 year warranty against faults in material. We repair or replace faulty gear free of charge.",
    },
  ],
  orders: [
    {
      name: "#1001",
      placedAt: "2026-11-18T10:00:00Z",
      state: "shipped",
      paymentState: "paid",
      total: { amountMinor: 14900, currency: "USD" },
      items: [{ title: "Ridge Shell", variantTitle: "M / Navy", quantity: 1 }],
      parcels: [parcel],
      refunds: [],
      returns: [],
      url: null,
    },
    {
      name: "#1002",
      placedAt: "2026-11-02T10:00:00Z",
      state: "delivered",
      paymentState: "partially_refunded",
      total: { amountMinor: 3600, currency: "USD" },
      items: [{ title: "Camp Mug", variantTitle: null, quantity: 2 }],
      parcels: [],
      refunds: [
        { amount: { amountMinor: 1800, currency: "USD" }, state: "pending", createdAt: "2026-11-20T10:00:00Z" },
      ],
      returns: [{ name: "#1002-R1", status: "OPEN" }],
      url: null,
    },
  ],
};

function zhGarment(over: Partial<SmallProduct> & Pick<SmallProduct, "handle" | "title" | "priceMinor">): SmallProduct {
  return {
    type: "冲锋衣",
    words: ["冲锋衣", "防水", "外套"],
    summary: "轻便防雨。",
    description: "轻便防雨。",
    facts: [],
    variants: ["S", "M", "L"].map((size) => ({ title: `${size} / 藏青色`, available: true, left: null })),
    options: [
      { name: "尺码", values: ["S", "M", "L"] },
      { name: "颜色", values: ["藏青色"] },
    ],
    ...over,
  };
}

export const chineseShop: SmallShop = {
  currency: "CNY",
  isSignedIn: true,
  products: [
    zhGarment({
      handle: "yunling-chongfengyi",
      title: "云岭冲锋衣",
      priceMinor: 26900,
      description: "三层压胶，适合雨天徒步。建议冷水手洗，悬挂晾干。",
      facts: [
        { name: "防水等级", value: "10000 mm" },
        { name: "材质", value: "再生锦纶" },
      ],
    }),
    zhGarment({ handle: "qingyu-waitao", title: "轻雨外套", priceMinor: 19900 }),
    zhGarment({ handle: "xuefeng-chongfengyi", title: "雪峰冲锋衣", priceMinor: 59900 }),
    zhGarment({
      handle: "longjing",
      title: "明前龙井",
      type: "茶叶",
      words: ["龙井", "茶"],
      priceMinor: 12800,
      summary: "清香鲜爽。",
      description: "清香鲜爽。用八十度的水冲泡两分钟。",
      facts: [{ name: "保质期", value: "18个月" }],
      variants: [{ title: "Default Title", available: false, left: null }],
      options: [],
    }),
  ],
  passages: [
    {
      heading: "退货",
      title: "退款政策",
      words: ["退", "换"],
      text: "签收后七天内支持无理由退货，商品须未使用、吊牌完整。特价清仓商品不支持退货。收到退货后3个工作日内原路退款。退货运费由买家承担，质量问题由我们承担。",
    },
    {
      heading: "运费与时效",
      title: "配送政策",
      words: ["运费", "新疆", "包邮", "几天", "发货", "快递", "物流", "配送"],
      text: "满199元包邮，未满收取12元运费。下单后48小时内发货，一般3到5天送达。新疆、西藏需另加15元。",
    },
    {
      heading: "质保",
      title: "质保说明",
      words: ["保修", "质保", "质量", "破损"],
      text: "茶具破损包赔，请在签收后24小时内联系我们。小家电保修一年。",
    },
  ],
  orders: [
    {
      name: "#1001",
      placedAt: "2026-11-18T10:00:00Z",
      state: "shipped",
      paymentState: "paid",
      total: { amountMinor: 26900, currency: "CNY" },
      items: [{ title: "云岭冲锋衣", variantTitle: "M / 藏青色", quantity: 1 }],
      parcels: [{ ...parcel, carrier: "远山快递", lastEventText: "已到达转运中心" }],
      refunds: [
        { amount: { amountMinor: 5000, currency: "CNY" }, state: "success", createdAt: "2026-11-19T10:00:00Z" },
      ],
      returns: [],
      url: null,
    },
  ],
};
