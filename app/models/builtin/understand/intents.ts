/**
 * What a stretch of a message wants, in either language: the classifier over our examples, with a few rules that are
 * surer than statistics. Used by understand/index.ts.
 */
import enExamples from "../examples/en.json";
import zhExamples from "../examples/zh.json";
import { trainClassifier, type Classifier } from "./classifier";
import { signalsIn } from "./features";
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
  const [best] = classifierFor(hasHan(folded) ? "zh" : "en").classify(text);
  if (!best) return { intent: "unclear", confidence: 1 };
  if (best.label === "policy" && isBareProductWish(folded)) return { intent: "product_search", confidence: 0.6 };
  return { intent: best.label, confidence: best.probability };
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
];

function byRule(folded: string): Intent | null {
  return RULES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
