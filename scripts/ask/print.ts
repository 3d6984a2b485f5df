/** How `npm run ask` shows an answer: pretty for a person, or one JSON object for a program. Called by scripts/ask.ts. */
import type { Money, TurnEvent } from "../../app/chat/protocol";
import type { Answered } from "./conversation";

/** The object that --json prints; its keys are a promise to scripts. */
export function asJson(answered: Answered): string {
  return `${JSON.stringify(summaryOf(answered))}\n`;
}

export function asText(answered: Answered): string {
  const { answer, language, cards, sources, toolCalls, mood, handoff, model, version, timingsMs } = summaryOf(answered);
  const lines = ["", answer.trim() || "(no text)", ""];
  for (const { title, price, available, url } of cards) {
    lines.push(
      `  · ${title}  ${price ? display(price, language ?? "en") : ""}  ${available ? "" : "(sold out)"}  ${url}`,
    );
  }
  for (const { kind, title, url } of sources) lines.push(`  [${kind}] ${title} ${url ?? ""}`);
  if (handoff) lines.push(`  A person was asked for; answer by ${handoff.dueAt}`);
  lines.push(
    "",
    `  ${model} v${version} · mood ${mood} · ${toolCalls.map(({ name, isError }) => (isError ? `${name} (failed)` : name)).join(", ") || "no tools"}`,
  );
  lines.push(`  first words ${timingsMs["firstText"] ?? "–"} ms, whole answer ${timingsMs["total"]} ms`, "");
  return lines.join("\n");
}

function summaryOf({ events, timingsMs }: Answered) {
  const last = <T extends TurnEvent["type"]>(type: T) =>
    events.findLast((event): event is Extract<TurnEvent, { type: T }> => event.type === type);
  const ended = last("turn-ended");
  const details = ended?.details ?? null;
  return {
    answer: ended?.text ?? "",
    language: last("turn-started")?.language ?? null,
    cards: (last("cards")?.cards ?? []).map(({ handle, title, price, available, url }) => ({
      handle,
      title,
      price,
      available,
      url,
    })),
    sources: last("sources")?.sources ?? [],
    toolCalls: details?.toolCalls ?? [],
    mood: details?.mood ?? null,
    handoff: last("handoff")?.handoff ?? null,
    model: details?.model ?? null,
    version: details?.personaVersion ?? null,
    timingsMs: { ...details?.timingsMs, ...timingsMs } as Record<string, number | null>,
  };
}

function display({ amountMinor, currency }: Money, language: string): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}
