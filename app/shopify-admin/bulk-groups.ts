/**
 * Joins the lines of a grouped bulk file back into root objects with what hangs below them. Called by the product and
 * order readers of this folder. A group is given out only when the next root begins or the file has ended whole: the
 * reader's error at a short file comes before the last group.
 */
import { AppError } from "~/platform/errors";

type Row = Record<string, unknown>;

export interface BulkGroup {
  gid: string;
  head: Row;
  /** Rows right below `parentGid`, in the file's order; of one type when `type` is given. */
  below(parentGid: string, type?: string): Row[];
  lastLine: number;
}

/** @throws AppError bulk-failed when a child stands apart from its root, or as the reader throws */
export async function* bulkGroups(lines: AsyncIterable<Row>): AsyncGenerator<BulkGroup> {
  let current: Gathering | null = null;
  let line = 0;
  for await (const row of lines) {
    line += 1;
    const parent = row["__parentId"];
    if (parent === undefined) {
      if (current) yield current;
      current = new Gathering(row, line);
    } else if (current?.holds(String(parent))) current.add(String(parent), row, line);
    else throw new AppError("bulk-failed", "The bulk file is not grouped by its root objects.");
  }
  if (current) yield current;
}

class Gathering implements BulkGroup {
  readonly gid: string;
  private readonly rows = new Map<string, Row[]>();

  constructor(
    readonly head: Row,
    public lastLine: number,
  ) {
    this.gid = String(head["id"]);
    this.rows.set(this.gid, []);
  }

  /** A child of the root, or of a child of it. */
  holds(parent: string): boolean {
    return this.rows.has(parent);
  }

  add(parent: string, row: Row, line: number): void {
    this.rows.get(parent)?.push(row);
    if (typeof row["id"] === "string" && !this.rows.has(row["id"])) this.rows.set(row["id"], []);
    this.lastLine = line;
  }

  below(parentGid: string, type?: string): Row[] {
    const rows = this.rows.get(parentGid) ?? [];
    return type === undefined ? rows : rows.filter((row) => typeOf(row) === type);
  }
}

/** The query asks for __typename; the id says the same where a file leaves it out. */
function typeOf(row: Row): string | undefined {
  const named = row["__typename"];
  return typeof named === "string" ? named : /^gid:\/\/shopify\/(\w+)\//.exec(String(row["id"]))?.[1];
}
