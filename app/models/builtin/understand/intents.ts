/**
 * What a stretch of a message wants, in either language: the classifier over our examples, with a few rules that are
 * surer than statistics. Used by understand/index.ts.
 */
import enExamples from "../examples/en.json";
import zhExamples from "../examples/zh.json";
import { trainClassifier, type Classifier } from "./classifier";
import { signalsIn } from "./features";
import { isAboutOwnOrder, serviceTopicsOf } from "./service";
import { foldText, hasHan } from "./text";

export type LearntIntent = keyof typeof enExamples;
/** "identity", "affirm" and "deny" are known by rule alone. */
export type Intent = LearntIntent | "identity" | "affirm" | "deny";

export interface IntentGuess {
  intent: Intent;
  /** 0 to 1. */
  confidence: number;
}

const classifiers = new Map<"en" | "zh", Classifier<LearntIntent>>();

/** Trains both classifiers now, so that no shopper waits for it. */
export function warmUpIntents(): void {
  classifierFor("en");
  classifierFor("zh");
}

/** The likeliest intent of a text. */
export function guessIntent(text: string): IntentGuess {
  const folded = foldText(text);
  const ruled = byRule(folded);
  if (ruled) return { intent: ruled, confidence: 0.95 };
  const guesses = classifierFor(hasHan(folded) ? "zh" : "en").classify(text);
  // Manners and a person must be in the words themselves: "what's on sale?" only sounds like "what's up".
  const best = guesses.find((guess) => EVIDENCE[guess.label]?.test(folded) ?? true);
  if (!best) return { intent: "unclear", confidence: 1 };
  const intent = corrected(best.label, folded);
  return intent === best.label ? { intent, confidence: best.probability } : { intent, confidence: 0.7 };
}

