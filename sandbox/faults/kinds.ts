/**
 * Every kind of trouble by the face it strikes, in the order in which a call is asked for them. The plan takes its
 * rates by these names, the control API lists them, and COVERAGE.md prints them.
 */

export const adminKinds = {
  "revoke-after": "the shop's access tokens are revoked in mid-flight; this call is the first to see it",
  timeouts: "never answered; the connection closes after hang-ms",
  reset: "the connection breaks before the first header",
  http502: "HTTP 502 with an HTML page",
  http500: "HTTP 500",
  http429: "HTTP 429 with Retry-After",
  throttle: "HTTP 200 with THROTTLED, as an empty cost bucket answers",
  "reset-after-headers": "done, but the connection breaks after the headers",
  "reset-mid-body": "done, but the connection breaks halfway through the body",
  "protected-null": "protected fields null, with an error beside each, HTTP 200",
  slow: "answered late, by the plan's slowMs",
} as const;

export const bulkKinds = {
  "bulk-failed": "the operation ends FAILED with INTERNAL_SERVER_ERROR",
  "bulk-timeout": "the operation ends FAILED with TIMEOUT and half of its data",
  "bulk-denied": "the operation ends FAILED with ACCESS_DENIED",
  "bulk-canceled": "the operation ends CANCELED",
  "bulk-stuck": "the operation stays RUNNING",
} as const;

export const fileKinds = {
  "bulk-expired": "the signed URL has expired (400)",
  "bulk-reset": "the connection breaks halfway",
  "bulk-truncate": "the file ends in the middle of a line",
  "bulk-truncate-line": "the file ends early, after a whole line",
} as const;

export const webhookKinds = {
  "webhooks-drop": "the event is lost",
  "webhooks-duplicate": "delivered twice under one id",
  "webhooks-shuffle": "overtaken by later events",
  "webhooks-late": "a day late on the sandbox's clock",
} as const;

export const proxyKinds = {
  "proxy-timeouts": "the app proxy gives up on the app",
} as const;

export const faces = {
  admin: adminKinds,
  bulk: bulkKinds,
  file: fileKinds,
  webhook: webhookKinds,
  proxy: proxyKinds,
} as const;

export type Face = keyof typeof faces;
export type AdminKind = keyof typeof adminKinds;
export type BulkKind = keyof typeof bulkKinds;
export type FileKind = keyof typeof fileKinds;
export type WebhookKind = keyof typeof webhookKinds;
export type ProxyKind = keyof typeof proxyKinds;
export type Kind = AdminKind | BulkKind | FileKind | WebhookKind | ProxyKind;

export const allKinds = Object.values(faces).flatMap((kinds) => Object.keys(kinds)) as [Kind, ...Kind[]];
