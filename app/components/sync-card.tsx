/**
 * How complete and how fresh the assistant's knowledge is: each part's progress while it fills, figures afterwards, what
 * was left out and why, and what stands in the way with its mend. Used by the admin home.
 */
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useText } from "./admin-text";
import { Figure } from "./figure";
import { SyncParts, type SyncPartView } from "./sync-parts";
import { SyncSkipped } from "./sync-skipped";

export interface SyncView {
  isRunning: boolean;
  kind: string | null;
  /** Share of the running import that is done, 0..1; null while the total is unknown. */
  share: number | null;
  run: {
    parts: SyncPartView[];
    secondsLeft: number | null;
    skippedTotal: number;
    skipped: { what: string; why: string }[];
  } | null;
  lastSyncedAt: string | null;
  isPaused: boolean;
  /** A code whose mend stands in the catalogue, or null. */
  pausedReason: string | null;
  freshness: { p50Ms: number; p95Ms: number; samples: number } | null;
  alarm: { isRinging: boolean; oldestWaitMs: number | null; limitMs: number };
  lastCheck: { at: string; differences: number } | null;
  counts: { products: number; documents: number; orders: number };
}

export function SyncCard({ sync }: { sync: SyncView }) {
  const { text, count, time } = useText();
  const { isRunning, run } = sync;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {text("sync.title")}
          </Text>
          <CheckNow isRunning={isRunning} />
        </InlineStack>
        <SyncBanners sync={sync} />
        {isRunning && run ? (
          <SyncParts kind={sync.kind} parts={run.parts} share={sync.share} secondsLeft={run.secondsLeft} />
        ) : null}
        <div className="aisle-figures">
          <Figure name={text("sync.products")} value={count(sync.counts.products)} help={text("sync.productsHelp")} />
          <Figure
            name={text("sync.documents")}
            value={count(sync.counts.documents)}
            help={text("sync.documentsHelp")}
          />
          <Figure name={text("sync.orders")} value={count(sync.counts.orders)} help={text("sync.ordersHelp")} />
          <FreshnessFigure freshness={sync.freshness} />
        </div>
        {run ? <SyncSkipped parts={run.parts} skipped={run.skipped} total={run.skippedTotal} /> : null}
        <BlockStack gap="100">
          <Text as="p" tone="subdued" variant="bodySm">
            {sync.lastSyncedAt ? text("sync.last", { time: time(sync.lastSyncedAt) }) : text("sync.never")}
          </Text>
          {sync.lastCheck ? (
            <Text as="p" tone="subdued" variant="bodySm">
              {text(sync.lastCheck.differences === 0 ? "sync.checkSame" : "sync.checkDiffered", {
                time: time(sync.lastCheck.at),
                differences: count(sync.lastCheck.differences),
                count: sync.lastCheck.differences,
              })}
            </Text>
          ) : null}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

/** What stands in the way comes with its mend; being late is said only where nothing else explains it. */
function SyncBanners({ sync }: { sync: SyncView }) {
  const { text, seconds } = useText();
  if (sync.pausedReason) {
    const title = text(sync.isPaused ? "sync.paused" : "sync.failed");
    const other = text("sync.reasons.internal");
    return (
      <Banner tone="warning" title={title}>
        <p>{text(`sync.reasons.${sync.pausedReason}`, { defaultValue: other })}</p>
        {sync.isPaused ? <p>{text("sync.pausedStill")}</p> : null}
      </Banner>
    );
  }
  if (!sync.alarm.isRinging) return null;
  return (
    <Banner tone="warning" title={text("sync.late")}>
      {text("sync.lateHelp", { seconds: seconds(sync.alarm.limitMs) })}
    </Banner>
  );
}

function FreshnessFigure({ freshness }: { freshness: SyncView["freshness"] }) {
  const { text, seconds } = useText();
  const value = freshness ? text("sync.seconds", { seconds: seconds(freshness.p50Ms) }) : "–";
  const help = freshness
    ? text("sync.freshnessHelp", { seconds: seconds(freshness.p95Ms), count: freshness.samples })
    : text("sync.noSamples");
  return <Figure name={text("sync.freshness")} value={value} help={help} />;
}

function CheckNow({ isRunning }: { isRunning: boolean }) {
  const { text } = useText();
  const fetcher = useFetcher();
  const isBusy = isRunning || fetcher.state !== "idle";
  return (
    <Button disabled={isBusy} onClick={() => fetcher.submit(null, { method: "post", action: "/app/sync" })}>
      {text(isBusy ? "sync.checking" : "sync.checkNow")}
    </Button>
  );
}
