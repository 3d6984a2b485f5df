/** Who has a conversation now, as a badge. */
import { Badge } from "@shopify/polaris";
import { useText } from "./admin-text";

const TONE = { ai: undefined, waiting: "attention", human: "info", closed: undefined } as const;

export function StateBadge({ state }: { state: string }) {
  const { text } = useText();
  return <Badge tone={state in TONE ? TONE[state as keyof typeof TONE] : undefined}>{text(`state.${state}`)}</Badge>;
}
