/**
 * Whether a set of granted scopes opens a type or a field. The engine asks for every field it resolves; a write scope
 * includes the read scope of the same name, as on the platform.
 */

export type Granted = ReadonlySet<string>;

/** The granted scopes with those they imply. */
export function grantedSet(scopes: readonly string[]): Granted {
  const set = new Set(scopes);
  for (const scope of scopes) {
    if (scope.startsWith("write_")) set.add(`read_${scope.slice("write_".length)}`);
  }
  return set;
}

export function isOpen(granted: Granted, needed: readonly string[] | undefined): boolean {
  return !needed?.length || needed.some((scope) => granted.has(scope));
}

/** "`read_orders` access scope or `read_marketplace_orders` access scope." as the error message writes it. */
export function describeNeed(needed: readonly string[]): string {
  const parts = needed.map((scope) => `\`${scope}\` access scope`);
  const last = parts.pop() ?? "";
  return `${parts.length ? `${parts.join(", ")} or ${last}` : last}.`;
}
