/**
 * Which product metafields shoppers may be told: the merchant's choice, or else what the shop's own definition opens to
 * its storefront. The sync asks before it stores a product and brings the definitions in; Settings lists and switches.
 * A metafield that is not allowed is never stored: no search finds it and no model reads it.
 */
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import { AppError } from "~/platform/errors";
import { readableFacts } from "./facts";
import type { MetafieldDefinition } from "./types";

export interface MetafieldRuleView {
  namespace: string;
  key: string;
  name: string;
  type: string;
  isAllowed: boolean;
  /** What the shop's definition says, for a merchant who wants to know why. */
  isStorefront: boolean;
  /** A value as a shopper would be told it; null for one that is not allowed or says nothing to a person. */
  example: string | null;
}

/** A shop may have thousands of keys from old apps; a merchant's list ends here. */
const RULES_MAX = 500;
const EXAMPLE_MAX_CHARS = 120;
const KEY_MAX_CHARS = 255;

/** Asks once; the answer holds for the batch it was asked for. A key without a rule is not allowed. */
export async function allowedMetafields(db: ShopDb): Promise<(namespace: string, key: string) => boolean> {
  const allowed = new Set((await allRules(db)).filter(isAllowed).map((rule) => identity(rule.namespace, rule.key)));
  return (namespace, key) => allowed.has(identity(namespace, key));
}

/** Lists keys that products carry without a definition: not allowed until the merchant says so. Known ones stay. */
export async function noteMetafields(
  db: ShopDb,
  seen: { namespace: string; key: string; type: string }[],
  now: Date = new Date(),
): Promise<void> {
  const fresh = new Map(seen.map((field) => [identity(field.namespace, field.key), field]));
  if (fresh.size === 0) return;
  const known = await allRules(db);
  for (const rule of known) fresh.delete(identity(rule.namespace, rule.key));
  const room = Math.max(0, RULES_MAX - known.length);
  const rows = [...fresh.values()]
    .filter(({ namespace, key }) => namespace.length <= KEY_MAX_CHARS && key.length <= KEY_MAX_CHARS)
    .slice(0, room)
    .map((field) => ({
      namespace: field.namespace,
      key: field.key,
      name: readableKey(field.key),
      type: field.type,
      isStorefront: false,
      syncedAt: now,
      shopId: db.shopId,
    }));
  if (rows.length > 0) await db.metafieldRule.createMany({ data: rows, skipDuplicates: true });
}

/**
 * Stores what the shop defines. A definition that went keeps its rule, closed to the storefront: its values may remain
 * on products, and a merchant's choice about them holds.
 * @returns true when what may be told has changed, so that products must be read again
 */
export async function applyMetafieldDefinitions(
  db: ShopDb,
  definitions: MetafieldDefinition[],
  { now }: { now: Date },
): Promise<boolean> {
  const before = new Map((await allRules(db)).map((rule) => [identity(rule.namespace, rule.key), rule]));
  const defined = new Set<string>();
  let hasChanged = false;
  for (const definition of definitions) {
    const { namespace, key, name, type, isStorefront } = definition;
    const id = identity(namespace, key);
    const known = before.get(id);
    defined.add(id);
    if (known?.name === name && known.type === type && known.isStorefront === isStorefront) continue;
    hasChanged ||=
      isAllowed({ isAllowed: known?.isAllowed ?? null, isStorefront }) !== (known ? isAllowed(known) : false);
    const facts = { name, type, isStorefront, syncedAt: now };
    await db.metafieldRule.upsert({
      where: { shopId_namespace_key: { shopId: db.shopId, namespace, key } },
      create: { shopId: db.shopId, namespace, key, ...facts },
      update: facts,
    });
  }
  for (const [id, rule] of before) {
    if (defined.has(id) || !rule.isStorefront) continue;
    hasChanged ||= rule.isAllowed === null;
    await db.metafieldRule.updateMany({
      where: { namespace: rule.namespace, key: rule.key },
      data: { isStorefront: false, syncedAt: now },
    });
  }
  return hasChanged;
}

