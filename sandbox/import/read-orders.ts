/**
 * Puts the customers and orders of a JSON file into a shop whose products are already there. The state operations write
 * the orders with the clock set back, so that an imported order is a possible one and can be returned or cancelled.
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { z } from "zod";
import { findVariant, productWithHandle } from "../domain/catalogue-facts";
import { minorUnits } from "../domain/money";
import { placeOrder, type PricedLine } from "../domain/orders";
import type { Address, Customer, Order, ShopState, Variant, World } from "../domain/types";
import { voiceOf } from "../generate/orders";
import { DAY_MS, pastWorld, tell } from "../seeds/history";
import { addCustomer } from "../seeds/shop-parts";
import { customerShape, fileShape, lineShape, orderShape, type LineEntry, type OrderEntry } from "./order-file";
import type { Finding, Report } from "./report";

/** Adds what the file holds. A file that is no such JSON is reported and left out. */
export async function readOrders(world: World, shop: ShopState, path: string, report: Report): Promise<void> {
  const file = basename(path);
  const at = (column: string, finding: Pick<Finding, "effect" | "reason" | "mend">): void =>
    report.add({ file, row: null, column, ...finding });
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    at("", {
      effect: "file left out",
      reason: `not JSON: ${reason}`,
      mend: "See sandbox/import/README.md for the format.",
    });
    return;
  }
  const whole = fileShape.safeParse(json);
  if (!whole.success) {
    at("", {
      effect: "file left out",
      reason: firstOf(whole.error),
      mend: 'The file is {"customers": […], "orders": […]}.',
    });
    return;
  }
  const byEmail = new Map<string, Customer>();
  whole.data.customers.forEach((entry, index) => {
    const read = customerShape.safeParse(entry);
    if (!read.success) {
      at(`customers[${index}]`, { effect: "row left out", reason: firstOf(read.error), mend: "Correct the entry." });
      return;
    }
    const { email, acceptsMarketing, address, note, ...rest } = read.data;
    if (byEmail.has(email.toLowerCase())) {
      at(`customers[${index}]`, {
        effect: "row left out",
        reason: "a second customer with this e-mail",
        mend: "Remove it.",
      });
      return;
    }
    const handle = `customer-${index + 1}`;
    const where = address
      ? { address: { ...address, address2: address.address2 ?? null, province: address.province ?? null } }
      : {};
    byEmail.set(
      email.toLowerCase(),
      addCustomer(world, shop, {
        ...rest,
        ...where,
        phone: rest.phone ?? null,
        note: note ?? null,
        handle,
        email,
        isSubscribed: acceptsMarketing,
      }),
    );
    report.took("customers");
  });
  const desk = new Desk(world, shop, byEmail, at);
  const read = whole.data.orders.map((entry, index) => ({ index, read: orderShape.safeParse(entry) }));
  for (const { index, read: one } of read)
    if (!one.success)
      at(`orders[${index}]`, { effect: "row left out", reason: firstOf(one.error), mend: "Correct the entry." });
  const good = read.flatMap(({ index, read: one }) => (one.success ? [{ index, order: one.data }] : []));
  good.sort((a, b) => Date.parse(a.order.createdAt) - Date.parse(b.order.createdAt));
  for (const { index, order } of good) if (desk.place(order, `orders[${index}]`)) report.took("orders");
}

type Note = (column: string, finding: Pick<Finding, "effect" | "reason" | "mend">) => void;

class Desk {
  readonly #world: World;
  readonly #shop: ShopState;
  readonly #byEmail: Map<string, Customer>;
  readonly #note: Note;
  readonly #past: ReturnType<typeof pastWorld>;
  readonly #bySku: Map<string, Variant>;
  /** The shop with its last two orders only: the operations look through all orders of a shop, which takes long. */
  readonly #desk: ShopState;

