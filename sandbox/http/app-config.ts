/**
 * What the sandbox reads from the app's real shopify.app.toml: scopes, webhook subscriptions, compliance topics, app
 * proxy. OAuth, webhooks, the app proxy and the admin frame ask here. The file is read again when it changes, so that
 * an edited toml needs no restart.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

export interface Subscription {
  topics: string[];
  complianceTopics: string[];
  uri: string;
  includeFields: string[] | null;
}

export interface AppConfig {
  name: string;
  handle: string;
  scopes: string[];
  /** Where the admin opens the app: the path of its application_url. */
  home: string;
  /** Scopes the app may ask for after it is installed. */
  optionalScopes: string[];
  apiVersion: string;
  subscriptions: Subscription[];
  /** Where the merchant's links to the app proxy begin: /{prefix}/{subpath}; `path` is the app's side. */
  proxy: { prefix: string; subpath: string; path: string } | null;
  /** Where customers may come back to after signing in or out; null without [customer_authentication]. */
  customerAuth: { redirectUris: string[]; logoutUrls: string[] } | null;
}

export interface AppConfigSource {
  read(): AppConfig;
  /** Folders of the theme app extensions beside the toml. */
  extensionDirs(): { handle: string; dir: string }[];
}

/** A source over `tomlFile`. Reading an absent file gives an app without scopes, webhooks or proxy. */
export function openAppConfig(tomlFile: string): AppConfigSource {
  const file = resolve(tomlFile);
  let cached: { mtimeMs: number; config: AppConfig } | null = null;
  return {
    read() {
      const mtimeMs = existsSync(file) ? statSync(file).mtimeMs : 0;
      if (cached?.mtimeMs !== mtimeMs)
        cached = { mtimeMs, config: parseAppConfig(mtimeMs ? readFileSync(file, "utf8") : "") };
      return cached.config;
    },
    extensionDirs() {
      const root = join(dirname(file), "extensions");
      if (!existsSync(root)) return [];
      return readdirSync(root)
        .filter((name) => existsSync(join(root, name, "blocks")))
        .map((handle) => ({ handle, dir: join(root, handle) }));
    },
  };
}

const tomlShape = z.object({
  name: z.string().default("App under test"),
  handle: z.string().optional(),
  application_url: z.string().default("/"),
  access_scopes: z
    .object({ scopes: z.string().default(""), optional_scopes: z.array(z.string()).default([]) })
    .default({ scopes: "", optional_scopes: [] }),
  webhooks: z
    .object({
      api_version: z.string().default("2026-10"),
      subscriptions: z
        .array(
          z.object({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.string()).default([]),
            uri: z.string(),
            include_fields: z.array(z.string()).optional(),
          }),
        )
        .default([]),
    })
    .default({ api_version: "2026-10", subscriptions: [] }),
  customer_authentication: z
    .object({ redirect_uris: z.array(z.string()).default([]), logout_urls: z.array(z.string()).default([]) })
    .optional(),
  app_proxy: z.object({ url: z.string(), prefix: z.string(), subpath: z.string() }).optional(),
});

export function parseAppConfig(source: string): AppConfig {
  const toml = tomlShape.parse(parse(source));
  return {
    name: toml.name,
    handle:
      toml.handle ??
      (toml.name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") ||
        "app"),
    home: pathOf(toml.application_url),
    scopes: toml.access_scopes.scopes
      .split(",")
      .map((scope) => scope.trim())
      .filter(Boolean),
    optionalScopes: toml.access_scopes.optional_scopes,
    apiVersion: toml.webhooks.api_version,
    subscriptions: toml.webhooks.subscriptions.map((row) => ({
      topics: row.topics,
      complianceTopics: row.compliance_topics,
      uri: row.uri,
      includeFields: row.include_fields ?? null,
    })),
    customerAuth: toml.customer_authentication
      ? {
          redirectUris: toml.customer_authentication.redirect_uris,
          logoutUrls: toml.customer_authentication.logout_urls,
        }
      : null,
    proxy: toml.app_proxy
      ? { prefix: toml.app_proxy.prefix, subpath: toml.app_proxy.subpath, path: pathOf(toml.app_proxy.url) }
      : null,
  };
}

/** The path (and query) of a toml URL: relative as it stands, absolute less its origin, because the app is at --app. */
export function pathOf(url: string): string {
  if (!/^https?:/i.test(url)) return url.startsWith("/") ? url : `/${url}`;
  const parsed = new URL(url);
  return `${parsed.pathname}${parsed.search}`;
}
