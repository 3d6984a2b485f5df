/** A shopper's browser as the bench sees it: one message, its stream to the end, and when the first text came. */
import { z } from "zod";
import { turnEventSchema } from "../../app/chat/protocol";
import type { TurnEvent } from "../../app/chat/protocol";
import type { BenchServer } from "./server";

export interface MeasuredTurn {
  /** Milliseconds from sending to the first text on the wire. */
  firstTextMs: number;
  totalMs: number;
}

/** One message of a new visitor. @throws Error when the turn does not end as answered */
export async function sendMessage(server: BenchServer, clientMessageId: string): Promise<MeasuredTurn> {
  const startedMs = performance.now();
  let firstTextMs: number | null = null;
  for await (const event of eventsOf(server, clientMessageId, "Could you help me choose something nice?")) {
    if (event.type === "text-delta") firstTextMs ??= performance.now() - startedMs;
    if (event.type !== "turn-ended") continue;
    if (firstTextMs === null || !["answered", "asked"].includes(event.outcome))
      throw new Error(`ended ${event.outcome}`);
    return { firstTextMs, totalMs: performance.now() - startedMs };
  }
  throw new Error("the stream broke off");
}

/** The events of one new visitor's message, as they come. @throws Error when the server refuses it */
export async function* eventsOf(server: BenchServer, clientMessageId: string, text: string): AsyncGenerator<TurnEvent> {
  const response = await fetch(`${server.url}/chat/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${server.newToken()}`, "Content-Type": "application/json" },
    body: JSON.stringify({ clientMessageId, text }),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}: ${await response.text()}`);
  for await (const data of framesOf(response)) yield turnEventSchema.parse(JSON.parse(data));
}

/** Reads a peer's reply to its end. @throws Error when there was no text in it */
export async function readToEnd(url: string): Promise<void> {
  let frames = 0;
  for await (const data of framesOf(await fetch(url, { method: "POST" }))) frames += JSON.parse(data) === null ? 0 : 1;
  if (frames === 0) throw new Error("the peer said nothing");
}

const chunkSchema = z.looseObject({
  choices: z.array(z.looseObject({ delta: z.looseObject({ content: z.string().nullish() }) })),
});

/** The model's own first token, asked for directly: the floor that our time is compared with. Milliseconds. */
export async function floorOf(modelUrl: string): Promise<number> {
  const startedMs = performance.now();
  const body = { model: "fake", stream: true, messages: [{ role: "user", content: "hello" }] };
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(`${modelUrl}/chat/completions`, { method: "POST", headers, body: JSON.stringify(body) });
  let firstMs: number | null = null;
  // Read to the end, as our own turns are, so that both runs load the machine alike.
  for await (const data of framesOf(response)) {
    if (data === "[DONE]") break;
    const chunk = chunkSchema.safeParse(JSON.parse(data));
    if (chunk.success && chunk.data.choices[0]?.delta.content) firstMs ??= performance.now() - startedMs;
  }
  if (firstMs === null) throw new Error("the fake model said nothing");
  return firstMs;
}

/** The value below which the share `q` of the samples lies. */
export function quantile(samples: number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

async function* framesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    rest += decoder.decode(part.value, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("data: ")) yield line.slice(6);
  }
}