  constructor(world: World, shop: ShopState, byEmail: Map<string, Customer>, note: Note) {
    this.#world = world;
    this.#shop = shop;
    this.#byEmail = byEmail;
    this.#note = note;
    this.#past = pastWorld(world);
    this.#desk = { ...shop, orders: new Map() };
    this.#bySku = new Map(
      [...shop.products.values()].flatMap(({ variants }) =>
        variants.flatMap((one) => (one.sku ? [[one.sku, one] as const] : [])),
      ),
    );
  }

  place(entry: OrderEntry, path: string): boolean {
    const lines = entry.lines.flatMap((line, index) => this.#line(line, `${path}.lines[${index}]`));
    if (!lines.length) {
      this.#note(path, {
        effect: "row left out",
        reason: "an order without a single usable line",
        mend: "See its lines above.",
      });
      return false;
    }
    const start = Date.parse(entry.createdAt);
    if (start > this.#world.now()) {
      this.#note(path, { effect: "row left out", reason: "an order from the future", mend: "Correct createdAt." });
      return false;
    }
    const customer = entry.customer ? (this.#byEmail.get(entry.customer.toLowerCase()) ?? null) : null;
    if (entry.customer && !customer)
      this.#note(`${path}.customer`, {
        effect: "value changed",
        reason: "a customer who is not among the customers: the order is taken as a guest's",
        mend: "Add the customer.",
      });
    const order = this.#write(entry, lines, customer, start);
    tell(
      {
        world: this.#world,
        past: this.#past,
        shop: this.#desk,
        voice: voiceOf(this.#shop.primaryLocale.startsWith("zh") ? "zh" : "en"),
        seed: 1,
        start,
      },
      { daysAgo: (this.#world.now() - start) / DAY_MS, state: entry.state, who: null },
      order,
    );
    if (entry.tracking) for (const parcel of order.fulfillments) parcel.tracking = [entry.tracking];
    this.#shop.orders.set(order.id, order);
    this.#shop.lastId = this.#desk.lastId;
    for (const id of this.#desk.orders.keys()) if (id !== order.id) this.#desk.orders.delete(id);
    return true;
  }

  #write(entry: OrderEntry, lines: PricedLine[], customer: Customer | null, start: number): Order {
    const money = (text: string): number => this.#amount(text) ?? 0;
    // The stock of the products file is what is left today.
    const stock = lines.map(({ variantId }) => this.#variant(variantId)?.inventoryQuantity ?? 0);
    this.#past.set(start);
    const order = placeOrder(this.#past, this.#desk, {
      lines,
      customerId: customer?.id ?? null,
      email: customer?.email ?? entry.guestEmail ?? entry.customer ?? null,
      shippingMinor: money(entry.shipping),
      taxMinor: money(entry.tax),
      discountMinor: money(entry.discount),
      discountCodes: entry.discountCodes,
      note: entry.note ?? null,
      tags: entry.tags,
      ...(entry.shippingAddress ? { shippingAddress: addressOf(entry.shippingAddress) } : {}),
    });
    lines.forEach(({ variantId }, at) => {
      const variant = this.#variant(variantId);
      if (variant) variant.inventoryQuantity = stock[at] ?? 0;
    });
    if (entry.name) order.name = entry.name.startsWith("#") ? entry.name : `#${entry.name}`;
    return order;
  }

  #line(entry: unknown, path: string): PricedLine[] {
    const read = lineShape.safeParse(entry);
    if (!read.success) {
      this.#note(path, { effect: "row left out", reason: firstOf(read.error), mend: "Correct the line." });
      return [];
    }
    const line = read.data;
    const found = this.#find(line);
    const price = line.price === undefined ? (found?.variant.priceMinor ?? null) : this.#amount(line.price);
    if (!found && !line.title) {
      this.#note(path, {
        effect: "row left out",
        reason: "goods that are not in the catalogue",
        mend: "Correct sku or handle, or give a title and a price.",
      });
      return [];
    }
    if (price === null) {
      this.#note(path, { effect: "row left out", reason: "a line without a price", mend: "Give it a price." });
      return [];
    }
    const title = line.title ?? found?.title ?? "";
    const { quantity } = line;
    return [
      {
        variantId: found?.variant.id ?? null,
        title,
        sku: found?.variant.sku ?? line.sku ?? null,
        quantity,
        unitPriceMinor: price,
      },
    ];
  }

  #find(line: LineEntry): { variant: Variant; title: string } | null {
    const product = line.handle ? productWithHandle(this.#shop, line.handle) : null;
    const wanted = line.options ?? [];
    const variant = line.sku
      ? this.#bySku.get(line.sku)
      : product?.variants.find((one) => wanted.every((value, index) => one.optionValues[index] === value));
    if (!variant) return null;
    return { variant, title: (product ?? findVariant(this.#shop, variant.id)?.product)?.title ?? "" };
  }

  #variant(id: number | null): Variant | undefined {
    return id === null ? undefined : findVariant(this.#shop, id)?.variant;
  }

  #amount(text: string): number | null {
    return minorUnits(text, this.#shop.currencyDigits);
  }
}

function addressOf(given: NonNullable<OrderEntry["shippingAddress"]>): Address {
  return { ...given, address2: given.address2 ?? null, province: given.province ?? null, phone: null };
}

function firstOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.length ? `${issue.path.join(".")}: ` : ""}${issue.message}` : "not in the expected form";
}
