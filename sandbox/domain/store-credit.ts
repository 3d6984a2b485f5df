/**
 * Store credit: one account per customer and currency, made by its first credit. A debit spends the credit that ends
 * soonest; what has passed its date counts no more. Called by the engine's storeCreditAccount mutations and by refunds
 * that pay in store credit. No webhook topic exists for it.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/StoreCreditAccountCreditTransaction
 */
import { commerceOf } from "./commerce";
import type { StoreCreditAccount, StoreCreditTransaction } from "./commerce-types";
import { done, refused, type Outcome } from "./outcome";
import type { ShopState, World } from "./types";

export interface CreditInput {
  amountMinor: number;
  expiresAt: number | null;
  event: StoreCreditTransaction["event"];
}

/** Which account a mutation means: its own id, or its owner's, whose account may not exist yet. */
export type AccountRef = { kind: "account"; id: number } | { kind: "customer"; id: number };

export function creditAccount(
  world: World,
  shop: ShopState,
  ref: AccountRef,
  input: { amountMinor: number; currency: string; expiresAt: number | null },
): Outcome<StoreCreditTransaction> {
  const known = findAccount(shop, ref, input.currency);
  if (ref.kind === "account" && !known)
    return refused("ACCOUNT_NOT_FOUND", ["id"], "The store credit account could not be found.");
  if (ref.kind === "customer" && !shop.customers.has(ref.id))
    return refused("OWNER_NOT_FOUND", ["id"], "Owner does not exist.");
  const field = ["creditInput", "creditAmount"];
  if (input.amountMinor <= 0)
    return refused("NEGATIVE_OR_ZERO_AMOUNT", [...field, "amount"], "A positive amount must be used.");
  if (known && known.currency !== input.currency)
    return refused("MISMATCHING_CURRENCY", [...field, "currencyCode"], "The currency does not match the account's.");
  if (input.currency !== shop.currency)
    return refused("UNSUPPORTED_CURRENCY", [...field, "currencyCode"], "The currency is not supported by the shop.");
  if (input.expiresAt !== null && input.expiresAt <= world.now())
    return refused("EXPIRES_AT_IN_PAST", ["creditInput", "expiresAt"], "The expiry date must be in the future.");
  const customerId = known?.customerId ?? ref.id;
  return done(creditCustomer(world, shop, customerId, { ...input, event: "ADJUSTMENT" }));
}

/** Writes a credit without asking; makes the account when it is the customer's first. */
export function creditCustomer(
  world: World,
  shop: ShopState,
  customerId: number,
  input: CreditInput,
): StoreCreditTransaction {
  const state = commerceOf(shop);
  let account = findAccount(shop, { kind: "customer", id: customerId }, shop.currency);
  if (!account) {
    account = { id: world.nextId(shop), customerId, currency: shop.currency, transactions: [] };
    state.storeCredit.push(account);
  }
  const transaction: StoreCreditTransaction = {
    id: world.nextId(shop),
    kind: "credit",
    amountMinor: input.amountMinor,
    balanceAfterMinor: balanceOf(account, world.now()) + input.amountMinor,
    remainingMinor: input.amountMinor,
    expiresAt: input.expiresAt,
    event: input.event,
    createdAt: world.now(),
  };
  account.transactions.push(transaction);
  world.touch?.(shop);
  return transaction;
}

export function debitAccount(
  world: World,
  shop: ShopState,
  ref: AccountRef,
  input: { amountMinor: number; currency: string },
): Outcome<StoreCreditTransaction> {
  const account = findAccount(shop, ref, input.currency);
  if (!account) return refused("ACCOUNT_NOT_FOUND", ["id"], "The store credit account could not be found.");
  const field = ["debitInput", "debitAmount"];
  if (input.amountMinor <= 0)
    return refused("NEGATIVE_OR_ZERO_AMOUNT", [...field, "amount"], "A positive amount must be used.");
  if (account.currency !== input.currency)
    return refused("MISMATCHING_CURRENCY", [...field, "currencyCode"], "The currency does not match the account's.");
  const balance = balanceOf(account, world.now());
  if (input.amountMinor > balance)
    return refused("INSUFFICIENT_FUNDS", [...field, "amount"], "The account does not hold enough for this debit.");
  let left = input.amountMinor;
  for (const credit of liveCredits(account, world.now())) {
    const spent = Math.min(left, credit.remainingMinor);
    credit.remainingMinor -= spent;
    left -= spent;
  }
  const transaction: StoreCreditTransaction = {
    id: world.nextId(shop),
    kind: "debit",
    amountMinor: input.amountMinor,
    balanceAfterMinor: balance - input.amountMinor,
    remainingMinor: 0,
    expiresAt: null,
    event: "ADJUSTMENT",
    createdAt: world.now(),
  };
  account.transactions.push(transaction);
  world.touch?.(shop);
  return done(transaction);
}

/** What can be spent at `now`. */
export function balanceOf(account: StoreCreditAccount, now: number): number {
  return liveCredits(account, now).reduce((sum, credit) => sum + credit.remainingMinor, 0);
}

export function accountsOf(shop: ShopState, customerId: number): StoreCreditAccount[] {
  return (shop.commerce?.storeCredit ?? []).filter((account) => account.customerId === customerId);
}

function findAccount(shop: ShopState, ref: AccountRef, currency: string): StoreCreditAccount | undefined {
  const all = shop.commerce?.storeCredit ?? [];
  if (ref.kind === "account") return all.find((account) => account.id === ref.id);
  return all.find((account) => account.customerId === ref.id && account.currency === currency);
}

/** Credits with something left, the one that ends soonest first. */
function liveCredits(account: StoreCreditAccount, now: number): StoreCreditTransaction[] {
  const end = (t: StoreCreditTransaction): number => t.expiresAt ?? Number.POSITIVE_INFINITY;
  return account.transactions
    .filter((t) => t.kind === "credit" && t.remainingMinor > 0 && end(t) > now)
    .sort((a, b) => (end(a) === end(b) ? a.id - b.id : end(a) - end(b)));
}
