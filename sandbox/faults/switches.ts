/**
 * The fault switches of the sandbox: one object that the HTTP doors read and the control API sets. All are off at
 * start. A number counts requests still to fail (it runs down to 0); a boolean stays until it is switched back.
 */
import { z } from "zod";

export const faultsShape = z.object({
  /** Next N Admin API calls answer THROTTLED (HTTP 200 with errors), as an empty cost bucket does. */
  throttle: z.number().int().min(0).default(0),
  /** Next N Admin API calls answer HTTP 500. */
  http500: z.number().int().min(0).default(0),
  /** Next N Admin API calls answer HTTP 429 with Retry-After: 2.0. */
  http429: z.number().int().min(0).default(0),
  /** Next N Admin API calls are never answered; the connection closes after 30 s. */
  timeouts: z.number().int().min(0).default(0),
  /** Bulk files end in the middle of a line. */
  "bulk-truncate": z.boolean().default(false),
  /** Bulk files answer 403 as an expired signed URL does. */
  "bulk-expired": z.boolean().default(false),
  /** Every delivery comes twice (true), or that many extra times. */
  "webhooks-duplicate": z.union([z.boolean(), z.number().int().min(1).max(20)]).default(false),
  /** Share of webhook events lost, 0 to 1. */
  "webhooks-drop": z.number().min(0).max(1).default(0),
  "webhooks-shuffle": z.boolean().default(false),
  /** The app proxy collects the whole answer before passing it on, as nobody promises that it streams. */
  "proxy-buffer": z.boolean().default(true),
});

export type Faults = z.infer<typeof faultsShape>;
export type CountedFault = "throttle" | "http500" | "http429" | "timeouts";

export function noFaults(): Faults {
  return faultsShape.parse({});
}

/** Takes one from a counted fault: true when this request is to fail. */
export function takeFault(faults: Faults, name: CountedFault): boolean {
  if (faults[name] <= 0) return false;
  faults[name] -= 1;
  return true;
}