/**
 * Every rule with an example of what a shopper would be told. What the shop opens itself comes first, then by name: a
 * row stays in its place when its switch is moved.
 */
export async function metafieldRules(db: ShopDb): Promise<MetafieldRuleView[]> {
  const examples = await exampleValues(db);
  return (await allRules(db))
    .map((rule) => ({
      namespace: rule.namespace,
      key: rule.key,
      name: rule.name,
      type: rule.type,
      isStorefront: rule.isStorefront,
      isAllowed: isAllowed(rule),
      example: examples.get(identity(rule.namespace, rule.key)) ?? null,
    }))
    .sort((one, other) => Number(other.isStorefront) - Number(one.isStorefront) || one.name.localeCompare(other.name));
}

/**
 * The merchant's choice. What was allowed until now disappears from the stored products at once; what is newly allowed
 * comes with the import that the caller begins.
 * @returns true when something changed
 * @throws AppError not-found for a metafield without a rule
 */
export async function chooseMetafield(
  db: ShopDb,
  { namespace, key, isAllowed: choice }: { namespace: string; key: string; isAllowed: boolean },
): Promise<boolean> {
  const rule = (await allRules(db)).find((known) => known.namespace === namespace && known.key === key);
  if (!rule) throw new AppError("not-found", "The shop has no such metafield.");
  if (isAllowed(rule) === choice) return false;
  await db.metafieldRule.updateMany({ where: { namespace, key }, data: { isAllowed: choice } });
  if (!choice) await forgetValues(db, namespace, key);
  return true;
}

type Rule = Awaited<ReturnType<typeof allRules>>[number];

function isAllowed(rule: Pick<Rule, "isAllowed" | "isStorefront">): boolean {
  return rule.isAllowed ?? rule.isStorefront;
}

function allRules(db: ShopDb) {
  return db.metafieldRule.findMany({ orderBy: [{ namespace: "asc" }, { key: "asc" }] });
}

/** Namespaces hold no NUL, so that two different pairs never read the same. */
function identity(namespace: string, key: string): string {
  return `${namespace}\u0000${key}`;
}

function readableKey(key: string): string {
  return key.replace(/[_-]+/g, " ").trim() || key;
}

const exampleRows = z.array(z.object({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() }));

/** From the newest products: enough to recognise a fact by, without reading a whole catalogue. */
async function exampleValues(db: ShopDb): Promise<Map<string, string>> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT ON (m->>'namespace', m->>'key') m->>'namespace' AS namespace, m->>'key' AS key,
      m->>'type' AS type, m->>'value' AS value
    FROM (SELECT metafields FROM product WHERE shop_id = ${db.shopId} ORDER BY gid DESC LIMIT 300) p,
      jsonb_array_elements(p.metafields) AS m`;
  return new Map(
    exampleRows.parse(rows).flatMap((field) => {
      const told = readableFacts([field])[0]?.value;
      return told === undefined ? [] : [[identity(field.namespace, field.key), shortened(told)] as const];
    }),
  );
}

function shortened(value: string): string {
  return value.length <= EXAMPLE_MAX_CHARS ? value : `${value.slice(0, EXAMPLE_MAX_CHARS - 1).trimEnd()}…`;
}

async function forgetValues(db: ShopDb, namespace: string, key: string): Promise<void> {
  await db.$executeRaw`
    UPDATE product SET metafields = coalesce((
      SELECT jsonb_agg(m) FROM jsonb_array_elements(metafields) AS m
      WHERE NOT (m->>'namespace' = ${namespace} AND m->>'key' = ${key})), '[]'::jsonb)
    WHERE shop_id = ${db.shopId}
      AND metafields @> ${JSON.stringify([{ namespace, key }])}::jsonb`;
}
