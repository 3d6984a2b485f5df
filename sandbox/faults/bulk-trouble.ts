/**
 * Lets a sandbox's trouble decide how bulk operations end, and what happens to a file on its way. start.ts and tests
 * without HTTP connect it once per sandbox; injectBulkFault (bulk/faults.ts) can still be set on top.
 */
import type { BulkFault, Sandbox } from "../domain/types";
import type { FileKind } from "./kinds";
import type { Trouble } from "./trouble";

const ends: Record<string, BulkFault> = {
  "bulk-failed": { kind: "fail", errorCode: "INTERNAL_SERVER_ERROR" },
  "bulk-timeout": { kind: "fail", errorCode: "TIMEOUT", partialShare: 0.5 },
  "bulk-denied": { kind: "fail", errorCode: "ACCESS_DENIED" },
  "bulk-canceled": { kind: "cancel" },
  "bulk-stuck": { kind: "stall" },
};

/** Each operation is decided once, so that one that is stuck stays stuck; after trouble.clear() it can end. */
export function connectBulk(sandbox: Pick<Sandbox, "bulkFaults">, trouble: Trouble): void {
  const decided = new Map<string, BulkFault | null>();
  let generation = trouble.generation;
  sandbox.bulkFaults.decide = ({ shop, id }) => {
    if (trouble.generation !== generation) decided.clear();
    generation = trouble.generation;
    const key = `${shop.domain}/${id}`;
    const known = decided.get(key);
    if (known !== undefined) return known;
    const kind = trouble.strike("bulk", shop.domain, String(id));
    const fault = kind === null ? null : (ends[kind] ?? null);
    decided.set(key, fault);
    return fault;
  };
}

/** The text of a bulk file under trouble; null when the link has expired. A broken connection is `brokenAt`. */
export function troubledFile(kind: FileKind | null, whole: string): { text: string; brokenAt: number | null } | null {
  const middle = Math.floor(whole.length / 2);
  switch (kind) {
    case "bulk-expired":
      return null;
    case "bulk-reset":
      return { text: whole, brokenAt: middle };
    case "bulk-truncate":
      return { text: insideLine(whole, middle), brokenAt: null };
    case "bulk-truncate-line":
      return { text: whole.slice(0, whole.lastIndexOf("\n", middle) + 1), brokenAt: null };
    default:
      return { text: whole, brokenAt: null };
  }
}

/** Cut near `at`, but never exactly at a line's end. */
function insideLine(whole: string, at: number): string {
  const start = whole.lastIndexOf("\n", Math.max(0, at - 1)) + 1;
  const end = whole.indexOf("\n", start);
  const lineEnd = end === -1 ? whole.length : end;
  return whole.slice(0, start + Math.max(1, Math.floor((lineEnd - start) / 2)));
}
