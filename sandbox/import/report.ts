/**
 * What an import could not take, row by row, with the reason and the mend. Every part of the import writes into one
 * Report; the command prints its summary and writes the whole to a file. Nothing is left out without a line here.
 */

export interface Finding {
  /** File name, without its folder. */
  file: string;
  /** Line in the file, from 1; null for the file as a whole. */
  row: number | null;
  /** Column, or path of a value in JSON. */
  column: string | null;
  value?: string;
  effect: "row left out" | "value left out" | "value changed" | "not kept" | "file left out";
  reason: string;
  mend: string;
}

export interface ReportSummary {
  taken: Record<string, number>;
  leftOut: number;
  findings: number;
  byReason: { reason: string; count: number; effect: string; mend: string; first: string }[];
}

/** Beyond this many of one reason in one file only their number is kept: a wrong column repeats on every row. */
const KEPT_PER_REASON = 1_000;

export class Report {
  readonly findings: Finding[] = [];
  readonly taken: Record<string, number> = {};
  readonly #counts = new Map<string, { count: number; first: Finding }>();
  #rowsLeftOut = 0;

  add(finding: Finding): void {
    const key = `${finding.file}/${finding.effect}/${finding.reason}`;
    const known = this.#counts.get(key);
    if (known) known.count += 1;
    else this.#counts.set(key, { count: 1, first: finding });
    if (finding.effect === "row left out" || finding.effect === "file left out") this.#rowsLeftOut += 1;
    if ((known?.count ?? 1) <= KEPT_PER_REASON) this.findings.push(shortened(finding));
  }

  took(what: string, count = 1): void {
    this.taken[what] = (this.taken[what] ?? 0) + count;
  }

  summary(): ReportSummary {
    const counts = [...this.#counts.values()].sort((a, b) => b.count - a.count);
    return {
      taken: this.taken,
      leftOut: this.#rowsLeftOut,
      findings: counts.reduce((sum, { count }) => sum + count, 0),
      byReason: counts.map(({ count, first }) => ({
        reason: first.reason,
        count,
        effect: first.effect,
        mend: first.mend,
        first: placeOf(first),
      })),
    };
  }

  /** In the order of the rows; what concerns a whole file comes first. */
  sorted(): Finding[] {
    return [...this.findings].sort((a, b) =>
      a.file === b.file ? (a.row ?? 0) - (b.row ?? 0) : a.file < b.file ? -1 : 1,
    );
  }

  /** The whole report as it is written to a file. */
  toJson(): string {
    return `${JSON.stringify({ ...this.summary(), rows: this.sorted() }, null, 2)}\n`;
  }
}

/** A few lines for a person at a terminal. */
export function summaryText(summary: ReportSummary): string {
  const taken = Object.entries(summary.taken).map(([what, count]) => `${count.toLocaleString("en")} ${what}`);
  const lines = [`Taken: ${taken.join(", ") || "nothing"}.`];
  if (summary.leftOut) lines.push(`Left out: ${summary.leftOut.toLocaleString("en")} rows.`);
  for (const one of summary.byReason.slice(0, 12))
    lines.push(`  ${one.count} × ${one.effect}: ${one.reason} (first: ${one.first}). ${one.mend}`);
  if (summary.byReason.length > 12) lines.push(`  … and ${summary.byReason.length - 12} more kinds; see the report.`);
  return lines.join("\n");
}

function placeOf({ file, row, column }: Finding): string {
  return [file, row === null ? null : `line ${row}`, column].filter((part) => part !== null).join(", ");
}

function shortened(finding: Finding): Finding {
  return finding.value !== undefined && finding.value.length > 120
    ? { ...finding, value: `${finding.value.slice(0, 117)}…` }
    : finding;
}
