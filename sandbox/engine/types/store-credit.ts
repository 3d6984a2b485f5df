/**
 * StoreCreditAccount, its transactions and Customer.storeCreditAccounts. Registered in registry.ts; the moves are in
 * domain/store-credit.ts. Expiry shows in the balance and has no transaction of its own here.
 */
import type { StoreCreditAccount, StoreCreditTransaction } from "../../domain/commerce-types";
import { gid, parseGid } from "../../domain/gid";
import { moneyAmount } from "../../domain/money";
import { accountsOf, balanceOf } from "../../domain/store-credit";
import { connection, inOrder } from "../connection";
import { fields, type Ctx, type Fields } from "../context";
import { notEmulated } from "../errors";
import { dateTime, type MoneyV2 } from "../scalars";
import { customerOf, type CustomerSource } from "../sources";

interface AccountSource {
  __typename: "StoreCreditAccount";
  account: StoreCreditAccount;
}

interface TransactionSource {
  __typename: "StoreCreditAccountCreditTransaction" | "StoreCreditAccountDebitTransaction";
  account: StoreCreditAccount;
  transaction: StoreCreditTransaction;
}

export const storeCreditAccountOf = (account: StoreCreditAccount): AccountSource => ({
  __typename: "StoreCreditAccount",
  account,
});

export function storeCreditTransactionOf(ctx: Ctx, transaction: StoreCreditTransaction): TransactionSource {
  const account = ctx.shop.commerce?.storeCredit.find((one) => one.transactions.includes(transaction));
  if (!account) throw new Error(`Store credit transaction ${transaction.id} belongs to no account`);
  const name = transaction.kind === "credit" ? "Credit" : "Debit";
  return { __typename: `StoreCreditAccount${name}Transaction`, account, transaction };
}

const money = (account: StoreCreditAccount, minor: number, ctx: Ctx): MoneyV2 => ({
  amount: moneyAmount(minor, ctx.shop.currencyDigits),
  currencyCode: account.currency,
});

const transactionFields: Fields<TransactionSource> = {
  id: (s) => gid(s.__typename, s.transaction.id),
  account: ({ account }) => storeCreditAccountOf(account),
  // A debit is written as a negative amount.
  amount: ({ account, transaction: t }, _a, ctx) =>
    money(account, t.kind === "debit" ? -t.amountMinor : t.amountMinor, ctx),
  balanceAfterTransaction: ({ account, transaction }, _a, ctx) => money(account, transaction.balanceAfterMinor, ctx),
  createdAt: ({ transaction }) => dateTime(transaction.createdAt),
  event: ({ transaction }) => transaction.event,
  origin: () => null,
};

export const storeCreditTypes = {
  StoreCreditAccount: fields<AccountSource>({
    id: ({ account }) => gid("StoreCreditAccount", account.id),
    balance: ({ account }, _a, ctx) => money(account, balanceOf(account, ctx.world.now()), ctx),
    owner: ({ account }, _a, ctx) => {
      const customer = ctx.shop.customers.get(account.customerId);
      return customer ? customerOf(customer) : null;
    },
    transactions: ({ account }, args, ctx) => {
      if (args["query"] != null && args["query"] !== "")
        throw notEmulated("search filter of store credit transactions");
      const rows = account.transactions.map((t) => ({
        id: t.id,
        value: t.createdAt,
        node: storeCreditTransactionOf(ctx, t),
      }));
      return connection(rows, args, ctx);
    },
  }),
  StoreCreditAccountCreditTransaction: fields<TransactionSource>({
    ...transactionFields,
    expiresAt: ({ transaction }) => dateTime(transaction.expiresAt),
    remainingAmount: ({ account, transaction }, _a, ctx) => money(account, transaction.remainingMinor, ctx),
  }),
  StoreCreditAccountDebitTransaction: fields<TransactionSource>(transactionFields),
  Customer: fields<CustomerSource>({
    storeCreditAccounts: ({ customer }, args, ctx) => {
      if (args["query"] != null && args["query"] !== "") throw notEmulated("search filter of storeCreditAccounts");
      const rows = inOrder(accountsOf(ctx.shop, customer.id), (a) => a.id);
      return connection(
        rows.map((row) => ({ ...row, node: storeCreditAccountOf(row.node) })),
        args,
        ctx,
      );
    },
  }),
  QueryRoot: fields<unknown>({
    storeCreditAccount: (_s, args, ctx) => {
      const account = ctx.shop.commerce?.storeCredit.find((one) => one.id === parseGid(args["id"])?.id);
      return account ? storeCreditAccountOf(account) : null;
    },
  }),
};
