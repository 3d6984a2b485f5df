/** How far each part of a running import or comparison is, with its rate and an estimate. Used by the sync card. */
import { BlockStack, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useText } from "./admin-text";

export interface SyncPartView {
  part: string;
  state: "waiting" | "running" | "done" | "skipped";
  done: number;
  total: number | null;
  perSecond: number | null;
  secondsLeft: number | null;
  why: string | null;
}

interface Props {
  kind: string | null;
  parts: SyncPartView[];
  share: number | null;
  secondsLeft: number | null;
}

const PROGRESS_ID = "sync-progress";

export function SyncParts({ kind, parts, share, secondsLeft }: Props) {
  const { text } = useText();
  const lasts = useDuration();
  const title = text(kind === "reconcile" ? "sync.comparing" : "sync.importing");
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200">
        <Text as="h3" variant="headingSm" id={PROGRESS_ID}>
          {title}
        </Text>
        <Text as="span" tone="subdued">
          {secondsLeft === null || secondsLeft === 0 ? "" : text("sync.left", { time: lasts(secondsLeft) })}
        </Text>
      </InlineStack>
      <ProgressBar progress={Math.round((share ?? 0.02) * 100)} size="small" ariaLabelledBy={PROGRESS_ID} />
      <ul className="aisle-plain-list">
        {parts.map((part) => (
          <PartLine key={part.part} part={part} />
        ))}
      </ul>
    </BlockStack>
  );
}

function PartLine({ part }: { part: SyncPartView }) {
  const { text, count } = useText();
  const rate = part.state === "running" && part.perSecond !== null && part.perSecond >= 1 ? part.perSecond : null;
  const done = { done: count(part.done), total: count(part.total ?? 0) };
  const isCounted = part.state === "done" || (part.state === "running" && (part.done > 0 || part.total !== null));
  return (
    <li className="aisle-sync-part">
      <Text as="span">{text(`sync.parts.${part.part}`)}</Text>
      <Text as="span" tone="subdued" numeric>
        {isCounted ? text(part.total === null ? "sync.doneOf" : "sync.doneOfTotal", done) : ""}
        {rate === null ? "" : ` · ${text("sync.rate", { rate: count(Math.round(rate)) })}`}
      </Text>
      <Text as="span" tone={part.state === "skipped" ? "caution" : "subdued"}>
        {text(`sync.states.${part.state}`)}
      </Text>
    </li>
  );
}

/** Seconds as a person says them: 40 seconds, 3 minutes, 2 hours. */
function useDuration() {
  const { text } = useText();
  return (seconds: number) => {
    if (seconds < 90) return text("sync.duration.seconds", { count: Math.max(1, Math.round(seconds)) });
    if (seconds < 90 * 60) return text("sync.duration.minutes", { count: Math.round(seconds / 60) });
    return text("sync.duration.hours", { count: Math.round(seconds / 3600) });
  };
}
