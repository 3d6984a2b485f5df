/**
 * The rows of a CSV file one by one, however a spreadsheet wrote them: byte order mark, CRLF, quoted line breaks,
 * semicolons or tabs. Rows that are no CSV are reported and left out; a file that ends inside a quotation keeps what
 * stood before. read-products.ts reads with it.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { CsvError, parse } from "csv-parse";
import type { Report } from "./report";

export interface CsvRow {
  /** Line on which the row begins, from 1. */
  line: number;
  cells: string[];
}

const REPLACEMENT = "\uFFFD";

/** The first row is the header. @throws when the file cannot be opened */
export async function* csvRows(path: string, report: Report): AsyncGenerator<CsvRow> {
  const file = basename(path);
  const delimiter = await delimiterOf(path);
  let lastSkipped: number | null = null;
  const parser = createReadStream(path).pipe(
    parse({
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      info: true,
      on_skip: (error) => {
        const row = Number(error?.lines) || null;
        if (row === lastSkipped) return; // every further quotation mark of one row says so again
        lastSkipped = row;
        report.add({ file, row, column: null, effect: "row left out", ...faultOf(error?.code) });
      },
    }),
  );
  let begins = 1;
  // The parser counts a CRLF within a value as two lines.
  let overcounted = 0;
  let isForeign = false;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!isForeign && record.some((cell) => cell.includes(REPLACEMENT))) {
        isForeign = true;
        report.add({
          file,
          row: begins,
          column: null,
          effect: "value changed",
          reason: "letters that are not UTF-8",
          mend: "Save the file as CSV UTF-8 and import it again (--replace).",
        });
      }
      yield { line: begins, cells: record };
      for (const cell of record) if (cell.includes("\r\n")) overcounted += cell.split("\r\n").length - 1;
      begins = info.lines + 1 - overcounted;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report.add({ file, row: begins, column: null, effect: "row left out", ...faultOf(error.code) });
  }
}

function faultOf(code: string | undefined): { reason: string; mend: string } {
  if (code === "CSV_QUOTE_NOT_CLOSED")
    return {
      reason: "a quotation that is never closed: this row and all below it are missing",
      mend: "Close the value with a quotation mark and import again (--replace).",
    };
  if (code === "CSV_INVALID_CLOSING_QUOTE" || code === "INVALID_OPENING_QUOTE")
    return {
      reason: "not readable as CSV: a quotation mark inside a value",
      mend: 'Put the value in quotation marks and write each one inside it twice ("").',
    };
  return { reason: `not readable as CSV (${code ?? "unknown"})`, mend: "Look at the row in a text editor." };
}

/** Comma, or what a spreadsheet of another country writes instead. */
async function delimiterOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8_192), 0, 8_192, 0);
    const [head = ""] = buffer.subarray(0, bytesRead).toString("utf8").split(/\r?\n/);
    const count = (one: string): number => head.split(one).length;
    return [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best));
  } finally {
    await handle.close();
  }
}
