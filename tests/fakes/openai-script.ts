/**
 * What the fake OpenAI server can be told to do: scripted steps, every fault of promise R5, and the default "model",
 * which searches for what the shopper asks and names what it found. Pure: the server plays what this decides.
 */
import { z } from "zod";
import { productMark } from "../../app/models/tool-contracts";

export type FakeFault =
  | { kind: "status"; status: number; retryAfterSeconds?: number; message?: string; param?: string }
  | { kind: "reset-before" }
  | { kind: "reset-after" }
  | { kind: "hang-before" }
  | { kind: "hang-after" }
  | { kind: "truncated" } // text, then a clean end of the body without finish_reason or [DONE]
  | { kind: "bad-frame" } // text, then a frame that is not JSON
  | { kind: "error-frame" } // text, then {"error": …} inside the stream
  | { kind: "refusal" }
  | { kind: "content-filter" }
  | { kind: "empty" }
  | { kind: "html" }
  | { kind: "slow-drip"; everyMs: number }; // one character at a time, for ever

export interface FakeStep {
  /** Sent token by token, or as the given pieces. */
  text?: string | string[];
  /** `args` as a string is sent as it stands, valid JSON or not. */
  calls?: { name: string; args: unknown; id?: string }[];
  fault?: FakeFault;
}

export const requestBodySchema = z.looseObject({
  model: z.string(),
  messages: z.array(
    z.looseObject({ role: z.string(), content: z.union([z.string(), z.null(), z.array(z.unknown())]).optional() }),
  ),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
});
export type FakeRequestBody = z.infer<typeof requestBodySchema>;

/** A list plays in order and its last step repeats; a function decides from the request. */
export type FakeScript = FakeStep[] | ((body: FakeRequestBody, callIndex: number) => FakeStep);

const foundSchema = z.looseObject({ products: z.array(z.looseObject({ handle: z.string() })) });

const FILLER =
  "Here is what I found for you in the shop today and each of these fits what you asked for so have a look and " +
  "tell me which one you like best or what else matters to you and I will gladly narrow it down further with you";

/** The default model: one search for a question, then an answer of `tokens` words that names the first products. */
export function searchingScript(tokens: number): FakeScript {
  return (body) => {
    const last = body.messages.at(-1);
    const canSearch = body.tools?.some((tool) => tool.function.name === "search_products") ?? false;
    if (last?.role === "user" && canSearch) {
      const query = typeof last.content === "string" ? last.content.slice(0, 200) : "";
      return { calls: [{ name: "search_products", args: { query, limit: 3 } }] };
    }
    return { text: [...namedProducts(last?.content), ...fillerWords(tokens)] };
  };
}

function namedProducts(content: unknown): string[] {
  if (typeof content !== "string") return [];
  try {
    const found = foundSchema.safeParse(JSON.parse(content));
    if (!found.success) return [];
    return found.data.products.slice(0, 3).map((product) => `${productMark(product.handle)} `);
  } catch {
    return [];
  }
}

function fillerWords(tokens: number): string[] {
  const words = FILLER.split(" ");
  return Array.from({ length: tokens }, (_, index) => `${words[index % words.length] ?? ""} `);
}
