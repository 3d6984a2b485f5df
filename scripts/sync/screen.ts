/**
 * Lines that are drawn over each other on a terminal; into a file or a pipe only what changed is written, now and then.
 * Used by scripts/sync.ts.
 */

export interface Screen {
  show(lines: string[]): void;
  /** Takes the lines away, so that ordinary output can follow. */
  clear(): void;
}

interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

const PLAIN_EVERY_MS = 5000;

export function createScreen(output: Output, now: () => number = Date.now): Screen {
  let drawn = 0;
  let last = "";
  let writtenMs = -Infinity;
  const erase = () => (drawn > 0 ? `\u001b[${drawn}A\u001b[J` : "");
  return {
    show(lines) {
      const text = lines.filter((line) => line !== "").join("\n");
      if (output.isTTY) {
        output.write(`${erase()}${text}\n`);
        drawn = text.split("\n").length;
        return;
      }
      if (text === last || now() - writtenMs < PLAIN_EVERY_MS) return;
      output.write(`${text}\n`);
      last = text;
      writtenMs = now();
    },
    clear() {
      if (output.isTTY) output.write(erase());
      drawn = 0;
    },
  };
}
