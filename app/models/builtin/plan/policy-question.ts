/**
 * How a rule of the shop is looked up: which matters a text asks about, and the words in which find_policy is asked for
 * them. Used by plan/calls.ts and, with the same result, by speak/policy.ts.
 */
import { placeNamesIn, serviceTopic, serviceTopicsOf, shopWordsOf, type ServiceTopic } from "../understand/service";
import { productWordsOf } from "../understand/slots";
import { hasHan } from "../understand/text";

export interface PolicyAsk {
  /** As find_policy is asked, at most 500 characters. */
  question: string;
  /** The shopper's words that are to be answered now. */
  text: string;
  topics: ServiceTopic[];
}

/**
 * @param text what is to be answered
 * @param topicKeys matters known from elsewhere (a wish to return asks how to); by default those the text names
 */
export function policyAsk(text: string, topicKeys?: string[]): PolicyAsk {
  const topics = topicKeys?.flatMap((key) => serviceTopic(key) ?? []) ?? serviceTopicsOf(text);
  // The shop's words alone: a shopper's own wording, which no page shares, would only dilute them.
  const words = topics.map((topic) => shopWordsOf(topic, text));
  const places = placeNamesIn(text)?.filter((name) => hasHan(name) === hasHan(text)) ?? [];
  const question = topics.length === 0 ? text : [...words, ...places.slice(0, 2), ...thingOf(text, topics)].join(" ");
  return { question: question.slice(0, 500), text, topics };
}

/** "Warranty on boots", "care of merino": the thing asked for, where rules differ by it. */
function thingOf(text: string, topics: ServiceTopic[]): string[] {
  const differs = topics.some((topic) => DIFFERS_BY_THING.has(topic.key));
  return differs ? [productWordsOf(text).slice(0, 60)].filter((words) => words !== "") : [];
}

const DIFFERS_BY_THING: ReadonlySet<string> = new Set(["warranty", "returnConditions", "returnExcept", "size"]);
