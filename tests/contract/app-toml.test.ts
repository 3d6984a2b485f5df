/** shopify.app.toml against what Shopify accepts and what the app really serves; the CLI checks none of it locally. */
import { isEnumType } from "graphql";
import { expect, test } from "vitest";
import { ApiVersion } from "@shopify/shopify-app-remix/server";
import { ADMIN_API_VERSION } from "~/shopify-admin/client.server";
import { knownTopics, meaningOf, OPTIONAL_TOPICS } from "~/sync/topics";
import { adminSchema, appToml, routeNames } from "./admin-schema";

const toml = appToml();
const stored = (topic: string) => topic.replace(/[/.]/g, "_").toUpperCase();
const subscribed = toml.webhooks.subscriptions.flatMap((row) => row.topics);
/** Subscribed to through the Admin API when their scope is granted. */
const optional = Object.values(OPTIONAL_TOPICS).flat();
const compliance = toml.webhooks.subscriptions.flatMap((row) => row.compliance_topics);

test("every webhook topic exists in 2026-10", () => {
  const topics = adminSchema().schema.getType("WebhookSubscriptionTopic");
  if (!isEnumType(topics)) throw new Error("The schema has no WebhookSubscriptionTopic");
  const known = new Set(topics.getValues().map((value) => value.name));
  expect([...subscribed, ...optional].filter((topic) => !known.has(stored(topic)))).toEqual([]);
  expect(known.has("PRODUCTS_UPDATED")).toBe(false);
});

test("every topic subscribed to means something to the sync, and the other way round", () => {
  const all = [...subscribed, ...compliance];
  expect(all.filter((topic) => meaningOf(stored(topic)) === null)).toEqual([]);
  expect(knownTopics().sort()).toEqual([...all.map(stored), ...optional].sort());
});

test("topics of optional scopes are not in the toml, and need just the scope they stand under", () => {
  const topics = adminSchema().schema.getType("WebhookSubscriptionTopic");
  if (!isEnumType(topics)) throw new Error("The schema has no WebhookSubscriptionTopic");
  expect(subscribed.map(stored).filter((topic) => optional.includes(topic))).toEqual([]);
  expect(Object.keys(OPTIONAL_TOPICS).sort()).toEqual([...toml.access_scopes.optional_scopes].sort());
  for (const [scope, names] of Object.entries(OPTIONAL_TOPICS))
    for (const name of names) expect(topics.getValue(name)?.description).toContain(scope);
});

test("the three compliance topics are there", () => {
  expect(compliance.sort()).toEqual(["customers/data_request", "customers/redact", "shop/redact"]);
});

test("every webhook address has a route", () => {
  const routes = routeNames();
  for (const { uri } of toml.webhooks.subscriptions) expect(routes).toContain(uri.slice(1).replaceAll("/", "."));
});

test("the app proxy is legal, and its address has a route", () => {
  const { url, prefix, subpath } = toml.app_proxy;
  expect(["a", "apps", "community", "tools"]).toContain(prefix);
  expect(subpath).toMatch(/^(?!(admin|services|password|login)$)[A-Za-z0-9_-]{1,30}$/);
  const route = new URL(url).pathname.slice(1).replaceAll("/", ".");
  expect(routeNames().some((name) => name === route || name.startsWith(`${route}.`))).toBe(true);
});

test("one API version is named everywhere, and the library knows it", () => {
  expect(toml.webhooks.api_version).toBe(ADMIN_API_VERSION);
  expect(ApiVersion.October26).toBe(ADMIN_API_VERSION);
});

test("sign-in addresses are on the app's own origin", () => {
  const { origin } = new URL(toml.application_url);
  for (const url of [...toml.auth.redirect_urls, toml.app_proxy.url]) expect(new URL(url).origin).toBe(origin);
});
