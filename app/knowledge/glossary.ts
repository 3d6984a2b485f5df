/**
 * Words of shop policies and service, English and Chinese, one concept a line, and the kinds of policy a question may
 * be about. Own list. search.server.ts widens questions by it and prefers the policy that the question names.
 */
import { readGlossary } from "./text/glossary";
import type { QueryTerm } from "./text/query";

const LINES = `
thing: return, returns, returning, send back, bring back, give back = 退货, 退换, 退换货, 无理由, 退回
thing: refund, refunds, refunded, money back, reimburse = 退款, 退钱, 退回款项
thing: exchange, swap, replace, replacement = 换货, 更换, 调换
thing: cancel, cancellation, cancelling = 取消, 撤销
thing: shipping, ship, delivery, deliver, dispatch, postage = 配送, 发货, 运送, 快递, 物流, 寄送, 送货, 寄
thing: shipping cost, shipping fee, delivery fee, postage cost = 运费, 邮费, 快递费
thing: free shipping, free delivery = 包邮, 免运费, 免邮
thing: international, abroad, overseas, worldwide = 海外, 国际, 国外, 港澳台, 境外
thing: express, expedited, fast shipping, overnight = 加急, 特快, 次日达
thing: pickup, pick up, collect = 自提
thing: tracking, track, tracking number, trace = 物流单号, 快递单号, 物流信息, 查询物流
thing: warranty, guarantee, guaranteed = 质保, 保修, 保证
thing: repair, fix, mend = 维修, 修理
thing: damaged, broken, defective, faulty, defect, cracked = 破损, 损坏, 坏了, 质量问题, 瑕疵, 碎
thing: wrong item, missing item, wrong, missing = 发错, 错发, 漏发, 少发
thing: payment, pay, paying, credit card, paypal, card = 支付, 付款, 支付宝, 微信支付, 信用卡, 花呗
thing: invoice, receipt, vat = 发票, 开票, 收据
thing: privacy, personal data, personal information, data protection = 隐私, 个人信息, 数据
thing: cookies, cookie = 浏览器缓存
thing: contact, phone, email, telephone, customer service, support = 联系, 电话, 邮箱, 客服, 联系方式
thing: opening hours, hours, opening times, business hours, open = 营业时间, 工作时间, 在线时间
thing: address, location, located, where, store, physical store, showroom = 地址, 门店, 实体店, 在哪里, 哪里, 在哪
thing: size guide, size chart, sizing, sizes, size, measure, measurements = 尺码表, 尺码, 尺寸, 尺码对照
thing: shoe size, foot length = 鞋码, 脚长
thing: chest, bust = 胸围
thing: waist = 腰围
thing: height = 身高
thing: wash, washing, care, clean, cleaning, laundry, iron = 洗涤, 清洗, 清洁, 保养, 水洗, 机洗, 护理
thing: wax, reproof, waterproofing = 防水处理
thing: material, materials, made of, fabric = 材质, 面料, 成分
thing: sustainability, sustainable, environment, recycled = 环保, 可持续
thing: discount, coupon, promo code, voucher, promotion, code = 优惠, 优惠券, 折扣, 优惠码, 满减
thing: gift card, gift cards = 礼品卡
thing: gift wrap, gift wrapping, gift note = 礼品包装, 贺卡
thing: member, membership, loyalty, points, reward = 会员, 积分
thing: wholesale, bulk order, corporate = 批发, 团购, 企业采购
thing: terms, conditions, terms of service = 条款, 服务条款
thing: final sale, non returnable, not returnable, excluded, exception = 不支持退货, 不可退, 除外, 不适用
thing: opened, unsealed, used, worn, tags = 拆封, 已拆封, 使用过, 吊牌
thing: original packaging, packaging, package = 原包装, 包装
thing: day, days, how long, time, deadline, window = 多久, 几天, 时效, 期限, 工作日, 时间
thing: cost, how much, fee, charge, price, free = 费用, 收费, 免费, 多少钱
thing: store, about, story, founded, company, brand = 关于我们, 品牌, 公司, 店铺
thing: account, password, sign in, login = 账户, 账号, 登录, 密码
thing: order, orders = 订单
thing: change address, change order, modify = 修改地址, 改地址, 修改订单
thing: customs, duty, duties, tax, taxes, import tax = 关税, 税费, 税
thing: lost, lost parcel = 丢失, 丢件
thing: delayed, late, delay = 延迟, 延误, 晚到
thing: food = 食品
thing: tea = 茶叶, 茶
thing: shelf life, expiry, best before, keep fresh, storage = 保质期, 储存, 存放, 保存
`;

/** Source key of the one document made of the shop's shipping zones. */
export const SHIPPING_KEY = "shipping-zones";

const STOPS = new Set(
  `a an the and or but if so of to in on at by for from with as is are was were be been am do does did have has had i me my
  we us our you your it its this that these those there here what which who where when why how can could would should will
  may might must not no any some all about into than then too very just also s t im ive id whats hows please thanks thank
  hi hello hey ok okay yes let want need like know tell get got go make much many long take takes taken one arrive arrives arrived received came something anything thing item
  items product products bought buy purchase purchased
  的 了 吗 呢 吧 啊 呀 有 没有 有没有 是 不是 是不是 我 你 您 他 她 你们 我们 要 想 给 在 和 与 或 跟 也 都 就 还 请 请问 谢谢 你好 您好 这 那 这个
  那个 什么 怎么 怎么样 如何 多少 几 几个 一个 能 能不能 可以 可不可以 会 需要 一下 到 把 被 从 对 好 吗 件 商品 产品 东西 买 如果 因为 所以 但是 怎么办 办 让 用
  收到 下 来 去 为 以 及 你家 家`
    .trim()
    .split(/\s+/),
);

/** They say how much or how long of something: alone they match no passage. */
const WEAK = new Set([
  "how long",
  "how much",
  ...`day days time cost fee charge price free order orders open policy policies rule rules 时间 费用 免费 多少钱 多久 几天
  订单 店铺 政策 规定 规则`.split(/\s+/),
]);

export const policyGlossary = readGlossary(LINES, STOPS, WEAK);

/** Policies by what a question may ask about: the `sourceKey` of a policy is "policy:" and its Shopify type. */
const POLICY_WORDS: Record<string, string[]> = {
  REFUND_POLICY: ["退货", "退款", "换货"],
  SHIPPING_POLICY: ["配送", "运费", "包邮", "海外", "加急"],
  PRIVACY_POLICY: ["隐私"],
  TERMS_OF_SERVICE: ["条款"],
  CONTACT_INFORMATION: ["联系", "营业时间", "地址"],
};

const CONCEPT_QUERIES = new Map(
  Object.entries(POLICY_WORDS).map(([type, words]) => [
    type,
    words.map((word) => (policyGlossary.concepts.get(word) ?? []).flatMap((concept) => concept.queries)),
  ]),
);

/** Source keys of the documents that the terms are about, e.g. "policy:REFUND_POLICY"; shipping has its rates too. */
export function policiesAskedFor(terms: QueryTerm[]): string[] {
  return [...CONCEPT_QUERIES]
    .filter(([, concepts]) => concepts.some((queries) => terms.some((term) => queries.includes(term.exact))))
    .flatMap(([type]) => (type === "SHIPPING_POLICY" ? [`policy:${type}`, SHIPPING_KEY] : [`policy:${type}`]));
}
