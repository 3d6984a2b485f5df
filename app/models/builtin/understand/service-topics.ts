/**
 * The table behind understand/service.ts: one entry a matter of service, in both languages. `asked` finds it in a
 * folded question, `words` finds it in a shop's pages, `heads` and `holds` find the passage and the sentences that
 * answer it. Own list, grown from questions that were answered badly.
 */
import { SHOP_TOPICS, type ServiceTopic } from "./service-topics-shop";

export type { ServiceTopic };

const DURATION =
  /\b\d+[\s\w–-]{0,14}(?:day|hour|week)s?\b|\d\s?(?:个?工作日|天|小时|周)|[一二三四五六七八九十两]+(?:个工作日|天|小时|周)|当天|次日|same day/u;

export const SERVICE_TOPICS: ServiceTopic[] = [
  {
    key: "returnPostage",
    asked:
      /\b(?:who pays|pay)\b.*\breturn|\breturn (?:shipping|postage|label)\b|\breturns? free\b|\bfree returns?\b|\b(?:prepaid|return) label\b|退(?:货|换)?的?(?:运费|邮费|快递费)|(?:运费|邮费)谁|寄回.*(?:运费|邮费|钱)|运费险/u,
    words: { en: "return postage who pays prepaid label", zh: "退货运费谁出 寄回运费" },
    heads: /postage|return shipping|return cost|运费谁|退货运费|寄回/u,
    holds:
      /\b(?:return|postage|label)\w*\b.*\b(?:free|pay|paid|cost|charge)\w*\b|\bpay the postage\b|(?:寄回|退货|来回|换货).*(?:运费|邮费)|运费险/u,
    hides: ["returnWindow", "returnHow", "shippingCost", "shippingTime", "shippingWhere", "exchange", "payment"],
  },
  {
    key: "refundTime",
    asked:
      /\b(?:how long|when|how soon|how many days)\b.*\b(?:refund|money back|get my money)|\brefunds? (?:take|time|processed)|\bmoney back\b.*\b(?:when|long)|(?:退款|退钱|钱).*(?:多久|几天|什么时候|何时|多长时间)|多久.*(?:到账|退款)|几天到账|退款时间|退款到账/u,
    words: { en: "refund when the money arrives business days", zh: "退款多久到账" },
    heads: /money|refund time|when .*refund|到账|退款/u,
    holds: /\brefund|bank|到账|发起退款|支付宝|储蓄卡|信用卡/u,
    hides: ["returnWindow", "returnHow", "shippingTime"],
  },
  {
    key: "returnSale",
    asked:
      /\b(?:return|refund)\w*\b.*\b(?:sale|discounted|clearance|reduced)\b|\b(?:sale|discounted|clearance)\b.*\b(?:return|refund)|(?:特价|打折|折扣|清仓|特惠|优惠).*(?:退|换)|退.*(?:特价|打折|清仓|特惠)/u,
    words: { en: "sale items return final sale", zh: "特惠 特价 清仓 退货 无理由" },
    heads: /final sale|sale items|^sale\b|特惠|特价|不支持|退货/u,
    holds: /\bsale\b|特价|特惠|清仓|打折|不支持/u,
    hides: ["returnWindow", "returnHow", "returnExcept"],
  },
  {
    key: "returnExcept",
    asked:
      /\b(?:can't|cannot|can not|not) be returned\b|\bnon-?returnable\b|\bfinal sale\b|\bexcluded\b|(?:哪些|什么|啥).*(?:不能|不可以|不支持|不给)(?:退|换)|不支持.*退|不能退的|(?:拆封|拆开|拆了|开封|开了|喝了).*(?:退|换)|退.*(?:拆封|拆开|开封)|\breturn\w*\b.*\b(?:opened|food|tea|coffee|socks|underwear|gift card)|\b(?:opened|food|tea|coffee|socks|gift card)\b.*\breturn/u,
    words: { en: "final sale cannot be returned not returnable", zh: "不支持无理由退货 拆封" },
    heads: /final sale|exception|non-?return|not return|不支持|除外|拆/u,
    holds:
      /cannot be returned|can't be returned|not (?:be )?return|final sale|non-?returnable|不支持|不可退|不退不换|拆封/u,
    hides: ["returnWindow", "returnHow"],
  },
  {
    key: "returnConditions",
    asked:
      /\breturn\w*\b.*\b(?:worn|used|wore|washed|tags?|box|packaging|receipt|without)\b|\b(?:worn|used|wore|washed|lost the tags?)\b.*\breturn|(?:吊牌|穿过|洗过|用过|下过水|没有?包装|鞋盒).*(?:退|换)|退.*(?:吊牌|穿过|包装)|什么算完好/u,
    words: { en: "return conditions unworn tags box", zh: "退货 吊牌 完好 穿着" },
    heads: /condition|tags|完好|吊牌/u,
    holds: /unworn|unwashed|\btags?\b|clean soles|in their box|original packaging|receipt|吊牌|完好|穿着|鞋盒|包装/u,
    hides: ["returnWindow", "returnHow"],
  },
  {
    key: "exchange",
    asked:
      /\bexchange|\bswap\b|\b(?:doesn't|does not|don't|didn't) fit\b(?!.*\b(?:crate|dog|laptop)\b)|\bwrong size\b.*\bi ordered|换货|能换|可以换|换(?:个|一|成)?(?:尺|码|颜色|大|小)|不合适|不合身|大了|小了怎么/u,
    words: { en: "exchange another size", zh: "换货 尺码 颜色" },
    heads: /exchange|another size|换货/u,
    holds: /exchange|another size|new size|换(?:一次|货|尺|新)/u,
    hides: ["returnWindow", "returnHow", "size", "sizePick"],
  },
  {
    key: "returnHow",
    asked:
      /\bhow (?:do|can|would|should) (?:i|you|we)\b.*\b(?:return|send (?:it|this|them|something) back)|\bhow to return\b|\bhow do returns work\b|\bstart a return\b|\breturn process\b|怎么(?:申请)?(?:办理)?退(?!款)|如何(?:申请)?退(?!款)|怎样退(?!款)|退货(?:流程|步骤|怎么)|申请退货/u,
    words: { en: "how do I start a return", zh: "怎么申请退货 审核 退货地址" },
    heads: /start a return|how (?:do i|to) return|return process|怎么申请|退货流程|如何退/u,
    holds: /\breturn|label|order number|申请|审核|退货地址|登录/u,
    hides: ["shippingTime", "shippingCost"],
  },
  {
    key: "returnWindow",
    asked:
      /\breturns? (?:pol\w*|window|period|rules?)\b|\brefund polic|\bhow (?:long|many days)\b.*\breturn|\b(?:can|could|may|do) (?:i|you|we)\b.*\b(?:return|send (?:it|them) back|take (?:it|returns) ?(?:back)?|accept returns)\b|\breturns?\b.*\b(?:accepted|allowed|possible)|怎么退|如何退|退货(?:政策|规定|规则|期限|时间)|(?:多久|几天|多长时间).*退|(?:能|可以|支持|可不可以|能不能).*退|退换(?:货)?|无理由/u,
    words: { en: "return items within days of delivery return policy", zh: "无理由退货" },
    heads: /change your mind|return (?:policy|window)|days to|refund policy|退货|无理由/u,
    holds: /\breturn\b.*\b(?:within|days)|within\b.*\bdays\b|(?:天内|日内).*退|无理由/u,
  },
  {
    key: "freeShipping",
    asked:
      /\bfree (?:shipping|delivery|postage)\b|\b(?:shipping|delivery) (?:is )?free\b|\bfree\b.*\bship|包邮|免邮|免运费|免费(?:配送|送货)/u,
    words: { en: "free shipping over cost", zh: "包邮 运费" },
    heads: /ship|deliver|how fast|in short|配送|运费|包邮/u,
    holds: /\bfree\b|包邮|免运费|免邮/u,
    hides: ["shippingCost", "shippingTime"],
  },
  {
    key: "express",
    asked:
      /\bexpress\b|\bovernight\b|\bnext[- ]day\b|\bexpedited\b|\brush\b|\bfaster (?:shipping|delivery)\b|\b(?:fast|quick)(?:est)? (?:shipping|delivery)\b|加急|特快|次日达|航空件|能快点|最快/u,
    words: { en: "express shipping 1–2 business days", zh: "加急 航空件 快递" },
    heads: /ship|deliver|how fast|in short|配送|快递|时效/u,
    holds: /express|overnight|next[- ]day|expedited|加急|特快|航空|次日/u,
    hides: ["shippingTime", "shippingCost"],
  },
  {
    key: "customs",
    asked: /\bcustoms\b|\bdut(?:y|ies)\b|\bimport (?:tax|fee)|\btax(?:es)?\b|\bvat\b|关税|清关|税费|含税/u,
    words: { en: "customs duties taxes", zh: "关税 含税 税费" },
    heads: /customs|dut|tax|关税|税|价格/u,
    holds: /customs|dut(?:y|ies)|tax|关税|含税|税/u,
    hides: ["payment", "shippingWhere"],
  },
  {
    key: "poBox",
    asked: /\bp\.?o\.? ?box/u,
    words: { en: "PO boxes standard", zh: "邮政信箱" },
    heads: /po box/u,
    holds: /po box/iu,
    hides: ["shippingWhere", "shippingTime", "shippingCost"],
  },
  {
    key: "dispatch",
    asked:
      /\bdispatch|\bwhen (?:do|does|will|would) (?:you|it|my order|an order|orders?) (?:ship|leave|be sent|go out)\b|\bship (?:on )?(?:weekends?|saturdays?|sundays?|same day)\b|\bprocessing time\b|\bcut-?off\b|\bif i order (?:today|now|before)\b|(?:什么时候|几点|多久|多长时间|何时|几天|周末|今天|当天|节假日|马上|现在).*发(?:货|出)|发货(?:时间|要多久|吗)|周末发/u,
    words: { en: "orders placed before business day leave warehouse same day", zh: "发货时间 付款 当天发货 周末发货" },
    heads: /how fast|dispatch|when.*ship|processing|发货/u,
    holds: /same day|before \d|leaves?\b|dispatch|当天发|次日发|发货|当天发货/u,
  },
  {
    key: "shippingTime",
    asked:
      /\b(?:how long|how many days|how soon|how fast|how quickly|when)\b.*\b(?:ship\w*|deliver\w*|arrive|get here|take to (?:get|come)|come)\b|\b(?:shipping|delivery) (?:times?|take|speed|estimate)|\b(?:ship|deliver)\w*\b.*\bhow long\b|^(?:shipping|delivery)(?: info\w*| policy| rates?)?[?.! ]*$|(?:明天|后天|今天|当天|次日).{0,2}(?:能|会)?到(?!账)|\bhow long does (?:shipping|delivery|it take to)|几天(?:能|可以|会)?(?:到|送|收)|多久(?:能|可以|会)?(?:到(?!账)|送|收)|(?:什么时候|何时)(?:能|可以|会)?(?:到(?!账)|收)|要几天|需要几天|时效|配送时间|送货时间|(?:快递|物流|配送|发货|寄|送|运).*(?:多久|几天)/u,
    words: { en: "shipping time business days standard", zh: "配送时效 运费与时效" },
    heads: /how fast|deliver|shipping (?:time|policy|and)|in short|时效|配送|一句话/u,
    holds: DURATION,
  },
  {
    key: "shippingCost",
    asked:
      /\b(?:how much|cost|costs|price|fee|fees|charge|charges|rates?|pay for)\b.*\b(?:ship\w*|deliver\w*|postage)\b|\b(?:shipping|delivery|postage)\b.*\b(?:cost|costs|fee|fees|charge|charges|price|prices|rates?|how much)\b|运费|邮费|快递费|配送费|(?:寄|发|送|快递).*多少钱/u,
    words: { en: "shipping cost standard", zh: "运费与时效" },
    heads: /how fast|deliver|shipping (?:cost|policy|and|rates)|in short|运费|配送|一句话/u,
    holds: /[$€£¥￥]\s?\d|\d+\s?元|\bfree\b|包邮|免费/u,
  },
  {
    key: "carrier",
    asked:
      /\b(?:which|what) (?:carrier|courier|company|delivery company)\b|\b(?:ups|fedex|usps|dhl)\b|(?:什么|哪家|哪个|啥)(?:快递|物流)|顺丰|中通|圆通|快递公司/u,
    words: { en: "carrier courier delivered by", zh: "默认使用 指定快递" },
    heads: /carrier|courier|指定快递|快递与时间/u,
    holds: /carrier|courier|postal|默认使用|改发|速递/u,
    hides: ["shippingTime"],
  },
  {
    key: "shippingWhere",
    asked:
      /\b(?:ship|deliver|send|shipping|delivery|post)\w* (?:internationally|worldwide|abroad|overseas|outside|to)\b|\binternational(?:ly)?\b.*\b(?:ship|deliver|order)|\bwhere do you (?:ship|deliver)|\b(?:which|what) countries\b|(?:寄|发|送|配送|发货|运)(?:到|往|去|给)|(?:能|可以)(?:寄|发(?!票)|送(?!礼|人|的))|海外|国外|境外|偏远/u,
    words: { en: "ship internationally countries destination", zh: "寄往 海外 港澳台 配送 地区" },
    heads: /where|internation|deliver|shipping|in short|配送|运费|时效|一句话/u,
    holds:
      /\b(?:canada|europe|uk|us|international|countries|worldwide|destination)\b|海外|大陆|港澳台|地区|新疆|寄往/iu,
  },
  {
    key: "lostParcel",
    asked:
      /\b(?:lost|stuck|not moving|hasn't moved|stopped moving|no updates?)\b.*\b(?:parcel|package|tracking|delivery|shipment|order)|\b(?:tracking|parcel|package)\b.*\b(?:stuck|not mov|hasn't moved|lost|not updat)|(?:物流|快递|包裹).*(?:不动|没(?:有)?更新|停|丢|卡)|丢件/u,
    words: { en: "tracking not moved business days lost parcel search carrier", zh: "物流 没有更新 查件 丢失" },
    heads: /tracking|lost|不动|丢/u,
    holds: /not moved|lost|search|replaced or refunded|没有更新|查件|丢失|补发/u,
    hides: ["tracking", "shippingTime"],
  },
  {
    key: "tracking",
    asked:
      /\bhow (?:do|can|to)\b.*\btrack\b|\bcan i track\b|\btracking (?:link|number|info)|\bdo you (?:provide|offer|send) tracking|\bwhat does .*(?:in transit|label created|out for delivery)|(?:怎么|如何|哪里|在哪|怎样)(?:能)?(?:查|看)(?:询)?.*(?:物流|快递|单号|包裹)|(?:物流|快递|单号)(?:怎么|如何|在哪|哪里)(?:查|看)|运输中是|物流状态/u,
    words: { en: "tracking link e-mail states mean", zh: "物流状态 物流信息" },
    heads: /track|物流状态|物流/u,
    holds: /tracking|label created|in transit|物流|运输中|派送中/iu,
  },
  {
    key: "notHome",
    asked:
      /\bnot (?:at )?home\b|\bnobody (?:is )?(?:at )?home\b|\bmiss(?:ed)? (?:the|my|a) delivery\b|\bsignature\b|不在家|家里没人|没人收|驿站|快递柜|代收/u,
    words: { en: "nobody at home carrier tries twice pickup point signature", zh: "家里没人 驿站 快递柜" },
    heads: /home|没人/u,
    holds: /tries|pickup point|signature|驿站|快递柜/u,
  },
  ...SHOP_TOPICS,
];
