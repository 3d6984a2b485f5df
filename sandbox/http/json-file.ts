/**
 * A small value kept in one JSON file: tokens and carts of the sandbox. Saving is debounced and atomic (write, then
 * rename); flush() at shutdown leaves nothing behind. With no file it only lives in memory.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface JsonFile<T> {
  value: T;
  changed(): void;
  flush(): void;
}

/** Loads `file` (or takes `empty()` when it is absent or not JSON). `file` null keeps it in memory only. */
export function openJsonFile<T>(file: string | null, empty: () => T): JsonFile<T> {
  let timer: NodeJS.Timeout | null = null;
  const store: JsonFile<T> = {
    value: file && existsSync(file) ? parse(file, empty) : empty(),
    changed() {
      if (!file || timer) return;
      timer = setTimeout(() => store.flush(), 200);
      timer.unref();
    },
    flush() {
      if (timer) clearTimeout(timer);
      timer = null;
      if (!file) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(store.value));
      renameSync(`${file}.new`, file);
    },
  };
  return store;
}

function parse<T>(file: string, empty: () => T): T {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return empty();
  }
}
