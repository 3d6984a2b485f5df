/**
 * The fields of the Customer Account API that the sandbox knows: the signed-in customer, own orders with their parcels,
 * refunds and returns, and orderRequestReturn. They read the same state as the Admin API. api.ts looks fields up here.
 * Source: https://shopify.dev/docs/api/customer/2026-10
 */
import { ordersOfCustomer } from "../domain/catalogue-facts";
import { gid, parseGid } from "../domain/gid";
import { accountsOf, balanceOf } from "../domain/store-credit";
import type { Order } from "../domain/types";
import { notEmulated } from "../engine/errors";
import type { Args } from "../engine/context";
import { dateTime } from "../engine/scalars";
import { fields, page, type CustomerCtx, type ErasedCustomerFields } from "./fields";
import { money, orderTypes, returnableLines } from "./order-fields";
import { requestOwnReturn, returnTypes } from "./return-fields";

export const customerFields: Record<string, ErasedCustomerFields> = {
  ...orderTypes,
  ...returnTypes,
  QueryRoot: fields<unknown>({
    customer: () => ({ __typename: "Customer" }),
    // Another customer's order is not there: the same null as one that never was.
    order: (_s, args, ctx) => ownOrder(args["id"], ctx),
    return: (_s, args, ctx) => {
      const id = parseGid(args["id"])?.id;
      for (const order of ordersOf(ctx)) {
        const item = order.returns.find((r) => r.id === id);
        if (item) return { __typename: "Return", order, item };
      }
      return null;
    },
    shop: (_s, _a, { shop }) => ({
      __typename: "Shop",
      id: gid("Shop", shop.id),
      name: shop.name,
      email: shop.email,
      myshopifyDomain: shop.domain,
      url: `https://${shop.domain}`,
    }),
  }),
  Mutation: fields<unknown>({
    orderRequestReturn: (_s, args, ctx) => requestOwnReturn(ownOrder(args["orderId"], ctx)?.order ?? null, args, ctx),
  }),
  Customer: fields<unknown>({
    id: (_s, _a, { customer }) => gid("Customer", customer.id),
    firstName: (_s, _a, { customer }) => customer.firstName || null,
    lastName: (_s, _a, { customer }) => customer.lastName || null,
    displayName: (_s, _a, { customer, shop }) => {
      const { firstName, lastName } = customer;
      const name = shop.primaryLocale.startsWith("zh") ? `${lastName}${firstName}` : `${firstName} ${lastName}`;
      return name.trim() || customer.email;
    },
    creationDate: (_s, _a, { customer }) => dateTime(customer.createdAt),
    tags: (_s, _a, { customer }) => customer.tags,
    emailAddress: (_s, _a, { customer }) => ({
      emailAddress: customer.email,
      marketingState: customer.marketingState,
    }),
    phoneNumber: (_s, _a, { customer }) =>
      customer.phone === null
        ? null
        : { phoneNumber: customer.phone, marketingState: customer.smsConsent?.state ?? "NOT_SUBSCRIBED" },
    defaultAddress: (_s, _a, { customer }) => {
      const address = customer.addresses[0];
      return address ? { __typename: "CustomerAddress", address, id: customer.id } : null;
    },
    orders: (_s, args, ctx) => {
      if (args["query"] != null && args["query"] !== "") throw notEmulated("Customer Account API orders(query)");
      const key = String(args["sortKey"] ?? "ID");
      const read = sortKeys[key];
      if (!read) throw notEmulated(`Customer Account API sort key orders.${key}`);
      const sorted = ordersOf(ctx).sort((a, b) => read(a) - read(b) || a.id - b.id);
      return page(sorted, args, (order) => ({ __typename: "Order", order }));
    },
    storeCreditAccounts: (_s, args, ctx) =>
      page(accountsOf(ctx.shop, ctx.customer.id), args, (account) => ({
        __typename: "StoreCreditAccount",
        id: gid("StoreCreditAccount", account.id),
        balance: money(ctx, balanceOf(account, ctx.world.now())),
      })),
  }),
  OrderReturnInformation: fields<{ order: Order }>({
    hasRestockingFee: () => false,
    hasReturnShippingFee: () => false,
    returnFees: () => [],
    returnableLineItems: ({ order }, args) =>
      page(returnableLines(order), args, ({ line, quantity }) => ({
        lineItem: { __typename: "LineItem", order, line },
        quantity,
      })),
  }),
};

export function typeNameOf(source: unknown): string | undefined {
  return source && typeof source === "object" && "__typename" in source ? String(source.__typename) : undefined;
}

const sortKeys: Record<string, (order: Order) => number> = {
  ID: (o) => o.id,
  CREATED_AT: (o) => o.createdAt,
  PROCESSED_AT: (o) => o.processedAt,
  UPDATED_AT: (o) => o.updatedAt,
  ORDER_NUMBER: (o) => Number(o.name.slice(1)),
};

function ordersOf(ctx: CustomerCtx): Order[] {
  return ordersOfCustomer(ctx.shop, ctx.customer.id);
}

function ownOrder(id: Args[string], ctx: CustomerCtx): { __typename: "Order"; order: Order } | null {
  const order = ctx.shop.orders.get(parseGid(id)?.id ?? -1);
  return order && order.customerId === ctx.customer.id ? { __typename: "Order", order } : null;
}
