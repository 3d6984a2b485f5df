/**
 * What a generated shop has besides its goods: policies, pages and discount codes, in one language. big-shop.ts adds
 * them, so that questions about returns and shipping have an answer there too.
 */
import type { DiscountSpec, PageSpec, PolicySpec } from "../seeds/shop-parts";
import type { Language } from "./departments";

export interface ShopContent {
  policies: PolicySpec[];
  pages: PageSpec[];
  discounts: DiscountSpec[];
}

const policy = (type: string, title: string, ...paragraphs: string[]): PolicySpec => ({
  type,
  title,
  html: paragraphs.map((text) => `<p>${text}</p>`).join("\n"),
});
const page = (handle: string, title: string, ...paragraphs: string[]): PageSpec => ({
  handle,
  title,
  html: paragraphs.map((text) => `<p>${text}</p>`).join("\n"),
});

export const CONTENT: Record<Language, ShopContent> = {
  en: {
    policies: [
      policy(
        "REFUND_POLICY",
        "Refund policy",
        "You may return unused goods within 30 days of delivery. Food, underwear and opened care products cannot be returned.",
        "Ask for a return from your order page or in the chat. Refunds go back to the card you paid with within 5 working days of our receiving the parcel.",
      ),
      policy(
        "SHIPPING_POLICY",
        "Shipping policy",
        "Orders placed before 2 pm on a working day leave the same day. Delivery takes 2 to 4 working days.",
        "Shipping costs $6.95 and is free from $99. Furniture is delivered to the kerb.",
      ),
      policy("PRIVACY_POLICY", "Privacy policy", "We keep what we need to send your order and delete it on request."),
      policy(
        "TERMS_OF_SERVICE",
        "Terms of service",
        "Prices include what the page says they include, and nothing is added later.",
      ),
    ],
    pages: [
      page("about", "About us", "Thirty-two departments under one roof, run by nine people and a very old dog."),
      page(
        "size-guide",
        "Size guide",
        "Our clothes follow EU sizes. Between two sizes, take the larger for coats and the smaller for knitwear.",
      ),
      page("contact", "Contact", "Write to us any day; a person answers on weekdays from 9 to 17."),
    ],
    discounts: [
      {
        code: "WELCOME10",
        title: "10 % off the first order",
        value: { kind: "percentage", percent: 10 },
        isOncePerCustomer: true,
      },
      { code: "FREESHIP", title: "Free shipping from $50", value: { kind: "free-shipping" }, minimumMinor: 5_000 },
    ],
  },
  zh: {
    policies: [
      policy(
        "REFUND_POLICY",
        "退款政策",
        "签收后30天内，未使用的商品可以退货。食品、内衣和已开封的护理品不支持退货。",
        "在订单页面或聊天中申请即可。我们收到退件后5个工作日内原路退款。",
      ),
      policy(
        "SHIPPING_POLICY",
        "配送政策",
        "工作日下午2点前的订单当天发货，2至4个工作日送达。",
        "运费12元，满299元包邮。家具送货到楼下。",
      ),
      policy("PRIVACY_POLICY", "隐私政策", "我们只保留发货所需的信息，可随时要求删除。"),
      policy("TERMS_OF_SERVICE", "服务条款", "页面标价即为所付价格，不会另外加收。"),
    ],
    pages: [
      page("about", "关于我们", "三十二个品类，九个人，一条老狗，一家什么都认真做的店。"),
      page("size-guide", "尺码指南", "服装按欧码。介于两个尺码之间时，外套选大，毛衣选小。"),
      page("contact", "联系我们", "随时留言，工作日9点到17点有人回复。"),
    ],
    discounts: [
      { code: "NEW10", title: "首单九折", value: { kind: "percentage", percent: 10 }, isOncePerCustomer: true },
      { code: "BAOYOU", title: "满200元包邮", value: { kind: "free-shipping" }, minimumMinor: 20_000 },
    ],
  },
};
