/** The storefront: Ajax cart, product JSON, sign-in, and the real rendering of an app embed block. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startFixture, type Fixture } from "../http/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await fixture.call("tiny.localhost", path, { headers })).text();
const variants = (): { S: number; M: number; mug: number } => {
  const [shell, mug] = [...fixture.shop.products.values()];
  return { S: shell?.variants[0]?.id ?? 0, M: shell?.variants[1]?.id ?? 0, mug: mug?.variants[0]?.id ?? 0 };
};

async function post(
  path: string,
  body: unknown,
  cookie = "",
): Promise<{ status: number; body: Record<string, unknown>; cookie: string }> {
  const response = await fixture.call("tiny.localhost", path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", cookie },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? cookie,
  };
}

describe("Ajax cart", () => {
  test("adds by JSON, counts in minor units, keeps the cart by cookie and shows it on the page", async () => {
    const added = await post("/cart/add.js", { items: [{ id: variants().S, quantity: 2 }] });
    expect(added.body.items).toEqual([
      expect.objectContaining({ variant_id: variants().S, quantity: 2, price: 12_950, title: "Rain Shell - S" }),
    ]);
    const cart = JSON.parse(await get("/cart.js", { cookie: added.cookie })) as Record<string, unknown>;
    expect(cart).toMatchObject({ item_count: 2, total_price: 25_900, currency: "USD" });
    expect(await get("/cart", { cookie: added.cookie })).toContain("$259.00");
    const changed = await post("/cart/change.js", { id: String(variants().S), quantity: 0 }, added.cookie);
    expect(changed.body).toMatchObject({ item_count: 0, items: [] });
  });

  test("adds by form post and sends a browser to the cart", async () => {
    const response = await fixture.call("tiny.localhost", "/cart/add", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
      body: `id=${variants().mug}&quantity=1&properties[Gift]=yes`,
    });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/cart"]);
    const cart = JSON.parse(
      await get("/cart.js", { cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" }),
    ) as { items: unknown[] };
    expect(cart.items).toEqual([expect.objectContaining({ properties: { Gift: "yes" }, quantity: 1 })]);
  });

  test("sold out is 422, more than the stock is 422, an unknown variant is 404, and the cart stays as it was", async () => {
    const { cookie } = await post("/cart/add.js", { items: [{ id: variants().mug }] });
    const soldOut = await post("/cart/add.js", { items: [{ id: variants().mug }, { id: variants().M }] }, cookie);
    expect([soldOut.status, soldOut.body.description]).toEqual([422, "The product 'Rain Shell' is already sold out."]);
    expect((await post("/cart/add.js", { items: [{ id: variants().S, quantity: 4 }] }, cookie)).status).toBe(422);
    expect((await post("/cart/add.js", { items: [{ id: 1 }] }, cookie)).body).toMatchObject({
      status: 404,
      description: "Cannot find variant",
    });
    expect(JSON.parse(await get("/cart.js", { cookie }))).toMatchObject({ item_count: 1 });
  });

  test("a price changed in the shop is the cart's price at once", async () => {
    const { cookie } = await post("/cart/add.js", { items: [{ id: variants().mug }] });
    await fixture.control("shops/tiny/variant-price", { handle: "camp-mug", priceMinor: 2_000 });
    expect(JSON.parse(await get("/cart.js", { cookie }))).toMatchObject({ total_price: 2_000 });
  });
});

describe("pages", () => {
  test("product JSON has minor units and availability per variant; an unknown handle is 404", async () => {
    const product = JSON.parse(await get("/products/rain-shell.js")) as Record<string, unknown>;
    expect(product).toMatchObject({
      title: "Rain Shell",
      price: 12_950,
      compare_at_price: 15_000,
      variants: [
        { title: "S", available: true },
        { title: "M", available: false },
      ],
    });
    expect((await fixture.call("tiny.localhost", "/products/nothing.js")).status).toBe(404);
    expect(JSON.parse(await get("/search/suggest.json?q=mug"))).toMatchObject({
      resources: { results: { products: [{ handle: "camp-mug" }] } },
    });
  });

  test("product, policy, search and 404 pages render with escaped shop data", async () => {
    expect(await get("/products/rain-shell")).toContain("$129.50");
    expect(await get("/policies/refund-policy")).toContain("Thirty days.");
    expect(await get("/search?q=%3Cscript%3E")).not.toContain("<script>”");
    const missing = await fixture.call("tiny.localhost", "/nowhere");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("Tiny &lt;Shop&gt;");
  });

  test("a demo sign-in sets a signed cookie, returns only to this shop, and the account shows the customer's own page", async () => {
    const response = await fixture.call("tiny.localhost", "/account/login?as=maya&return_to=//evil.example/");
    expect(response.headers.get("location")).toBe("/account");
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(await get("/account", { cookie })).toContain("Hello, Maya");
    expect((await fixture.call("tiny.localhost", "/account")).headers.get("location")).toContain("/account/login");
  });
});

describe("app embed", () => {
  test("is absent before the install, then renders the extension's real files with settings, words, assets and metafields", async () => {
    expect(await get("/")).not.toContain("data-panel");
    fixture.shop.install = { scopes: [], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
    expect(await get("/")).not.toContain("data-panel"); // available_if is not met yet
    fixture.shop.appMetafields.set("probe.enabled", { type: "boolean", value: "true" });
    fixture.shop.appMetafields.set("probe.limit", { type: "number_integer", value: "41" });
    const { cookie } = await fixture.control("sign-in", { shop: "tiny", customer: "maya" });
    const page = await get("/", { cookie: String(cookie) });
    const customer = [...fixture.shop.customers.keys()][0];
    expect(page).toContain(`Hello from Tiny &lt;Shop&gt; calm English words [${customer}] 42</p>`);
    expect(page).toContain("<i>snippet</i>");
    expect(page).toContain('class="shopify-block shopify-app-block"');
    const asset = /data-panel="http:\/\/cdn\.localhost:\d+(\/extensions\/[^"]+)"/.exec(page)?.[1] ?? "";
    expect(page).toContain(`${asset}" async>`);
    const file = await fixture.call("cdn.localhost", asset);
    expect([file.headers.get("access-control-allow-origin"), await file.text()]).toEqual([
      "*",
      "export const panel = 1;\n",
    ]);
  });

  test("follows the merchant's switch", async () => {
    fixture.shop.install = { scopes: [], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
    await fixture.control("shops/tiny/embed", { enabled: false });
    expect(await get("/")).not.toContain("data-panel");
  });

  test("in a Chinese shop uses the extension's Chinese words and falls back to its default locale", async () => {
    const chinese = await startFixture({
      handle: "xiaodian",
      name: "小店",
      locale: "zh-CN",
      currency: "CNY",
      install: { scopes: [] },
    });
    chinese.shop.appMetafields.set("probe.enabled", { type: "boolean", value: "true" });
    const page = await (await chinese.call("xiaodian.localhost", "/products/camp-mug")).text();
    await chinese.close();
    expect(page).toContain("小店您好 calm English words");
    expect(page).toContain("加入购物车");
    expect(page).toContain("¥18.00");
  });
});
