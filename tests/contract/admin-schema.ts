/**
 * The published Admin schemas, each with its table of access scopes, and what app/ asks of them: every `#graphql` document
 * and the app's own shopify.app.toml. Read by the contract tests; files only, no network.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { parse } from "smol-toml";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");
const SCHEMA_FOLDER = "skills/shopify-admin/assets";

const scopeRow = z.object({
  type: z.string(),
  typeName: z.string(),
  fieldName: z.string().nullish(),
  offlineScopes: z.array(z.string()).nullish(),
});

export interface AdminSchema {
  schema: GraphQLSchema;
  /** "Type" or "Type.field" → any one of these scopes opens it. */
  access: Map<string, string[]>;
}

/** The version the app uses, the one before it and the one that comes. */
export const VERSIONS = { before: "2026-07", used: "2026-10", next: "unstable" } as const;

export function adminSchema(version: string = VERSIONS.used): AdminSchema {
  const packageFile = createRequire(import.meta.url).resolve("@shopify/ai-toolkit/package.json");
  const text = brotliDecompressSync(
    readFileSync(join(packageFile, "..", SCHEMA_FOLDER, `admin_${version}.json.br`)),
  ).toString("utf8");
  const raw = JSON.parse(text) as { data: IntrospectionQuery; offline_scopes: { items: unknown[] } };
  const access = new Map<string, string[]>();
  for (const row of z.array(scopeRow).parse(raw.offline_scopes.items)) {
    const key = row.type === "type" ? row.typeName : `${row.typeName}.${row.fieldName}`;
    if (row.offlineScopes?.length) access.set(key, row.offlineScopes);
  }
  return { schema: buildClientSchema(raw.data), access };
}

/** Every `#graphql` template of app/, by "file: operation". A template with `${…}` in it would escape the check. */
export function documentsOfApp(): { name: string; source: string }[] {
  const documents: { name: string; source: string }[] = [];
  for (const file of readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || file.includes(".test.")) continue;
    const text = readFileSync(join(ROOT, "app", file), "utf8");
    for (const [, source = ""] of text.matchAll(/`(#graphql\n[^`]*)`/g)) {
      const operation = /\b(?:query|mutation)\s+(\w+)/.exec(source)?.[1] ?? "unnamed";
      documents.push({ name: `app/${file}: ${operation}`, source });
    }
  }
  return documents;
}

const tomlSchema = z.object({
  client_id: z.string(),
  name: z.string(),
  handle: z.string(),
  application_url: z.url(),
  embedded: z.literal(true),
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
  auth: z.object({ redirect_urls: z.array(z.url()) }),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z.array(
      z.object({
        topics: z.array(z.string()).default([]),
        compliance_topics: z.array(z.string()).default([]),
        uri: z.string(),
      }),
    ),
  }),
  app_proxy: z.object({ url: z.url(), prefix: z.string(), subpath: z.string() }),
});

export type AppToml = z.infer<typeof tomlSchema>;

export function appToml(): AppToml {
  return tomlSchema.parse(parse(readFileSync(join(ROOT, "shopify.app.toml"), "utf8")));
}

/** Files of app/routes, without their extension: "webhooks", "proxy.session". */
export function routeNames(): string[] {
  return readdirSync(join(ROOT, "app/routes")).map((file) => file.replace(/\.tsx?$/, ""));
}
