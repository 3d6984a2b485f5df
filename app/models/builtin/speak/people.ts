/** Complaints and the way to a person: an apology that names the matter, the facts, the remedy, and no sales talk. */
import { complaintNeedsOrder, handOffArgs, remedyAsk } from "../plan/calls";
import type { Task } from "../plan/tasks";
import type { Turn } from "../plan/turn";
import { orderLines, readOrder } from "./orders";
import { policyQuote } from "./policy";
import { asking, type Said, type Voice } from "./voice";

export function sayComplaint(task: Extract<Task, { kind: "complaint" }>, turn: Turn, voice: Voice): Said {
  const lines = [voice.toned(`complaint.${task.topic}`)];
  if (complaintNeedsOrder(task)) {
    const order = readOrder(task.orderName, turn, voice);
    lines.push(
      ...("order" in order ? orderLines(order.order, voice) : order.isSignIn && !task.isHeavy ? order.said.lines : []),
    );
  }
  // To the angry no rule is read out: a person comes.
  if (task.isHeavy) return { lines: [...lines, ...sayPerson(task.question, turn, voice).lines], question: null };
  // No page of a shop makes up for rudeness.
  const remedy = task.topic === "service" ? [] : policyQuote(remedyAsk(task, voice.context.language), turn, voice);
  return { lines: [...lines, ...remedy], question: voice.toned("complaint.ask") };
}

export function sayPerson(reason: string, turn: Turn, voice: Voice): Said {
  const outcome = turn.outcome("hand_off", handOffArgs(reason));
  if (outcome.kind !== "ok") return asking(voice.toned("person.failed"));
  const { status, due_minutes: minutes } = outcome.value;
  if (status === "taken") return { lines: [voice.toned("person.taken")], question: null };
  return {
    lines: [voice.toned("person.open"), voice.plain("person.due", { minutes: String(minutes) })],
    question: null,
  };
}
