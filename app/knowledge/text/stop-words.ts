/**
 * Words of a question that say nothing about what is looked for. query.ts drops STOP words, and lets WEAK words help
 * the ranking without ever making or breaking a match. Both languages; surfaces as foldText leaves them.
 */

export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but if so of to in on at by for from with without as is are was were be been being am do does did
  doing have has had having i me my mine we us our you your yours he him his she her they them their it its this that
  these those there here what which who whom whose when where why how can could would should will shall may might must
  not no nor any some all both each few more most other such only own same than then too very just also about into
  over under up down out off again s t don im ive id youre whats hows dont doesnt didnt isnt arent cant wont
  maybe perhaps possibly ideally preferably please thanks thank hi hello hey ok okay yes yeah yep well um let lets
  want wants wanted need needs needed like looking look find show see get give got buy buying sell selling sells carry
  stock available availability anything something someone everything thing things stuff one ones kind kinds sort type
  recommend recommendation suggest suggestion tell know go going come comes make makes made try many much lot
  price priced cost costs cheap cheaper cheapest affordable expensive budget dollar dollars usd bucks yuan rmb cny
  around below above between less greater least max maximum min minimum within cents good nice best better great perfect
  item items product products shop store
  的 了 吗 呢 吧 啊 呀 嘛 哦 有 没有 有没有 是 不是 是不是 我 你 您 他 她 它 我们 你们 咱 要 想 想要 想买 买 给 在 和 与 或 或者 跟 也 都 就 还 还有
  请 请问 谢谢 你好 您好 这 那 这个 那个 这些 那些 这款 那款 这种 那种 哪 哪个 哪些 哪款 什么 怎么 怎么样 怎样 如何 多少 几 几个 一个 一件 一款 一双 一条 一些 件 款 双 条 个 只 套
  能 能不能 可以 可不可以 会 需要 找 找个 看 看看 推荐 介绍 一下 下 帮 帮我 帮忙 来 去 到 把 被 让 用 从 对 好 好的 适合 比较 最 更 很 太 点 一点 左右 大概 大约
  价格 价钱 便宜 便宜点 元 块 块钱 人民币 以内 以下 以上 之内 不超过 低于 高于 少于 超过 预算 最多 最少 至少 卖 出售 店 店里 你家 家 商品 产品 东西 货 现货 的话 如果 因为 所以 但是 吗的`
    .trim()
    .split(/\s+/),
);

/** Who it is for and what for: helps to rank, says little of what it is. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(
  `gift gifts present presents birthday christmas anniversary mother father mom mum dad wife husband girlfriend boyfriend
  friend friends daughter son sister brother boss colleague love loves loved enjoy enjoys use using everyday daily
  new popular favorite favourite really actually trip holiday weekend day days week today tomorrow tonight soon next last
  size sizes color colors colour colours fit fits wear wearing
  礼物 送礼 生日 妈妈 爸爸 老婆 老公 女朋友 男朋友 朋友 女儿 儿子 喜欢 日常 平时 新款 热门 今天 明天 周末 尺码 颜色 色 码 号 尺寸 穿`
    .trim()
    .split(/\s+/),
);
