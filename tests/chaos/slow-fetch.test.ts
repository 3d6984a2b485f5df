/**
 * Two drains of one shop, the first of which is slow: what it fetched before a change must never be stored over what the
 * second fetched after it. Shopify's times are whole seconds, so time alone cannot tell the two apart.
 */
import { afterEach, expect, test } from "vitest";
import {
  createOrder,
  deleteProduct,
  fulfillOrder,
  refundOrder,
  updateCustomer,
  updateVariantPrice,
} from "../../sandbox/domain/operations";
import { receive } from "~/sync/index.server";
import { testDatabase } from "../support/db";
import { differencesOf, expectedTables } from "./oracle";
import { storedTables } from "./stored";
import { chaosWorld, REST_MS, type ChaosWorld } from "./world";

await testDatabase();

let world: ChaosWorld | null = null;
afterEach(async () => {
  await world?.sandbox.close();
  world = null;
});

const firstOf = <Row>(rows: Map<number, Row>): Row => {
  const [row] = rows.values();
  if (!row) throw new Error("The shop has none");
  return row;
};
const orderOf = ({ sandbox, state }: ChaosWorld) =>
  createOrder(sandbox.world, state, {
    lines: [{ variantId: firstOf(state.products).variants[0]?.id ?? 0, quantity: 1 }],
    customerId: null,
  });

interface Scene {
  what: string;
  /** Makes the webhook that starts the slow drain. */
  first: (one: ChaosWorld) => unknown;
  /** The state that the slow drain fetches, of the same second as `second`. */
  fetched: (one: ChaosWorld) => unknown;
  second: (one: ChaosWorld) => unknown;
}

const SCENES: Scene[] = [
  { what: "a price changed twice in a second", first: setPrice(500), fetched: setPrice(600), second: setPrice(700) },
  {
    what: "a product changed, then deleted",
    first: setPrice(500),
    fetched: setPrice(600),
    second: ({ sandbox, state }) => deleteProduct(sandbox.world, state, firstOf(state.products).id),
  },
  {
    what: "an order sent, then refunded",
    first: orderOf,
    fetched: ({ sandbox, state }) => fulfillOrder(sandbox.world, state, firstOf(state.orders).id),
    second: ({ sandbox, state }) =>
      refundOrder(sandbox.world, state, firstOf(state.orders).id, {
        lines: [{ orderLineId: firstOf(state.orders).lines[0]?.id ?? 0, quantity: 1 }],
      }),
  },
  { what: "a customer tagged twice in a second", first: tag("one"), fetched: tag("two"), second: tag("three") },
];

test.each(SCENES)("$what: a slow fetch of the earlier state does not outlive the later", async (scene) => {
  const one = await chaosWorld({
    products: [{ title: "Mug", handle: "mug", priceMinor: 300, html: "<p>A mug.</p>" }],
    customers: [{ handle: "ada", firstName: "Ada", lastName: "Example", email: "ada@example.com" }],
  });
  world = one;
  expect(await one.run("import")).toBe("done");
  await one.drainToEmpty();
  one.takeDeliveries();

  scene.first(one);
  await deliver(one);
  one.sandbox.world.advance(REST_MS);
  scene.fetched(one);
  const { asked, letGo } = holdAnswers(one);
  const slow = one.drainOnce();
  await asked;
  scene.second(one);
  await deliver(one);
  one.sandbox.world.advance(REST_MS);
  await one.drainOnce();
  letGo();
  await slow;

  await one.drainToEmpty();
  expect(differencesOf(expectedTables(one.state, one.clock.nowMs()), await storedTables(one.shop.db))).toEqual([]);
});

test("the oracle sees every kind of difference", async () => {
  const one = await chaosWorld({ products: [{ title: "Mug", handle: "mug", priceMinor: 300 }] });
  world = one;
  await one.run("import");
  await one.drainToEmpty();
  const expected = expectedTables(one.state, one.clock.nowMs());
  const stored = await storedTables(one.shop.db);
  expect(differencesOf(expected, stored)).toEqual([]);
  const [variant] = stored["variant"] ?? [];
  if (!variant) throw new Error("No variant was stored");
  expect(differencesOf(expected, { ...stored, variant: [{ ...variant, price_minor: 1 }] })).toHaveLength(1);
  expect(differencesOf(expected, { ...stored, variant: [] })).toEqual([`variant ${variant.key}: missing here`]);
  const risen = { ...variant, key: "gid://shopify/ProductVariant/1" };
  expect(differencesOf(expected, { ...stored, variant: [variant, risen] })).toEqual([
    "variant gid://shopify/ProductVariant/1: not at the shop",
  ]);
});

function setPrice(priceMinor: number) {
  return ({ sandbox, state }: ChaosWorld) =>
    updateVariantPrice(sandbox.world, state, firstOf(state.products).variants[0]?.id ?? 0, { priceMinor });
}

function tag(text: string) {
  return ({ sandbox, state }: ChaosWorld) =>
    updateCustomer(sandbox.world, state, firstOf(state.customers).id, { tags: [text] });
}

async function deliver(one: ChaosWorld): Promise<void> {
  for (const delivery of one.takeDeliveries()) await receive(delivery, { clock: one.clock });
}

/** The answers to requests made from now until letGo() are on their way until then; later requests are answered at once. */
function holdAnswers(one: ChaosWorld): { asked: Promise<void>; letGo: () => void } {
  let letGo = () => undefined as void;
  let told = () => undefined as void;
  const held = new Promise<void>((done) => (letGo = done));
  const asked = new Promise<void>((done) => (told = done));
  let isFirst = true;
  one.pause = async (moment) => {
    if (moment === "before" || !isFirst) return;
    isFirst = false;
    told();
    await held;
  };
  return { asked, letGo: () => letGo() };
}
