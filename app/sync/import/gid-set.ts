/**
 * A set of gids of one kind, as numbers: a hundred thousand take a few megabytes and not tens. Made by the import to tell
 * what a file did not hold.
 */
export class GidSet {
  private readonly numbers = new Set<number>();
  /** Ids beyond what a number holds exactly; Shopify's are far below. */
  private readonly others = new Set<string>();

  get size(): number {
    return this.numbers.size + this.others.size;
  }

  add(gid: string): void {
    const id = numberOf(gid);
    if (id === null) this.others.add(gid);
    else this.numbers.add(id);
  }

  has(gid: string): boolean {
    const id = numberOf(gid);
    return id === null ? this.others.has(gid) : this.numbers.has(id);
  }
}

function numberOf(gid: string): number | null {
  const digits = /\/(\d+)$/.exec(gid)?.[1];
  const id = Number(digits);
  return digits !== undefined && Number.isSafeInteger(id) ? id : null;
}