const EVIDENCE: Partial<Record<LearntIntent, RegExp>> = {
  greeting:
    /\b(?:hi+|hello|hey+|hiya|howdy|yo|sup|greetings|good (?:morning|afternoon|evening|day)|morning|evening|afternoon|what's up|anyone|anybody|there)\b|你好|您好|嗨|哈[喽啰罗]|嘿|hello|在(?:吗|不|么)|早|(?:上午|中午|下午|晚上)好|有人|大家好/u,
  goodbye:
    /\b(?:bye+|goodbye|see (?:you|ya)|cya|later|good ?night|take care|farewell|that(?:'s| is| will be) (?:all|it)|all for now|have a|cheerio|leave|going|gotta|off|until|talk)\b|再见|拜|回见|下次|先这样|不聊|下线|先走|撤了|晚安|88|走了|下了|就这样|回头|改天|再聊|睡了|忙/u,
  praise:
    /^(?!.*(?:\bnot\b|n't\b|\bbest ?sell|\bsuck|\bhate|\bworst|\bterribl|\bawful|\bd love (?:a|an|to|some)\b|would love|不(?!错|愧|得不|会失望)|没(?!想到|得说))).*$/u,
  person:
    /\b(?:human|person|people|agent|representative|rep|operator|manager|supervisor|staff|somebody|someone|anyone|team|employee|colleague|support|service|call me|speak|talk|connect|transfer|escalate|owner|boss)\b|人工|真人|客服|经理|负责|店主|主管|工作人员|员工|活人|转接|老板|找(?:个)?人|有人|让人|到人|同事|接线|(?:和|跟)人/u,
};

/** What a few words of the text tell more surely than the statistics of all of them. */
function corrected(label: LearntIntent, folded: string): LearntIntent {
  const isGeneral = serviceTopicsOf(folded).length > 0 && !isAboutOwnOrder(folded);
  if (isGeneral && GIVES_WAY_TO_POLICY.has(label) && !isForOneProduct(label, folded)) return "policy";
  if (isGeneral && label === "complaint" && !signalsIn(folded).includes("fault")) return "policy";
  if (label === "policy" && !isGeneral && isBareProductWish(folded)) return "product_search";
  if ((label === "product_question" || label === "unclear") && isNameOfThing(folded)) return "product_search";
  return label;
}

/** A complaint or a person stays one, whatever else is named. */
const GIVES_WAY_TO_POLICY: ReadonlySet<LearntIntent> = new Set<LearntIntent>([
  ...(["product_search", "product_question", "availability", "order_status", "refund_progress"] as const),
  ...(["return_wish", "off_topic", "unclear", "greeting", "goodbye", "thanks"] as const),
]);

/** "Does it come with a warranty" is a rule; "what size is the tent", "is the jacket true to size" a fact of a product. */
function isForOneProduct(label: LearntIntent, folded: string): boolean {
  const isOfProducts = label === "product_question" || label === "availability" || label === "product_search";
  const [topic] = serviceTopicsOf(folded);
  return (
    isOfProducts && topic !== undefined && PRODUCT_LIKE_TOPICS.has(topic.key) && signalsIn(folded).includes("product")
  );
}

const PRODUCT_LIKE_TOPICS: ReadonlySet<string> = new Set([
  "size",
  "sizePick",
  "origin",
  "restock",
  "sourcing",
  "giftCard",
]);

/** "防水外套", "yoga mat": a short name and no question is something looked for. */
function isNameOfThing(folded: string): boolean {
  const asks = /[?？]|吗|呢|怎|什么|多|几|如何|哪|\b(?:is|are|does|do|how|what|which|can|will|when|where|why)\b/u.test(
    folded,
  );
  const length = hasHan(folded) ? (folded.match(/\p{L}/gu)?.length ?? 0) / 2 : folded.split(" ").length;
  return !asks && length <= 5 && signalsIn(folded).includes("product");
}

function classifierFor(language: "en" | "zh"): Classifier<LearntIntent> {
  const known = classifiers.get(language);
  if (known) return known;
  const trained = trainClassifier<LearntIntent>(language === "zh" ? zhExamples : enExamples);
  classifiers.set(language, trained);
  return trained;
}

/** "Do you have mugs" reads like "do you have a warranty": the words of the thing decide. */
function isBareProductWish(folded: string): boolean {
  const signals = signalsIn(folded);
  const isAboutRules = ["policy", "return", "refund", "order", "attribute"].some((name) => signals.includes(name));
  return signals.includes("product") && !isAboutRules;
}

const RULES: [Intent, RegExp][] = [
  [
    "identity",
    /\b(?:are|r) (?:you|u) (?:a |an )?(?:real |actual )?(?:bot|robot|human|ai|person|machine|chatgpt)\b|\bwho (?:are you|am i (?:talking|speaking|chatting) (?:to|with))\b|\bis this (?:a bot|an ai|automated)\b|^(?:what is|what's) your name\b/u,
  ],
  ["identity", /你是(?:谁|什么|机器人|真人|人工智能|ai|人吗|不是机器)|是机器人吗|是真人吗|你叫什么/u],
  [
    "person",
    /\b(?:talk|speak|chat) (?:to|with) (?:a |an |the |your |some)?(?:real |actual |live )?(?:human|person|someone|somebody|agent|representative|manager|people|one)\b|\breal (?:person|human)\b/u,
  ],
  ["person", /转人工|人工客服|人工服务|真人客服|^人工[。!！]?$|找(?:个)?真人/u],
  [
    "policy",
    /\b(?:what|which) size (?:should|do i|would|am i|to (?:take|get|buy|order))\b|\bmy (?:chest|waist|hips?|inseam)\b|\b(?:chest|waist) (?:is |of )?\d|胸围|腰围|臀围|脚长|(?:选|穿|要|拿|买)(?:多大|什么|几|哪个)(?:尺)?码|尺码怎么选|尺码表/u,
  ],
  [
    "product_search",
    /^(?:(?:hi|hello|hey)[,! ]+)?do you (?:sell|carry|stock)\b|^(?:请问)?(?:你们|你家|店里)(?:有没有)?卖/u,
  ],
  [
    "affirm",
    /^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please do|yes please|go ahead|sounds good|do it|that works|of course)(?: please| do| thanks| do that| go ahead)?[.! ]*$/u,
  ],
  [
    "affirm",
    /^(?:好的?|可以|行|要|是的?|对|嗯+|好啊|好呀|麻烦了|需要|当然|没问题|要的|可以的|好的麻烦了|那麻烦你了)[。!！~ ]*$/u,
  ],
  ["deny", /^(?:no|nope|nah|no thanks|no thank you|not now|no need|not really|never mind|nevermind)[.! ]*$/u],
  ["deny", /^(?:不用了?|不要|不需要|不了|算了|没有|不必了?|暂时不用|不用谢谢)[。!！ ]*$/u],
  ["unclear", /^[^\p{L}\p{N}]*$/u],
  [
    "unclear",
    /^(?:(?:i need|can you|could you|please) help(?: me)?|help(?: me)?)[.!? ]*$|^(?:帮帮我|帮帮忙|帮个忙|帮我一下|救命|求助|需要帮助)[。!！?？ ]*$/u,
  ],
  [
    "complaint",
    /\b(?:never (?:received|arrived|got|came|showed up)|(?:charged|billed) (?:me )?(?:twice|two times)|(?:order|items?|parts?|half) (?:is|are|was|were) missing|missing (?:from|in) my order|double charged|overcharged)\b|\b(?:agent|support|service|staff|representative|employee)\b.*\b(?:rude|terrible|awful|useless|unhelpful|ignored)\b|\b(?:rude|unhelpful|ignored me)\b|(?:多|重复|乱|错)扣|扣(?:了)?(?:两|2)(?:次|遍)|态度(?:太|很|真|非常|好)?(?:差|恶劣|不好)|没(?:有)?收到(?:货|东西|包裹|快递)/u,
  ],
  [
    "product_search",
    /^(?:so )?(?:what|which)(?:'s| is| are)? (?:(?:your|the) )?(?:products? |items? |things? )?(?:currently )?on sale\b|\b(?:best ?sell(?:er|ing)s?|most popular|new arrivals|what's new|bestsellers?)\b|\b(?:anything|something|products?|items?|everything) on sale\b|^(?:i(?:'m| am) (?:looking for|after) |i need |i want |show me |find me )?(?:something|anything) (?!else|wrong|cheaper)\w+|(?:特价|打折|折扣|特惠|清仓|促销|优惠)的?(?:商品|产品|款|东西|活动)?(?:有)?(?:哪些|什么|有没有|推荐)|^(?:有)?(?:什么|哪些|有没有)(?:特价|打折|特惠|促销|清仓)|(?:想)?给.{1,6}(?:买|挑|选)(?:点|个|件|份|些|一)|^送(?!货|到|达|礼盒?包装|的?快递)|送(?:给)?(?:男|女|老|妈|爸|长辈|朋友|同事|孩子|老师|领导|客户)/u,
  ],
  [
    "product_question",
    /(?:怎么|如何|怎样)(?:泡|洗|保养|开壶|存放|保存|储存|清洗|清洁|养护|冲泡|打理)|多少度|水温|保质期|\bhow (?:do|should|can|would) (?:i|you|we) (?:wash|care|clean|store|brew|wax|re-?proof|dry|maintain)\b|\b(?:brew|steep)(?:ing)? (?:time|temperature)/u,
  ],
  [
    "product_search",
    /(?:第一次|新手|刚开始).{0,4}(?:喝|用|买|玩)|睡不着.{0,4}(?:喝|用)|(?:喝|用|穿|买)(?:什么|哪种|哪款)(?:茶|好|比较好|合适)/u,
  ],
  [
    "return_wish",
    /(?:麻烦|帮我|帮忙|我想|我要|请)(?:把)?(?:给我)?取消|订单.{0,8}申请(?:退货|退款)|\b(?:please )?cancel (?:my|this|the) (?:order|purchase)\b(?!\?)/u,
  ],
  [
    "product_question",
    /(?:能|可以|适合)(?:穿|装下|放得下|戴)(?:得下|下)?吗|穿得下|能放.{1,6}吗|\b(?:will|does|would|do) (?:it|this|that|they|these) fit\b/u,
  ],
  [
    "order_status",
    /^(?:where(?:'s| is) )(?:order )?#?\s?[a-z]{0,4}-?\d{3,}[?. ]*$|#\d{3,}.*\b(?:left|shipped|arriv\w+|status)\b|\bmy \w+ on (?:the|its) way\b/u,
  ],
];

function byRule(folded: string): Intent | null {
  return RULES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
