/** How complete and how fresh the assistant's knowledge is: progress while it fills, counts and seconds afterwards. */
import { Banner, BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { useText } from "./admin-text";
import { Figure } from "./figure";

export interface SyncView {
  isRunning: boolean;
  /** Share of the running import that is done, 0..1; null while the total is unknown. */
  share: number | null;
  phase: string;
  lastSyncedAt: string | null;
  /** An error code whose mend stands in the catalogue, or null. */
  pausedReason: string | null;
  freshness: { p50Ms: number; p95Ms: number; samples: number } | null;
  counts: { products: number; documents: number; orders: number };
}

export function SyncCard({ sync }: { sync: SyncView }) {
  const { text, count, time, seconds } = useText();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {text("sync.title")}
        </Text>
        {sync.pausedReason ? (
          <Banner tone="warning" title={text("sync.paused")}>
            {text(`sync.reasons.${sync.pausedReason}`)}
          </Banner>
        ) : null}
        {sync.isRunning ? (
          <BlockStack gap="200">
            <Text as="p">{text(`sync.phases.${sync.phase}`)}</Text>
            <ProgressBar
              progress={Math.round((sync.share ?? 0.05) * 100)}
              size="small"
              ariaLabelledBy="sync-progress"
            />
          </BlockStack>
        ) : null}
        <div className="aisle-figures">
          <Figure name={text("sync.products")} value={count(sync.counts.products)} help={text("sync.productsHelp")} />
          <Figure
            name={text("sync.documents")}
            value={count(sync.counts.documents)}
            help={text("sync.documentsHelp")}
          />
          <Figure name={text("sync.orders")} value={count(sync.counts.orders)} help={text("sync.ordersHelp")} />
          <Figure
            name={text("sync.freshness")}
            value={sync.freshness ? text("sync.seconds", { seconds: seconds(sync.freshness.p50Ms) }) : "–"}
            help={
              sync.freshness
                ? text("sync.freshnessHelp", { seconds: seconds(sync.freshness.p95Ms), count: sync.freshness.samples })
                : text("sync.noSamples")
            }
          />
        </div>
        <Text as="p" tone="subdued" variant="bodySm">
          {sync.lastSyncedAt ? text("sync.last", { time: time(sync.lastSyncedAt) }) : text("sync.never")}
        </Text>
      </BlockStack>
    </Card>
  );
}
