/**
 * The record of every Admin API call the app made, for the control API and for tests that ask "how often, at what
 * cost". It keeps the last 5,000 and never grows beyond them.
 */

export interface Call {
  at: number;
  shop: string;
  operation: string;
  /** HTTP status; 0 when the connection was broken before an answer. */
  status: number;
  cost: number | null;
  throttled: boolean;
  errorCodes: string[];
  /** Deprecated fields the document used, comma-separated; empty when none. */
  deprecated: string;
  durationMs: number;
}

export interface CallLog {
  rows: Call[];
  add(call: Call): void;
  clear(): void;
}

const KEPT = 5_000;

export function createCallLog(): CallLog {
  const log: CallLog = {
    rows: [],
    add(call) {
      log.rows.push(call);
      if (log.rows.length > KEPT) log.rows.shift();
    },
    clear() {
      log.rows = [];
    },
  };
  return log;
}
