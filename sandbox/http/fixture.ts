/**
 * A whole sandbox for one test: a world with one small shop, a scripted app on a free port, a toml and a theme app
 * extension in a temporary folder. Tests of http, hooks, control and storefront start from it and close it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "../domain/create";
import type { ShopState } from "../domain/types";
import { makeShop, type ShopSpec } from "../seeds/make-shop";
import { readAll } from "./app-client";
import { startSandbox, type RunningSandbox } from "./start";

export interface AppRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

export interface Fixture {
  sandbox: RunningSandbox;
  shop: ShopState;
  /** What reached the scripted app, in order. */
  received: AppRequest[];
  /** Answers the app's requests; 200 "ok" until a test replaces it. */
  app: { answer: (request: AppRequest, response: ServerResponse) => void };
  /** A request to a virtual host of the plain face, redirects not followed. */
  call(host: string, path: string, init?: RequestInit): Promise<Response>;
  /** POST (or GET without body) to the control API, as JSON. */
  control(path: string, body?: unknown, method?: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const TOML = `
name = "Probe"
handle = "probe"
client_id = "probe-key"
[access_scopes]
scopes = "read_products,read_orders,write_app_proxy"
optional_scopes = ["read_inventory", "write_discounts"]
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["products/update", "app/uninstalled", "app/scopes_update"]
uri = "/webhooks"
[[webhooks.subscriptions]]
compliance_topics = ["customers/redact", "customers/data_request", "shop/redact"]
uri = "/webhooks/compliance"
[app_proxy]
url = "/proxy"
prefix = "apps"
subpath = "probe"
`;

const BLOCK = `<p {{ block.shopify_attributes }} data-panel="{{ 'panel.js' | asset_url }}">{{ 'hello' | t: name: shop.name }} {{ block.settings.tone }} {{ 'only_default' | t }} [{{ customer.id }}] {{ app.metafields.probe.limit.value | plus: 1 }}</p>
{% render 'extra', word: 'snippet' %}
{% schema %}
{"name":"Probe","target":"body","javascript":"panel.js","available_if":"{{ app.metafields.probe.enabled }}","settings":[{"type":"text","id":"tone","label":"Tone","default":"calm"}]}
{% endschema %}`;

/** @param options `toml`: another app's configuration; `webhookAnswerMs`: for tests that cannot wait 5 s */
export async function startFixture(
  spec: Partial<ShopSpec> = {},
  options: { toml?: string; webhookAnswerMs?: number } = {},
): Promise<Fixture> {
  const dir = mkdtempSync(join(tmpdir(), "sandbox-test-"));
  writeFileSync(join(dir, "shopify.app.toml"), options.toml ?? TOML);
  writeExtension(join(dir, "extensions", "probe-block"));
  const world = await createSandbox({ demoShops: false });
  const shop = makeShop(world.world, {
    handle: "tiny",
    name: "Tiny <Shop>",
    products: [
      {
        title: "Rain Shell",
        type: "Jacket",
        options: [{ name: "Size", values: ["S", "M"] }],
        priceMinor: 12_950,
        compareAtMinor: 15_000,
        stock: (values) => (values[0] === "S" ? 3 : 0),
      },
      { title: "Camp Mug", type: "Mug", priceMinor: 1_800, stock: 10 },
    ],
    customers: [{ handle: "maya", firstName: "Maya", lastName: "Lindqvist", email: "maya@shopper.example" }],
    policies: [{ type: "REFUND_POLICY", title: "Refund policy", html: "<p>Thirty days.</p>" }],
    ...spec,
  });
  const received: AppRequest[] = [];
  const app: Fixture["app"] = { answer: (_request, response) => void response.end("ok") };
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const url = new URL(request.url ?? "/", "http://app");
      const seen = {
        method: request.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
      };
      received.push(seen);
      app.answer(seen, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const appPort = typeof address === "object" && address ? address.port : 0;
  const sandbox = await startSandbox({
    port: 0,
    app: `http://127.0.0.1:${appPort}`,
    appConfig: join(dir, "shopify.app.toml"),
    dataDir: null,
    apiKey: "probe-key",
    apiSecret: "hush",
    sandbox: world,
    ...(options.webhookAnswerMs === undefined ? {} : { webhookAnswerMs: options.webhookAnswerMs }),
  });
  const base = `http://127.0.0.1:${sandbox.ports.plainPort}`;
  return {
    sandbox,
    shop,
    received,
    app,
    call: (host, path, init = {}) =>
      fetch(`${base}${path}`, {
        redirect: "manual",
        ...init,
        headers: { "x-sandbox-host": host, ...(init.headers as Record<string, string>) },
      }),
    async control(path, body, method) {
      const response = await fetch(`${base}/__control/${path}`, {
        method: method ?? (body === undefined ? "GET" : "POST"),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    async close() {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Polls until `check` holds, at most `timeoutMs`. @throws with `what` when it never does. */
export async function until(what: string, check: () => boolean, timeoutMs = 15_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!check()) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function writeExtension(dir: string): void {
  for (const part of ["assets", "blocks", "locales", "snippets"]) mkdirSync(join(dir, part), { recursive: true });
  writeFileSync(join(dir, "blocks", "probe.liquid"), BLOCK);
  writeFileSync(join(dir, "snippets", "extra.liquid"), "<i>{{ word }}</i>");
  writeFileSync(join(dir, "assets", "panel.js"), "export const panel = 1;\n");
  writeFileSync(
    join(dir, "locales", "en.default.json"),
    JSON.stringify({ hello: "Hello from {{ name }}", only_default: "English words" }),
  );
  writeFileSync(join(dir, "locales", "zh-CN.json"), JSON.stringify({ hello: "{{ name }}您好" }));
}
