/**
 * The generated shoppers of a demo shop and what they ordered over the last four months, beside the hand-written
 * ones. Called by fill-shop.ts. The newest orders are still on their way, the older ones settled, some went wrong.
 */
import type { Address, ShopState, World } from "../domain/types";
import { DAY_MS, type OrderPlan, type OrderState } from "./history";
import { draw } from "./item";
import { addCustomer, type DiscountSpec } from "./shop-parts";

/** What the generated shoppers are made of. */
export interface People {
  moreNames: { first: string[]; last: string[] };
  moreAddress: (firstName: string, lastName: string, n: number) => Address;
  mailDomain: string;
  /** Code that some generated first orders carry. */
  welcomeCode: string;
  discounts: DiscountSpec[];
}

/** Adds `count` shoppers, all older than their first order, and answers their handles. */
export function moreCustomers(world: World, shop: ShopState, count: number, parts: People): string[] {
  return Array.from({ length: count }, (_, n) => {
    const { firstName, lastName } = nameOf(parts, n);
    const handle = `shopper-${n + 1}`;
    const address = parts.moreAddress(firstName, lastName, n);
    const email = `${handle}@${parts.mailDomain}`;
    const spec = { handle, firstName, lastName, email, address, isSubscribed: n % 4 === 0 };
    addCustomer(world, shop, spec, world.now() - (125 + ((n * 13) % 170)) * DAY_MS);
    return handle;
  });
}

/** `count` orders from today back to OLDEST_DAYS, closer together the newer they are; one in twelve is a guest's. */
export function morePlans(count: number, handles: string[], parts: People, seed: number): OrderPlan[] {
  if (!handles.length) return [];
  return Array.from({ length: count }, (_, n) => {
    const daysAgo = 0.1 + OLDEST_DAYS * ((n + 0.5) / count) ** 1.2;
    const states = statesAt(daysAgo);
    const state = states[draw(`${parts.mailDomain}/${n}/state`, seed) % states.length] ?? "delivered";
    const plan: OrderPlan = { daysAgo, state, who: null, leavesStock: true };
    if (n % 12 === 7) return { ...plan, guest: guestOf(parts, n) };
    const isFirst = n >= count - handles.length;
    const code = isFirst ? (n % 3 === 0 ? parts.welcomeCode : null) : n % 4 === 1 ? codeAt(daysAgo, parts) : null;
    return { ...plan, ...(code ? { code } : {}), who: handles[n % handles.length] ?? null };
  });
}

const OLDEST_DAYS = 118;

/** What may have become of an order by its age in days. A state listed twice is twice as likely. */
function statesAt(daysAgo: number): OrderState[] {
  if (daysAgo < 1.2) return ["unfulfilled", "unfulfilled", "labelled", "cancelled"];
  if (daysAgo < 3) return ["in-transit", "in-transit", "in-transit", "labelled", "unfulfilled", "out-for-delivery"];
  if (daysAgo < 7) return ["in-transit", "out-for-delivery", "delayed", "two-parcels", "delivered", "delivered"];
  if (daysAgo < 10) return ["delivered", "delivered", "delivered", "delayed", "two-parcels", "cancelled"];
  if (daysAgo < 30) return [...wentWell, "return-requested", "return-open", "refund-pending", "part-refunded"];
  return [...wentWell, "part-refunded", "return-closed", "refunded", "cancelled", "return-declined"];
}

const wentWell: OrderState[] = ["delivered", "delivered", "delivered", "delivered", "delivered", "delivered"];

/** A code for the whole order that ran so many days ago and may be used again and again. */
function codeAt(daysAgo: number, { discounts }: People): string | null {
  const ran = discounts.find(
    (d) => !d.collections && !d.isOncePerCustomer && -daysAgo > (d.startsInDays ?? 0) && -daysAgo < (d.endsInDays ?? 0),
  );
  return ran?.code ?? null;
}

function guestOf(parts: People, n: number): NonNullable<OrderPlan["guest"]> {
  // Names and doors beyond those of the generated customers.
  const { firstName, lastName } = nameOf(parts, n + 97);
  return { email: `guest-${n + 1}@${parts.mailDomain}`, address: parts.moreAddress(firstName, lastName, n + 97) };
}

/** No two of the first names × last names shoppers have the same name. */
function nameOf({ moreNames: { first, last } }: People, n: number): { firstName: string; lastName: string } {
  return {
    firstName: first[n % first.length] ?? "A",
    lastName: last[(n * 7 + Math.floor(n / first.length)) % last.length] ?? "B",
  };
}
