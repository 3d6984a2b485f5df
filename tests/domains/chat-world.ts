/**
 * A small shop with products, a policy, two customers with an order each, and helpers to ask and to wait for turns. Used
 * by the chat and agent tests; every call makes a shop of its own.
 */
import { randomUUID } from "node:crypto";
import { applyProducts } from "~/catalog/index.server";
import type { ProductSnapshot } from "~/catalog/types";
import type { ChatAsker } from "~/chat/asker.server";
import { followTurn, startTurn, turnsAtRest } from "~/chat/index.server";
import type { TurnOptions, TurnStart } from "~/chat/index.server";
import type { SequencedEvent, TurnEvent } from "~/chat/protocol";
import type { ShopDb } from "~/db.server";
import { applyDocument } from "~/knowledge/index.server";
import type { LanguageModel } from "~/models/language-model";
import { applyOrder } from "~/orders/index.server";
import { fixedClock } from "~/platform/clock";
import { newId, newSecret } from "~/platform/ids";
import { makeShop } from "../support/db";
import { scriptedModel } from "../fakes/scripted-model";

export const START_MS = Date.UTC(2026, 2, 2, 9, 0, 0);
export const MAYA = "gid://shopify/Customer/1";
export const TOM = "gid://shopify/Customer/2";

export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld(overrides: Parameters<typeof makeShop>[0] = {}) {
  const { shop, db } = await makeShop(overrides);
  const clock = fixedClock(START_MS);
  const now = new Date(START_MS);
  await applyProducts(
    db,
    [
      product("ridge-shell", "Ridge Shell Jacket", 14900, "A waterproof jacket for wet hills."),
      product("fern-fleece", "Fern Fleece", 8900, "A warm fleece jacket."),
    ],
    { now },
  );
  await applyDocument(
    db,
    {
      sourceKey: "policy:REFUND_POLICY",
      kind: "policy",
      title: "Refund policy",
      url: `${shop.primaryUrl}/policies/refund-policy`,
      locale: "en",
      bodyHtml: "<h2>Returns</h2><p>You may return any item within 30 days of delivery for a full refund.</p>",
      updatedAt: now,
    },
    { now },
  );
  await applyOrder(db, order("#1001", MAYA, "Ridge Shell Jacket"), { now });
  await applyOrder(db, order("#2002", TOM, "Tom's Secret Lamp"), { now });
  return { shop, db, clock };
}

export function askerFor(db: ShopDb, customerGid: string | null = null): ChatAsker {
  return { shopId: db.shopId, visitorId: newSecret(18), customerGid, conversationId: newId(), language: "en" };
}

/** Options with a model that says the given steps, or the given model. */
export function turnWith(
  world: Pick<World, "clock">,
  model: LanguageModel | Parameters<typeof scriptedModel>[0],
): TurnOptions {
  return { clock: world.clock, model: Array.isArray(model) ? scriptedModel(model) : model };
}

export async function ask(world: World, asker: ChatAsker, text: string, options: TurnOptions) {
  const started = await startTurn(world.db, asker, { clientMessageId: randomUUID(), text }, options);
  const events = started.kind === "turn" ? await followAll(world.db, started.turnId) : [];
  await turnsAtRest();
  return { started, events: events.map(({ event }) => event), ended: endOf(events.map(({ event }) => event)) };
}

/** Every event of a turn from `after` to its end. */
export async function followAll(db: ShopDb, turnId: string, after = 0): Promise<SequencedEvent[]> {
  const signal = AbortSignal.timeout(15_000);
  const events: SequencedEvent[] = [];
  for await (const entry of followTurn(db, turnId, { after, signal, areDetailsShown: true })) events.push(entry);
  return events;
}

export function endOf(events: TurnEvent[]): Extract<TurnEvent, { type: "turn-ended" }> | null {
  const last = events.at(-1);
  return last?.type === "turn-ended" ? last : null;
}

export function textOf(events: TurnEvent[]): string {
  return events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");
}

export function turnIdOf(started: TurnStart): string {
  if (started.kind !== "turn") throw new Error("no turn was started");
  return started.turnId;
}

/** Polls until `isSo`, at most five seconds. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const endMs = performance.now() + 5_000;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error("the condition did not come true");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function product(handle: string, title: string, priceMinor: number, description: string): ProductSnapshot {
  const number = [...handle].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 1_000_000;
  return {
    gid: `gid://shopify/Product/${number}`,
    handle,
    title,
    descriptionHtml: `<p>${description}</p>`,
    vendor: "Larch",
    productType: "Jacket",
    category: null,
    tags: [],
    status: "ACTIVE",
    onlineStoreUrl: null,
    isPublished: true,
    options: [{ name: "Size", values: ["M", "L"] }],
    metafields: [],
    needsPlan: false,
    images: [],
    collections: [],
    variants: ["M", "L"].map((size, index) => ({
      gid: `gid://shopify/ProductVariant/${number}${index}`,
      position: index + 1,
      title: size,
      sku: null,
      priceMinor,
      compareAtMinor: null,
      availableForSale: true,
      inventoryQuantity: 20,
      isBackorder: false,
      inventoryItemGid: null,
      unitPrice: null,
      options: [{ name: "Size", value: size }],
    })),
    createdAt: new Date(START_MS),
    updatedAt: new Date(START_MS),
  };
}

function order(name: string, customerGid: string, title: string): Parameters<typeof applyOrder>[1] {
  const number = name.slice(1);
  return {
    gid: `gid://shopify/Order/${number}`,
    name,
    customerGid,
    processedAt: new Date(START_MS - 3 * 86_400_000),
    cancelledAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    returnStatus: "NO_RETURN",
    totalMinor: 14900,
    currency: "USD",
    statusPageUrl: null,
    updatedAt: new Date(START_MS),
    lines: [
      {
        gid: `gid://shopify/LineItem/${number}`,
        productGid: null,
        variantGid: null,
        title,
        variantTitle: null,
        quantity: 1,
        currentQuantity: 1,
        unitPriceMinor: 14900,
      },
    ],
    fulfillments: [],
    refunds: [],
    returns: [],
  };
}
