/**
 * The published Admin API schema of each version that the sandbox serves, with its table of access scopes. The engine
 * and the contract tests load it here; each version is read once per process from the data files of a package.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { buildClientSchema, GraphQLNonNull, isObjectType, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";
import { accessOverlay } from "./access-overlay";

/** Versions with a schema here, oldest first. A quarter's version becomes stable on its first day. */
export const supportedVersions = ["2025-10", "2026-01", "2026-04", "2026-07", "2026-10", "unstable"] as const;
export type ApiVersion = (typeof supportedVersions)[number];

export interface AdminSchema {
  version: ApiVersion;
  schema: GraphQLSchema;
  /** Any one of these scopes opens the type or field; key `Type` or `Type.field`. */
  access: ReadonlyMap<string, readonly string[]>;
}

const loaded = new Map<ApiVersion, AdminSchema>();

export function loadAdminSchema(version: ApiVersion = "2026-10"): AdminSchema {
  const known = loaded.get(version);
  if (known) return known;
  const raw = JSON.parse(brotliDecompressSync(readFileSync(schemaFile(version))).toString("utf8")) as {
    data: IntrospectionQuery;
    offline_scopes: unknown;
  };
  const schema = buildClientSchema(raw.data, { assumeValid: true });
  allowMissingPrice(schema);
  const entry = { version, schema, access: accessTable(raw.offline_scopes) };
  loaded.set(version, entry);
  return entry;
}

/**
 * The version that answers a request for `asked`. A version that is no longer served falls forward to the oldest one,
 * an unknown one has no answer (404).
 * Source: https://shopify.dev/docs/api/usage/versioning
 */
export function resolveVersion(asked: string): ApiVersion | null {
  const exact = supportedVersions.find((v) => v === asked);
  if (exact) return exact;
  const isQuarter = /^20\d\d-(01|04|07|10)$/.test(asked);
  return isQuarter && asked < supportedVersions[0] ? supportedVersions[0] : null;
}

function schemaFile(version: ApiVersion): string {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve("@shopify/ai-toolkit/package.json"));
  return join(root, "skills", "shopify-admin", "assets", `admin_${version}.json.br`);
}

const scopeRows = z.object({
  items: z.array(
    z.object({
      type: z.string(),
      typeName: z.string(),
      fieldName: z.string().optional(),
      offlineScopes: z.array(z.string()),
    }),
  ),
});

function accessTable(raw: unknown): Map<string, readonly string[]> {
  const table = new Map<string, readonly string[]>();
  for (const row of scopeRows.parse(raw).items) {
    if (!row.offlineScopes.length) continue;
    table.set(row.type === "type" ? row.typeName : `${row.typeName}.${row.fieldName ?? ""}`, row.offlineScopes);
  }
  for (const [key, scopes] of Object.entries(accessOverlay)) table.set(key, scopes);
  return table;
}

/**
 * The one deviation from the published schema: a variant's price may be null. The demo shops hold a product without
 * a price on purpose, and the app must survive it rather than lose the whole page of results.
 */
function allowMissingPrice(schema: GraphQLSchema): void {
  const type = schema.getType("ProductVariant");
  if (!isObjectType(type)) return;
  const price = type.getFields()["price"];
  if (price?.type instanceof GraphQLNonNull) price.type = price.type.ofType;
}
