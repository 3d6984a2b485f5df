/**
 * The whole answer of a turn: each task's statements in order, then at most one question. Called by
 * builtin/index.server.ts when nothing is left to look up.
 */
import { productMark } from "../../tool-contracts";
import { SEARCH_LIMIT, searchArgs } from "../plan/calls";
import type { Dialogue } from "../plan/dialogue";
import { complaintTopic } from "../plan/complaints";
import { policyAsk } from "../plan/policy-question";
import type { TalkAct, Task } from "../plan/tasks";
import type { Turn } from "../plan/turn";
import { sayAvailability } from "./availability";
import { sayCompare } from "./compare";
import { sayFact } from "./fact";
import { sayOrder, sayRefund, sayReturn } from "./orders";
import { sayComplaint, sayPerson } from "./people";
import { policyQuote, sayPolicy } from "./policy";
import { sayReprice, saySearch } from "./search";
import { asking, makeVoice, type Said, type Voice } from "./voice";

export function compose(tasks: Task[], turn: Turn, dialogue: Dialogue): string {
  const voice = makeVoice(dialogue.context, dialogue.seed);
  const said = [...soothing(tasks, voice, dialogue.text), ...tasks.map((task) => say(task, turn, voice, dialogue))];
  const question = said.find((part) => part.question !== null)?.question ?? null;
  const paragraphs = said.map((part) => paragraph(part.lines, voice)).filter((text) => text !== "");
  if (question === null) return paragraphs.join("\n\n");
  const last = paragraphs.at(-1);
  if (last === undefined) return question;
  const isOneLine = paragraphs.length === 1 && !last.includes("\n");
  const gap = isOneLine ? (voice.context.language === "zh" ? "" : " ") : "\n";
  return paragraphs.join("\n\n") + gap + question;
}

/** Someone angry or upset who only asks where the order is still hears a word of regret first. */
function soothing(tasks: Task[], voice: Voice, text: string): Said[] {
  const isUnhappy = voice.context.mood === "angry" || voice.context.mood === "upset";
  const isAfterSales = tasks.some((task) => SERVICE_TASKS.has(task.kind));
  const isSaid = tasks.some((task) => task.kind === "complaint");
  const topic = complaintTopic(text);
  return isUnhappy && isAfterSales && !isSaid ? [{ lines: [voice.toned(`complaint.${topic}`)], question: null }] : [];
}

const SERVICE_TASKS: ReadonlySet<Task["kind"]> = new Set(["order", "refund", "return", "person"]);

function say(task: Task, turn: Turn, voice: Voice, dialogue: Dialogue): Said {
  switch (task.kind) {
    case "search":
      return saySearch(task, turn, voice, dialogue);
    case "reprice":
      return sayReprice(task, turn, voice);
    case "fact":
      return sayFact(task, turn, voice);
    case "availability":
      return sayAvailability(task, turn, voice);
    case "policy":
      return sayPolicy(task.ask, turn, voice);
    case "order":
      return sayOrder(task, turn, voice);
    case "refund":
      return sayRefund(task, turn, voice);
    case "return":
      return sayReturn(task, turn, voice);
    case "compare":
      return sayCompare(task, turn, voice);
    case "complaint":
      return sayComplaint(task, turn, voice);
    case "person":
      return sayPerson(task.reason, turn, voice);
    case "rescue":
      return sayRescue(task, turn, voice, dialogue);
    case "talk":
      return sayTalk(task.act, voice);
  }
}

/** Words we could not place: a policy that answers them, else products that match them, else a question. */
function sayRescue(task: Extract<Task, { kind: "rescue" }>, turn: Turn, voice: Voice, dialogue: Dialogue): Said {
  const isQuestion = ASKS.test(task.question);
  const quote = policyQuote(policyAsk(task.question), turn, voice);
  if (quote.length > 0 && isQuestion) return { lines: quote, question: null };
  const found = turn.outcome("search_products", searchArgs(task.wish, SEARCH_LIMIT));
  const hasProducts = found.kind === "ok" && found.value.products.length > 0;
  if (hasProducts) return saySearch({ wish: task.wish, mode: "loose" }, turn, voice, dialogue);
  return quote.length > 0 ? { lines: quote, question: null } : asking(voice.toned("unclear"));
}

const ASKS = /[?？]|吗|呢|怎|什么|如何|几|多少|\b(?:how|what|when|who|why|where|which|can|do|does|is|are|will)\b/iu;

function sayTalk(act: TalkAct, voice: Voice): Said {
  const { context } = voice;
  const shop = context.shop.name;
  const assistant = context.persona.assistantName;
  const name = context.shopper.firstName;
  const who = name === null ? "" : context.language === "zh" ? `，${name}` : act === "greeting" ? ` ${name}` : "";
  if (act === "which") return asking(voice.toned("availability.which"));
  if (act === "unclearOnPage") {
    return asking(voice.toned("unclearOnPage", { product: productMark(context.page.handle ?? "") }));
  }
  return asking(voice.toned(act, { shop, assistant, who }));
}

/** Sentences run on in one paragraph; list items, quotes and what leads to them stand on lines of their own. */
function paragraph(lines: string[], voice: Voice): string {
  const gap = voice.context.language === "zh" ? "" : " ";
  return lines.reduce((text, line) => {
    if (text === "") return line;
    const standsAlone =
      /^[•“]|[:：]$/u.test(line) ||
      /[:：”]$/u.test(text) ||
      /(?:^|\n)•[^\n]*$/u.test(text) ||
      !/[.!?。！？]$/u.test(text);
    return text + (standsAlone ? "\n" : gap) + line;
  }, "");
}
