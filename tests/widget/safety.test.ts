/** S6: hostile text in every field of every event executes nothing, makes no foreign request and forges no link. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { OrderCard, ProductCard, Source } from "../../app/chat/protocol";
import { ask, launch, openChat, openPage } from "./browser";
import { startFakeDoors } from "./fake-doors";
import { jacket, order } from "./samples";

const EVIL = `"><img src=https://evil.example/x onerror="window.hacked=1"><script>window.hacked=1</script><svg/onload=hacked=1>`;
const EVIL_URLS = [
  "javascript:window.hacked=1",
  "data:text/html,<script>hacked=1</script>",
  " JaVaScRiPt:hacked=1",
  "https://evil.example/a",
  "//evil.example/b",
  EVIL,
];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("nothing a shop, a model or an attacker writes becomes markup, code or a request", async () => {
  const doors = await startFakeDoors({ locale: "en" });
  doors.assistant = { name: EVIL, greeting: EVIL };
  const { page, context, foreignRequests, errors } = await openPage(browser, [doors.shopUrl, doors.appUrl]);
  await openChat(page, doors.shopUrl);
  for (const url of EVIL_URLS) {
    doors.onTurn = (turn) => {
      turn.emit(
        { type: "text-delta", text: EVIL },
        { type: "cards", cards: [evilCard(url)] },
        { type: "orders", orders: [evilOrder(url)] },
      );
      turn.emit({ type: "sources", sources: [{ kind: "policy", title: EVIL, url } satisfies Source] }).end();
    };
    await ask(page, `${EVIL} ${url}`);
    await page.locator(".row.assistant .sources").nth(EVIL_URLS.indexOf(url)).waitFor();
  }
  doors.onTurn = (turn) => void turn.end("failed", "__proto__");
  await ask(page, "fail");
  await page.locator(".failure").waitFor();
  expect(await page.locator(".failure p").innerText()).toBe("Something went wrong on our side. Please try again.");

  const links = await page
    .locator(".panel a")
    .evaluateAll((nodes) =>
      nodes.map((node) => ({ href: (node as HTMLAnchorElement).href, rel: (node as HTMLAnchorElement).rel })),
    );
  expect(links.length).toBeGreaterThan(5);
  for (const { href, rel } of links) {
    expect(href).toMatch(/^https?:/);
    // Only a carrier's page and the order's own page may lie elsewhere, and those tell the other side nothing.
    if (!href.startsWith(doors.shopUrl)) expect(rel).toBe("noopener noreferrer");
  }
  for (const link of await page.locator(".panel a:not([target])").all())
    await expectOwn(
      link.evaluate((node) => (node as HTMLAnchorElement).href),
      doors.shopUrl,
    );
  expect(await page.locator(".panel script, .panel iframe, .panel img[onerror]").count()).toBe(0);
  await page.reload();
  await page.locator(".row.assistant").first().waitFor();
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
  await doors.close();
});

async function expectOwn(href: Promise<string>, shopUrl: string): Promise<void> {
  expect((await href).startsWith(shopUrl)).toBe(true);
}

function evilCard(url: string): ProductCard {
  return jacket({
    handle: EVIL,
    title: EVIL,
    url,
    imageUrl: url,
    imageAlt: EVIL,
    price: { amountMinor: 100, currency: "<b>" },
    variants: [
      { id: EVIL, title: EVIL, price: null, available: true, fits: true },
      { id: "2", title: EVIL, price: null, available: true, fits: false },
    ],
  });
}

function evilOrder(url: string): OrderCard {
  const [parcel] = order().parcels;
  return {
    ...order(),
    name: EVIL,
    url,
    placedAt: EVIL,
    items: [{ title: EVIL, variantTitle: EVIL, quantity: 1 }],
    parcels: parcel
      ? [
          {
            ...parcel,
            status: EVIL,
            carrier: EVIL,
            trackingNumber: EVIL,
            trackingUrl: url,
            lastEventText: EVIL,
            estimatedDeliveryAt: EVIL,
          },
        ]
      : [],
    returns: [{ name: EVIL, status: EVIL }],
  };
}
