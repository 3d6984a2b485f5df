/**
 * The fault switches of the sandbox: one plain object that the doors read and the control API (or a test in the same
 * process) sets. All are off at start. A number of calls runs down to 0; everything else stays until it is set back.
 * kinds.ts says what each does; plan.ts strikes by a seed instead of by count.
 */
import { z } from "zod";

const nextCalls = z.number().int().min(0).default(0);

export const faultsShape = z.object({
  /** Next N Admin API calls: HTTP 200 with THROTTLED, as an empty cost bucket answers. */
  throttle: nextCalls,
  http429: nextCalls,
  http500: nextCalls,
  /** Next N Admin API calls: HTTP 502 with an HTML page, as a proxy in front of the API answers. */
  http502: nextCalls,
  /** Next N Admin API calls are never answered; the connection closes after "hang-ms". */
  timeouts: nextCalls,
  /** Next N Admin API calls: the connection breaks before the first header, after the headers, or halfway. */
  reset: nextCalls,
  "reset-after-headers": nextCalls,
  "reset-mid-body": nextCalls,
  /** Next N Admin API calls are answered as to an app that is approved for no protected customer data. */
  "protected-null": nextCalls,
  /** The Nth Admin API call from now finds the shop's access tokens revoked. */
  "revoke-after": nextCalls,
  /** Next N bulk operations end FAILED (with each error code), CANCELED, or never end. */
  "bulk-failed": nextCalls,
  "bulk-timeout": nextCalls,
  "bulk-denied": nextCalls,
  "bulk-canceled": nextCalls,
  "bulk-stuck": nextCalls,
  /** Next N bulk files break halfway, though the whole length was announced. */
  "bulk-reset": nextCalls,
  /** Bulk files end early: in the middle of a line (true), or after a whole line ("line"). */
  "bulk-truncate": z.union([z.boolean(), z.literal("line")]).default(false),
  /** Bulk files answer 400 as an expired signed URL does. */
  "bulk-expired": z.boolean().default(false),
  /** Every delivery comes twice (true), or that many extra times. */
  "webhooks-duplicate": z.union([z.boolean(), z.number().int().min(1).max(20)]).default(false),
  /** Share of webhook events lost, 0 to 1. */
  "webhooks-drop": z.number().min(0).max(1).default(0),
  "webhooks-shuffle": z.boolean().default(false),
  /** Every webhook is held back by that many hours of the sandbox's clock; 24 is a day late. */
  "webhooks-late": z.number().min(0).max(240).default(0),
  /** shop/redact comes 48 h after an uninstall even when the app was installed again: nobody documents that it does not. */
  "redact-after-reinstall": z.boolean().default(false),
  /** Next N requests through the app proxy end as if the app had not answered in time. */
  "proxy-timeouts": nextCalls,
  /** The app proxy collects the whole answer before passing it on, as nobody promises that it streams. */
  "proxy-buffer": z.boolean().default(true),
  /** Every Admin API answer comes that much later. */
  "latency-ms": z.number().int().min(0).max(120_000).default(0),
  "hang-ms": z.number().int().min(0).max(600_000).default(30_000),
  /** The shop's clock runs ahead of the real one (or behind it): session tokens, proxy timestamps, Triggered-At. */
  "clock-skew-ms": z.number().int().min(-86_400_000).max(86_400_000).default(0),
  /** The version the app asks for: still served, retired (the next one answers), or unknown (404). */
  "api-version": z.enum(["served", "retired", "gone"]).default("served"),
});

export type Faults = z.infer<typeof faultsShape>;

/** Switches that count calls down. */
export type CountedFault = {
  [K in keyof Faults]: Faults[K] extends number ? (K extends Measure ? never : K) : never;
}[keyof Faults];
type Measure = "webhooks-drop" | "webhooks-late" | "latency-ms" | "hang-ms" | "clock-skew-ms";

export function noFaults(): Faults {
  return faultsShape.parse({});
}

/** Takes one from a counted fault: true when this call is to fail. */
export function takeFault(faults: Faults, name: CountedFault): boolean {
  if (faults[name] <= 0) return false;
  faults[name] -= 1;
  return true;
}
