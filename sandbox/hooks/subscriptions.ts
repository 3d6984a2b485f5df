/**
 * Which of the toml's subscriptions a topic concerns, and what of a payload they want. deliveries.ts asks for every
 * change; the control API lists them. Compliance topics are matched like any other, only installed or not.
 */
import type { AppConfig } from "../http/app-config";
import { pathOf } from "../http/app-config";

export interface Target {
  /** Path at the app, e.g. "/webhooks". */
  path: string;
  includeFields: string[] | null;
}

/** The targets subscribed to `topic` ("products/update"), in the toml's order. */
export function targetsFor(config: AppConfig, topic: string): Target[] {
  const wanted = normalise(topic);
  return config.subscriptions
    .filter((row) => [...row.topics, ...row.complianceTopics].some((one) => normalise(one) === wanted))
    .map((row) => ({ path: pathOf(row.uri), includeFields: row.includeFields }));
}

/** The payload with only the wanted top-level fields (`include_fields`); nested paths keep their whole parent. */
export function pickFields(payload: Record<string, unknown>, includeFields: string[] | null): Record<string, unknown> {
  if (!includeFields) return payload;
  const wanted = new Set(includeFields.map((field) => field.split(".")[0]));
  return Object.fromEntries(Object.entries(payload).filter(([key]) => wanted.has(key)));
}

function normalise(topic: string): string {
  return topic.toLowerCase().replaceAll("_", "/");
}
