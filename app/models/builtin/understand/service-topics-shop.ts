/**
 * What a service matter is, and the second half of their table: the shop itself, orders, payment, sizes, codes and the
 * like. Read by understand/service-topics.ts only.
 */
export interface ServiceTopic {
  key: string;
  asked: RegExp;
  /** What a shop's pages say of it: find_policy is asked in these words. */
  words: { en: string; zh: string };
  /** Headings and titles under which it stands. */
  heads: RegExp;
  /** A sentence or table row without this does not answer it. */
  holds: RegExp;
  /** Wider topics that need no answer beside this one. */
  hides?: string[];
}

export const SHOP_TOPICS: ServiceTopic[] = [
  {
    key: "pickup",
    asked:
      /\bpick ?(?:it |them |my order )?up\b|\bcollect (?:it|in|my|from)\b|\bin[- ]store pickup\b|\bclick and collect\b|自提|到店取|自取|门店取/u,
    words: { en: "pick up order store pickup", zh: "自提 门店" },
    heads: /pick ?up|自提/u,
    holds: /pickup|pick up|自提|取走/iu,
    hides: ["place"],
  },
  {
    key: "changeAddress",
    asked:
      /\b(?:change|edit|update|wrong|correct|modify)\b.*\baddress\b|\baddress\b.*\b(?:change|wrong|mistake)|改(?:一下)?(?:收货)?地址|修改(?:收货)?地址|地址(?:填|写)错|换(?:个)?地址/u,
    words: { en: "change wrong address parcel", zh: "改地址" },
    heads: /address|地址/u,
    holds: /address|change it until|redirect|地址|转寄/u,
    hides: ["cancelRule", "shippingTime", "shippingCost", "place", "shippingWhere"],
  },
  {
    key: "cancelRule",
    asked: /\bcancel|\b(?:change|edit|modify) (?:my|an|the) order\b|取消|撤销|修改订单|改订单/u,
    words: { en: "change or cancel order until it ships", zh: "取消订单 发货前" },
    heads: /cancel|orders?\b|订单|取消/u,
    holds: /cancel|取消/u,
    hides: ["shippingTime", "dispatch"],
  },
  {
    key: "installments",
    asked: /\binstal?lments?\b|\bklarna\b|\bafterpay\b|\bpay later\b|分期|花呗|白条|先用后付/u,
    words: { en: "payment methods", zh: "付款方式 支付宝" },
    heads: /payment|pay\b|付款|支付/u,
    holds: /visa|mastercard|paypal|apple pay|支付宝|微信|银联|信用卡/iu,
    hides: ["payment"],
  },
  {
    key: "payment",
    asked:
      /\bpayments?\b|\b(?:pay|paying) (?:with|by|using|via)\b|\bhow (?:can|do) i pay\b|\bpaypal\b|\bapple pay\b|\bgoogle pay\b|\bshop pay\b|\bcredit cards?\b|\bvisa\b|\bmastercard\b|\bamex\b|\bcash on delivery\b|\bchecks?\b(?= accepted)|付款(?!的)|支付|微信|支付宝|银联|信用卡|货到付款|怎么付/u,
    words: { en: "payment methods", zh: "付款方式 支付宝" },
    heads: /payment|pay\b|付款|支付/u,
    holds: /visa|mastercard|paypal|apple pay|支付宝|微信|银联|信用卡|货到付款/iu,
  },
  {
    key: "warranty",
    asked:
      /\bwarrant|\bguarantee|\brepair|\b(?:broke|broken|tore|failed)\b.*\b(?:after|repair|fix)|\bmend\b|保修|质保|维修|修理|能修/u,
    words: { en: "warranty repairs guaranteed faults", zh: "保修 质量问题" },
    heads: /warrant|repair|guarantee|保修|质保|质量问题/u,
    holds: /guarantee|warrant|repair|mend|保修|质保|维修|质量问题/u,
    hides: ["returnWindow", "damaged"],
  },
  {
    key: "sizePick",
    asked:
      /\b(?:what|which) size\b|\bmy (?:chest|waist|hips?|inseam|foot|height)\b|\b(?:chest|waist) (?:is |of )?\d|\bi(?:'m| am) \d.*\b(?:tall|cm|feet|lbs|kg)\b|胸围|腰围|臀围|脚长|身高|体重|(?:选|穿|要|拿|买)(?:多大|什么|几|哪个)(?:尺)?码|尺码怎么选/u,
    words: { en: "size guide chest waist", zh: "尺码表 身高 胸围" },
    heads: /size|tops|尺码|上衣|裤|鞋/u,
    holds: /\d/u,
    hides: ["size", "exchange"],
  },
  {
    key: "size",
    asked:
      /\bsiz(?:e|ing) (?:guide|chart|help)\b|\bhow do (?:your|the) \w+ (?:fit|run)\b|\bsizing\b|\btrue to size\b|\b(?:run|runs) (?:small|large|big)\b|尺码表|尺码对照|尺码(?:说明|指南)|偏大|偏小|尺码准/u,
    words: { en: "size guide", zh: "尺码表 净尺寸" },
    heads: /size|tops|尺码/u,
    holds: /\bsize|measure|true to size|尺码|尺寸/iu,
  },
  {
    key: "hours",
    asked:
      /\b(?:opening|business|store|office|working|customer service) (?:hours|times)\b|\bwhat (?:time|hours)\b.*\b(?:open|close)|\bare you (?:open|closed)\b|\bwhen (?:do|are) you (?:open|close)|\b(?:open|closed) (?:on|today|tomorrow|now|sundays?|saturdays?)\b|\bhours\??$|营业|几点(?:开|关|上班|下班)|开门|关门|上班时间|客服(?:在线)?时间|(?:周[一二三四五六日末]|节假日)(?:开|上班|营业|休)/u,
    words: { en: "store opening hours", zh: "门店 周末 客服" },
    heads: /hours|store|opening|门店|联系|营业/u,
    holds: /\d\s?(?:am|pm)|\d{1,2}:\d\d|closed on|休息|\d点/iu,
    hides: ["place", "contact", "dispatch"],
  },
  {
    key: "place",
    asked:
      /\bwhere(?:'s| is| are)? (?:your|the|you)\b.*\b(?:store|shop|located|based|showroom|warehouse|located|from)\b|\bwhere are you\b|\b(?:your|store|shop) (?:address|location)\b|\bphysical (?:store|shop)\b|\bvisit\b.*\b(?:store|shop|you)|(?:门店|实体店|店铺|店|公司|你们|仓库).*(?:在哪|地址|哪里|哪儿)|有(?:实体店|门店)|地址(?:在哪|是)|哪里的公司|什么公司|在哪个城市/u,
    words: { en: "store address contact", zh: "门店 联系方式 地址" },
    heads: /store|contact|address|门店|联系|关于/u,
    holds: /\b(?:lane|street|avenue|road|ave|suite)\b|门店|路\d|[省市区].*号/iu,
    hides: ["shippingWhere"],
  },
  {
    key: "contact",
    asked:
      /\b(?:contact|reach|call|email|e-mail|phone|write to) (?:you|us|support|customer|number|the shop|info\w*|details)\b|\b(?:phone|telephone) number\b|\bcontact\b|\byour (?:email|e-mail|phone)\b|联系(?:你们|客服|方式|店家|一下)|怎么联系|电话|邮箱|客服(?:热线|号码)|微信号/u,
    words: { en: "contact e-mail phone", zh: "联系方式 邮箱 客服时间" },
    heads: /contact|联系/u,
    holds: /@|phone|e-?mail|电话|邮箱|客服/iu,
  },
  {
    key: "student",
    asked:
      /\b(?:student|military|teacher|senior|veteran)s?\b.*\bdiscount|\bdiscount\b.*\b(?:student|military|teacher)|学生(?:优惠|折扣|价)/u,
    words: { en: "student military discount", zh: "学生优惠" },
    heads: /student|discount|学生/u,
    holds: /student|military|学生/iu,
    hides: ["codes"],
  },
  {
    key: "codes",
    asked:
      /\b(?:discount|promo|coupon|voucher)s?(?: codes?)?\b|\bpromotions?\b|\b(?:any|have|get|give).*\bdeals?\b|\bcodes?\b.*\b(?:work|expired|discount)|优惠(?:券|码|活动)?|折扣码|满减|(?:打|有|给).{0,2}[几一二三四五六七八九]?折|能(?:不能)?便宜|便宜吗|(?:新客|首单)/u,
    words: { en: "discount codes", zh: "优惠码 优惠" },
    heads: /code|discount|优惠/u,
    holds: /\bcode|\d+% off|\$\d+ off|优惠|[九八七]折|减\d/iu,
  },
  {
    key: "priceAdjust",
    asked:
      /\bprice[- ]?(?:match|adjust|protect)|\b(?:goes|went) on sale\b|\bcheaper (?:elsewhere|somewhere)\b|价格保护|保价|价保|降价|差价/u,
    words: { en: "price adjustments goes on sale refund the difference", zh: "价格保护 降价 差价" },
    heads: /price|价格保护|优惠/u,
    holds: /difference|price match|差价|降价/u,
    hides: ["codes"],
  },
  {
    key: "giftCard",
    asked:
      /\bgift cards?\b.*\b(?:work|valid|expire|return|how|long)|\bhow\b.*\bgift cards?\b|礼品卡.*(?:怎么|有效|多久|能|可以)/u,
    words: { en: "gift cards valid", zh: "礼品卡 有效" },
    heads: /gift card|礼品卡/u,
    holds: /valid|e-?mail|usable|有效|邮箱|分次/u,
  },
  {
    key: "giftWrap",
    asked:
      /\bgift[- ]?wrap|\bgift (?:message|note|box(?:ed)?|packag)|\bwrap (?:it|them|this)\b|礼品?包装|送礼包装|包装(?:成)?礼|贺卡|手写卡片/u,
    words: { en: "gift wrapping", zh: "送礼包装" },
    heads: /gift|礼/u,
    holds: /wrap|note|tick the box|for \$|卡片|包装|每件/iu,
  },
  {
    key: "invoice",
    asked: /\binvoices?\b|\breceipts?\b(?!.*return)|发票|收据|开票|专票/u,
    words: { en: "invoice", zh: "电子普通发票" },
    heads: /invoice|发票/u,
    holds: /\binvoice|发票/u,
    hides: ["returnConditions"],
  },
  {
    key: "restock",
    asked:
      /\b(?:restock|back in stock|sold[- ]?out items?|come back)\b.*|\bwhen will\b.*\b(?:back|available again)\b|(?:卖完|缺货|断货|售罄).*(?:补|还会|什么时候)|(?:什么时候|还会|多久).*补货|到货提醒/u,
    words: { en: "sold-out item come back notify", zh: "补货 到货提醒" },
    heads: /sold-?out|restock|come back|补/u,
    holds: /weeks|notify|补货|到货提醒/iu,
  },
  {
    key: "subscription",
    asked: /\bsubscri|订阅|定期(?:配送|购)|自动续费/u,
    words: { en: "subscriptions", zh: "订阅 自动续费" },
    heads: /subscri|订阅/u,
    holds: /subscri|renew|订阅|续费/iu,
  },
  {
    key: "member",
    asked: /\bloyalty\b|\brewards?\b(?= program| points|\?|$)|\bmembership\b|\bearn points\b|会员|积分|银卡|金卡/u,
    words: { en: "loyalty points membership", zh: "会员 积分" },
    heads: /loyalty|member|reward|会员/u,
    holds: /points|member|会员|积分|银卡|金卡|[一二三四五六七八九]+折/u,
  },
  {
    key: "privacy",
    asked:
      /\bprivacy\b|\bpersonal (?:data|information)\b|\b(?:my|delete|sell|collect) (?:my )?data\b|\bgdpr\b|隐私|个人信息|我的数据/u,
    words: { en: "privacy personal data", zh: "隐私 个人信息" },
    heads: /privacy|rights|隐私|权利/u,
    holds: /data|personal|信息/iu,
  },
  {
    key: "origin",
    asked:
      /\bwhere (?:do you|are (?:your|the)|is (?:your|the)|you)\b.*\b(?:make|made|produce|manufactur\w+|come from|source)|\bmade in (?:china|the us|usa|america|\w+)\b|\b(?:who|what) (?:are you guys|is (?:this|your) (?:company|brand))|\babout (?:you|your company|the brand|the company)\b|\byour story\b|\bwho owns\b|(?:你们|品牌|店铺).*(?:故事|介绍|来历)|关于你们|在哪(?:里)?(?:做|生产)|哪里(?:做|生产)的|产自哪/u,
    words: { en: "about made workshop", zh: "关于我们 产区 合作" },
    heads: /about|关于/u,
    holds: /\bmade\b|mill|workshop|sewing|began|founded|产区|窑|烧|开始|做/iu,
  },
  {
    key: "sourcing",
    asked: /\b(?:ethical|ethically|cruelty|sustainab\w+|responsibl[ey]|animal|fur)\b|环保|可持续|动物/u,
    words: { en: "responsibly sourced down certified", zh: "环保 来源" },
    heads: /sourced|sustain|ethic|环保/u,
    holds: /certified|responsib|recycled|fur|环保|认证/iu,
  },
  {
    key: "waterRating",
    asked:
      /\bwhat (?:does|do|is)\b.*\b(?:waterproof rating|\d+[,\d]* ?(?:mm|millimet))|\bwaterproof rating\b(?! of)|防水.*(?:多少|几)毫米.*(?:意思|够|什么)|\d+毫米.*(?:意思|什么|够)|防水等级/u,
    words: { en: "what does the waterproof rating mean", zh: "防水多少毫米是什么意思" },
    heads: /waterproof rating|rating|防水/u,
    holds: /mm|毫米/u,
    hides: ["size", "sizePick"],
  },
  {
    key: "damaged",
    asked:
      /^damaged$|路上.*(?:碎|坏|破)|(?:碎|坏|破)了?(?:怎么办|怎么处理|能赔|赔)|\bif\b.*\b(?:arrives?|comes?)\b.*\b(?:broken|damaged)/u,
    words: { en: "damaged wrong items photo replace refund", zh: "破损 质量问题 拍照 补发" },
    heads: /damaged|wrong|易碎|质量问题|破损/u,
    holds: /photo|replace|拍照|补发|换新|包赔|赔/iu,
  },
];
