/**
 * What merchants, shoppers, carriers and banks do to a sandbox shop, drawn by chance: products, stock, collections,
 * orders with parcels, returns and refunds, customers; made, changed and deleted. Called by the simulations only.
 */
import {
  addFulfillmentEvent,
  approveReturn,
  cancelOrder,
  createCustomer,
  createOrder,
  createProduct,
  deleteCustomer,
  deleteProduct,
  fulfillOrder,
  refundOrder,
  requestReturn,
  setInventory,
  settleRefund,
  updateCollection,
  updateCustomer,
  updateProduct,
  updateVariantPrice,
} from "../../sandbox/domain/operations";
import type { Order, ShopState, World } from "../../sandbox/domain/types";
import type { ShopSpec } from "../../sandbox/seeds/make-shop";
import type { Random } from "./random";

export interface ShopSize {
  products: number;
  collections: number;
  customers: number;
  orders: number;
}

/** The shop before its first order, by chance. Texts are plain on purpose: the oracle need not know how we clean them. */
export function seededShop(random: Random, size: ShopSize): Omit<ShopSpec, "handle"> {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  return {
    currency: random.pick(["USD", "CNY", "JPY", "EUR"]),
    products: numbers(size.products).map((index) => ({
      title: `Product ${index}`,
      html: `<p>Made of part ${random.between(1, 99)}.</p>`,
      handle: `product-${index}`,
      images: random.between(0, 3),
      priceMinor: random.chance(0.02) ? null : random.between(100, 90_000),
      stock: random.between(0, 40),
      status: random.chance(0.1) ? ("DRAFT" as const) : ("ACTIVE" as const),
      policy: random.chance(0.1) ? ("CONTINUE" as const) : ("DENY" as const),
      tracked: !random.chance(0.1),
      tags: random.chance(0.5) ? [`tag-${random.between(1, 9)}`] : [],
      options: random.chance(0.4) ? [{ name: "Size", values: ["S", "M", "L"] }] : [],
    })),
    collections: numbers(size.collections).map((index) => ({
      handle: `collection-${index}`,
      title: `Collection ${index}`,
      products: random
        .shuffled(numbers(size.products))
        .slice(0, 5)
        .map((number) => `product-${number}`),
    })),
    customers: numbers(size.customers).map((index) => ({
      handle: `customer-${index}`,
      firstName: `Name${index}`,
      lastName: "Example",
      email: `c${index}@example.com`,
    })),
  };
}

/** One change; about one in eight makes and one in ten deletes something. */
export function changeByChance(world: World, shop: ShopState, random: Random): void {
  weighted(CHANGES, random)(world, shop, random);
}

/** As changeByChance, without what the shop tells of one resource only though another changes with it. */
export function announcedChange(world: World, shop: ShopState, random: Random): void {
  const told = CHANGES.filter(([, change]) => change !== eraseCustomer);
  weighted(told, random)(world, shop, random);
}

export function placeOrderByChance(world: World, shop: ShopState, random: Random): void {
  const product = anyOf(shop.products, random);
  if (!product) return;
  const customer = random.chance(0.7) ? anyOf(shop.customers, random) : null;
  const variant = random.pick(product.variants);
  createOrder(world, shop, {
    lines: [{ variantId: variant.id, quantity: random.between(1, 3) }],
    customerId: customer?.id ?? null,
    shippingMinor: random.pick([0, 500]),
  });
}

type Change = (world: World, shop: ShopState, random: Random) => void;

/** Takes the customer from his orders too, of which no webhook tells. */
const eraseCustomer = withCustomer((world, shop, id) => shop.customers.size > 2 && deleteCustomer(world, shop, id));

