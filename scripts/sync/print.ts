/** The sync's state as lines for a terminal: a line a part, then totals, what was left out and why. Pure. */
import type { Part, Status } from "./shop-sync";

const NAMES: Record<string, string> = {
  products: "Products",
  collections: "Collections",
  inventory: "Incoming stock",
  plans: "Selling plans",
  orders: "Orders",
  customers: "Customers",
  content: "Policies, pages",
};

const BAR_CELLS = 20;
const MOST_SKIPPED = 10;

/** What each reason means and how it is mended, for whoever runs the command. */
const MENDS: Record<string, string> = {
  "shopify-unauthorised": "Shopify refuses the app's token: open the app in the shop's admin.",
  "scope-missing": "A permission was not granted: open the app in the shop's admin and accept it.",
  "shopify-version-gone": "Shopify does not offer this API version here: update the app.",
  "shop-frozen": "The shop is closed or frozen at Shopify.",
  "bulk-failed": "Shopify's export failed several times: try again with --reconcile.",
};

/** One line for each part while a run goes on. */
export function progressLines(status: Status): string[] {
  const lines = (status.run?.parts ?? []).map(partLine);
  const left = status.run?.secondsLeft;
  const share = status.share === null ? "" : `${Math.floor(status.share * 100)} %`;
  const time = left === null || left === undefined || left === 0 ? "" : `about ${duration(left)} left`;
  return [...lines, [share, time].filter(Boolean).join(", ")];
}

export function summaryLines(status: Status, tookMs: number | null): string[] {
  const { counts, freshness, lastCheck } = status;
  const took = tookMs === null ? "" : ` in ${duration(Math.max(1, Math.round(tookMs / 1000)))}`;
  return [
    ...(status.run?.parts ?? []).map(partLine),
    `Known${took}: ${number(counts.products)} products on sale, ${number(counts.orders)} orders, ${number(counts.documents)} documents.`,
    ...(status.kind === "reconcile" && lastCheck && !status.pausedReason ? [checkLine(lastCheck)] : []),
    ...(status.waiting > 0 ? [`${number(status.waiting)} changed things are still being read one by one.`] : []),
    ...(freshness
      ? [`Freshness: half within ${seconds(freshness.p50Ms)}, 95 of 100 within ${seconds(freshness.p95Ms)}.`]
      : []),
    ...skippedLines(status),
    ...(status.pausedReason
      ? [`Not whole: ${status.pausedReason}. ${MENDS[status.pausedReason] ?? "See the app's log."}`]
      : []),
  ];
}

/** One line for `--watch`. */
export function watchLine(status: Status): string {
  const freshness = status.freshness;
  const parts = [
    status.isRunning
      ? `${status.kind} ${status.share === null ? "…" : `${Math.floor(status.share * 100)} %`}`
      : "in step",
    `${number(status.waiting)} waiting`,
    freshness ? `p50 ${seconds(freshness.p50Ms)}, p95 ${seconds(freshness.p95Ms)}` : "no changes yet",
    ...(status.alarm.isRinging ? ["LATE"] : []),
    ...(status.isPaused ? [`paused: ${status.pausedReason}`] : []),
  ];
  return parts.join(" · ");
}

function partLine(part: Part): string {
  const name = (NAMES[part.part] ?? part.part).padEnd(16);
  if (part.state === "skipped") return `  ${name}left out: ${part.why ?? "?"}`;
  if (part.state === "waiting") return `  ${name}waiting for Shopify`;
  const share = part.state === "done" ? 1 : part.total ? Math.min(1, part.done / part.total) : 0;
  const cells = Math.round(share * BAR_CELLS);
  const bar = "█".repeat(cells) + "░".repeat(BAR_CELLS - cells);
  const of = part.total === null ? "" : ` of ${number(part.total)}`;
  const rate = part.perSecond !== null && part.perSecond >= 1 ? `  ${number(Math.round(part.perSecond))}/s` : "";
  const left = part.state === "running" && part.secondsLeft ? `  ${duration(part.secondsLeft)} left` : "";
  return `  ${name}${bar} ${number(part.done)}${of}${rate}${left}`;
}

function checkLine({ differences, byKind }: NonNullable<Status["lastCheck"]>): string {
  if (differences === 0) return "Compared with the shop: nothing differed.";
  const causes = Object.entries(byKind).flatMap(([kind, byCause]) =>
    Object.entries(byCause).flatMap(([cause, count]) => (count > 0 ? [`${number(count)} ${kind} ${cause}`] : [])),
  );
  return `Compared with the shop: ${number(differences)} differed (${causes.join(", ")}).`;
}

function skippedLines({ run }: Status): string[] {
  if (!run || run.skippedTotal === 0) return [];
  const named = run.skipped.slice(0, MOST_SKIPPED).map(({ what, why }) => `  ${what}: ${why}`);
  const more = run.skippedTotal - named.length;
  return [`Left out: ${number(run.skippedTotal)}`, ...named, ...(more > 0 ? [`  … and ${number(more)} more`] : [])];
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function duration(inSeconds: number): string {
  if (inSeconds < 90) return `${inSeconds} s`;
  if (inSeconds < 5400) return `${Math.round(inSeconds / 60)} min`;
  return `${(inSeconds / 3600).toFixed(1)} h`;
}
