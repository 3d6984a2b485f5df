/**
 * The process's figures for Prometheus. Domains make a figure by name where they use it; /metrics prints them all. Asking
 * for a name twice gives the same figure, so module reloads and tests never collide. Labels never hold personal data.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { processState } from "./process-state.server";

export const registry = processState("metrics", () => {
  const made = new Registry();
  collectDefaultMetrics({ register: made, prefix: "aisle_" });
  return made;
});

const DURATION_BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/** A count that only grows. @param name without the prefix `aisle_`, e.g. "webhooks_received_total" */
export function counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
  const made = registry.getSingleMetric(`aisle_${name}`);
  return made instanceof Counter
    ? made
    : new Counter({ name: `aisle_${name}`, help, labelNames, registers: [registry] });
}

/** A value that goes up and down. */
export function gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
  const made = registry.getSingleMetric(`aisle_${name}`);
  return made instanceof Gauge ? made : new Gauge({ name: `aisle_${name}`, help, labelNames, registers: [registry] });
}

/** A spread of values; the default buckets are milliseconds. */
export function histogram<L extends string>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
  buckets: number[] = DURATION_BUCKETS_MS,
): Histogram<L> {
  const made = registry.getSingleMetric(`aisle_${name}`);
  const settings = { name: `aisle_${name}`, help, labelNames, buckets, registers: [registry] };
  return made instanceof Histogram ? made : new Histogram(settings);
}
