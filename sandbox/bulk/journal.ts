/**
 * Which bulk operations there were, so that they can still be polled and their links opened after a restart. One small
 * JSON file beside the results; operations.ts writes it when an operation starts and when it ends.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BulkOperationState } from "./operations";

export interface Journal {
  /** The operations of a shop as they were last written. */
  of(domain: string): BulkOperationState[];
  write(domain: string, operations: BulkOperationState[]): void;
  clear(): void;
}

export function openJournal(folder: string | null): Journal {
  const path = folder === null ? null : join(folder, "operations.json");
  let saved: Record<string, BulkOperationState[]> = path && existsSync(path) ? read(path) : {};
  const save = (): void => {
    if (!path) return;
    writeFileSync(`${path}.new`, JSON.stringify(saved));
    renameSync(`${path}.new`, path);
  };
  return {
    of: (domain) => saved[domain] ?? [],
    write(domain, operations) {
      saved[domain] = operations;
      save();
    },
    clear() {
      saved = {};
      save();
    },
  };
}

function read(path: string): Record<string, BulkOperationState[]> {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, BulkOperationState[]>;
  } catch {
    return {}; // cut short by a kill before the first rename: nothing was promised yet
  }
}
