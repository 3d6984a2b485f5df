/**
 * The JSONL of one bulk operation while it is written and after. Small results stay in memory, larger ones and those
 * that must outlive the process lie on disk, so that 200,000 orders cost a few hundred kilobytes of memory.
 */
import { closeSync, createReadStream, fstatSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from "node:fs";

const SPILL_BYTES = 1024 * 1024;
const CHUNK_BYTES = 16 * 1024;

export class ResultFile {
  #parts: Buffer[] | null = [];
  #fd: number | null = null;
  #size = 0;
  readonly #path: () => string;

  /** `path` says where it lies on disk and is asked when it is needed; `isKept` puts it there from the start. */
  constructor(path: () => string, isKept: boolean) {
    let known: string | null = null;
    this.#path = () => (known ??= path());
    if (isKept) this.#spill();
  }

  get size(): number {
    return this.#size;
  }

  append(text: string): void {
    const bytes = Buffer.from(text);
    this.#size += bytes.length;
    if (this.#fd !== null) writeSync(this.#fd, bytes);
    else this.#parts?.push(bytes);
    if (this.#parts && this.#size > SPILL_BYTES) this.#spill();
  }

  /** Keeps the first `bytes`; with `isWholeLines` no more than the lines that end within them. */
  cut(bytes: number, isWholeLines: boolean): void {
    const end = isWholeLines ? this.#lineEndBefore(bytes) : bytes;
    if (this.#parts) this.#parts = [Buffer.concat(this.#parts).subarray(0, end)];
    else if (this.#fd !== null) ftruncateSync(this.#fd, end);
    this.#size = end;
  }

  /** Nothing more will be written. */
  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  remove(): void {
    this.close();
    if (!this.#parts) rmSync(this.#path(), { force: true });
    this.#parts = [];
    this.#size = 0;
  }

  read(): AsyncIterable<string> {
    return this.#parts ? chunks(Buffer.concat(this.#parts)) : textOf(this.#path());
  }

  #spill(): void {
    this.#fd = openSync(this.#path(), "w+");
    for (const part of this.#parts ?? []) writeSync(this.#fd, part);
    this.#parts = null;
  }

  #lineEndBefore(bytes: number): number {
    const whole = Buffer.concat(this.#parts ?? []);
    let end = Math.min(bytes, this.#parts ? whole.length : fstatSync(this.#fd ?? 0).size);
    const window = Buffer.alloc(64 * 1024);
    while (end > 0) {
      const from = Math.max(0, end - window.length);
      const piece = this.#parts
        ? whole.subarray(from, end)
        : window.subarray(0, readSync(this.#fd ?? 0, window, 0, end - from, from));
      const at = piece.lastIndexOf(0x0a);
      if (at >= 0) return from + at + 1;
      end = from;
    }
    return 0;
  }
}

/** The text of a result that lies on disk. */
export function textOf(path: string): AsyncIterable<string> {
  return createReadStream(path, { encoding: "utf8", highWaterMark: 4 * CHUNK_BYTES });
}

/** Chunks break lines and may break anywhere, as a network does. */
async function* chunks(whole: Buffer): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < whole.length; at += CHUNK_BYTES) {
    yield decoder.decode(whole.subarray(at, at + CHUNK_BYTES), { stream: true });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
