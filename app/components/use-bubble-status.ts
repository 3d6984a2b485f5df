/** Whether the chat bubble is switched on in the merchant's theme, as App Bridge tells; "unknown" where it cannot. */
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { z } from "zod";

export type BubbleStatus = "on" | "off" | "unknown";

/** The part of App Bridge's `app.extensions()` answer that tells of theme embeds. */
const extensionsSchema = z.array(
  z.object({
    type: z.string(),
    activations: z.array(z.object({ status: z.string().optional() })).optional(),
  }),
);

export function useBubbleStatus(): BubbleStatus {
  const shopify = useAppBridge();
  const [status, setStatus] = useState<BubbleStatus>("unknown");
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const answer = extensionsSchema.safeParse(await shopify.app.extensions());
      if (isGone || !answer.success) return;
      const embeds = answer.data.filter((extension) => extension.type.startsWith("theme"));
      const isOn = embeds.some((embed) => embed.activations?.some((activation) => activation.status === "active"));
      setStatus(isOn ? "on" : "off");
    };
    ask().catch(() => setStatus("unknown"));
    return () => {
      isGone = true;
    };
  }, [shopify]);
  return status;
}
