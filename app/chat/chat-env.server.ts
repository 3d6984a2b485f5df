/**
 * Chat's own settings: rate limits and whether answers carry their details. Read once; called by the doors. Defaults are
 * for production; the demo and load tests raise them.
 */
import { z } from "zod";

const rate = (fallback: number) => z.coerce.number().positive().default(fallback);

const schema = z.object({
  /** `on`: turn-ended carries model, tool calls and timings (demo, `npm run ask`). Off, shoppers never get them. */
  AISLE_ANSWER_DETAILS: z.enum(["on", "off"]).catch("off"),
  /** Messages a minute that one visitor, one address and one shop may send. */
  AISLE_VISITOR_MESSAGES_PER_MINUTE: rate(20),
  AISLE_ADDRESS_MESSAGES_PER_MINUTE: rate(120),
  AISLE_SHOP_MESSAGES_PER_MINUTE: rate(1200),
});

export interface ChatEnv {
  areDetailsShown: boolean;
  visitorPerMinute: number;
  addressPerMinute: number;
  shopPerMinute: number;
}

let parsed: ChatEnv | null = null;

/** Settings of this process. @throws ZodError at the first call when a number is none */
export function chatEnv(): ChatEnv {
  parsed ??= readChatEnv(process.env);
  return parsed;
}

/** Settings of any source, for tests. */
export function readChatEnv(source: Record<string, string | undefined>): ChatEnv {
  const values = schema.parse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== "")));
  return {
    areDetailsShown: values.AISLE_ANSWER_DETAILS === "on",
    visitorPerMinute: values.AISLE_VISITOR_MESSAGES_PER_MINUTE,
    addressPerMinute: values.AISLE_ADDRESS_MESSAGES_PER_MINUTE,
    shopPerMinute: values.AISLE_SHOP_MESSAGES_PER_MINUTE,
  };
}