const CHANGES: [weight: number, change: Change][] = [
  [18, withVariant((world, shop, id, random) => updateVariantPrice(world, shop, id, { priceMinor: random.between(100, 90_000) }))],
  [18, withVariant((world, shop, id, random) => setInventory(world, shop, id, random.between(0, 12)))],
  [8, withProduct((world, shop, id, random) => updateProduct(world, shop, id, { title: `Product ${random.between(1, 1e6)}` }))],
  [4, withProduct((world, shop, id, random) => updateProduct(world, shop, id, { status: random.pick(["ACTIVE", "DRAFT", "ARCHIVED"]) }))],
  [6, (world, shop, random) => createProduct(world, shop, newProduct(random))],
  [5, withProduct((world, shop, id) => shop.products.size > 4 && deleteProduct(world, shop, id))],
  [6, changeCollection],
  [10, placeOrderByChance],
  [12, moveOrder],
  [4, withCustomer((world, shop, id, random) => updateCustomer(world, shop, id, { tags: [`t${random.between(1, 99)}`] }))],
  [3, (world, shop, random) => createCustomer(world, shop, newCustomer(random))],
  [2, eraseCustomer],
]; // prettier-ignore

function weighted(changes: typeof CHANGES, random: Random): Change {
  let left = random.share() * changes.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, change] of changes) {
    left -= weight;
    if (left < 0) return change;
  }
  return () => undefined;
}

function withProduct(act: (world: World, shop: ShopState, id: number, random: Random) => unknown): Change {
  return (world, shop, random) => {
    const product = anyOf(shop.products, random);
    if (product) act(world, shop, product.id, random);
  };
}

function withVariant(act: (world: World, shop: ShopState, id: number, random: Random) => unknown): Change {
  return (world, shop, random) => {
    const product = anyOf(shop.products, random);
    if (product) act(world, shop, random.pick(product.variants).id, random);
  };
}

function withCustomer(act: (world: World, shop: ShopState, id: number, random: Random) => unknown): Change {
  return (world, shop, random) => {
    const customer = anyOf(shop.customers, random);
    if (customer) act(world, shop, customer.id, random);
  };
}

function changeCollection(world: World, shop: ShopState, random: Random): void {
  const collection = anyOf(shop.collections, random);
  if (!collection) return;
  if (random.chance(0.3)) {
    updateCollection(world, shop, collection.id, { title: `Collection ${random.between(1, 1e6)}` });
    return;
  }
  const productIds = random.shuffled([...shop.products.keys()]).slice(0, random.between(1, 6));
  updateCollection(world, shop, collection.id, { productIds });
}

/** The next step of an order's life: parcel, carrier event, return, refund, the bank's answer, cancellation. */
function moveOrder(world: World, shop: ShopState, random: Random): void {
  const order = anyOf(shop.orders, random);
  if (!order) return;
  const parcel = order.fulfillments[0];
  const steps: (() => unknown)[] = [() => cancelOrder(world, shop, order.id, { reason: "CUSTOMER", restock: true, refund: true })];
  if (!parcel) steps.push(...Array<() => unknown>(4).fill(() => fulfillOrder(world, shop, order.id, { tracking })));
  else {
    const status = random.pick(["IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "DELAYED"]);
    steps.push(() => addFulfillmentEvent(world, shop, parcel.id, { status }));
    steps.push(() => requestReturn(world, shop, order.id, { lines: [{ fulfillmentLineId: parcel.lines[0]?.id ?? 0, quantity: 1 }] }));
  }
  steps.push(() => refundOne(world, shop, order, random));
  for (const refund of order.refunds) steps.push(() => settleRefund(world, shop, order.id, refund.id, "SUCCESS"));
  for (const item of order.returns) steps.push(() => approveReturn(world, shop, item.id));
  random.pick(steps)();
} // prettier-ignore

const tracking = { company: "Parcel Co", number: "PC1", url: "https://carrier.example/PC1" };

function refundOne(world: World, shop: ShopState, order: Order, random: Random): void {
  const [line] = order.lines;
  if (!line) return;
  refundOrder(world, shop, order.id, {
    lines: [{ orderLineId: line.id, quantity: 1 }],
    settled: random.chance(0.5),
  });
}

function newProduct(random: Random) {
  const number = random.between(1, 1e9);
  return {
    title: `New ${number}`,
    handle: `new-${number}`,
    priceMinor: random.between(100, 9_000),
    html: "<p>New.</p>",
  };
}

function newCustomer(random: Random) {
  const number = random.between(1, 1e9);
  return { handle: `n${number}`, firstName: `New${number}`, lastName: "Example", email: `n${number}@example.com` };
}

function anyOf<Row>(rows: Map<number, Row>, random: Random): Row | null {
  return rows.size === 0 ? null : random.pick([...rows.values()]);
}
