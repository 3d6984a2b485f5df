/**
 * The Customer and MailingAddress types and the customers queries. Which of their fields need approval for protected
 * customer data stands in engine/protected-data.ts. Registered in registry.ts.
 */
import { ordersOfCustomer } from "../../domain/catalogue-facts";
import { gid, parseGid } from "../../domain/gid";
import { totalPaid, totalRefunded } from "../../domain/order-facts";
import type { Customer, Order } from "../../domain/types";
import { connection, firstOf, inOrder, type SortValue } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { dateTime, moneyV2 } from "../scalars";
import { listing } from "../search/listing";
import { customerSearch, customerSortValue } from "../search/resources";
import { addressOf, customerOf, orderOf, type AddressSource, type CustomerSource } from "../sources";
import { metafieldFields } from "./metafields";
import { orderConnection } from "./order";

export const customerTypes = {
  Customer: fields<CustomerSource>({
    id: ({ customer }) => gid("Customer", customer.id),
    legacyResourceId: ({ customer }) => String(customer.id),
    displayName: ({ customer }, _a, ctx) => fullName(customer, ctx),
    firstName: ({ customer }) => customer.firstName,
    lastName: ({ customer }) => customer.lastName,
    email: ({ customer }) => customer.email,
    phone: ({ customer }) => customer.phone,
    defaultEmailAddress: ({ customer }) => ({
      emailAddress: customer.email,
      marketingState: customer.marketingState,
      marketingOptInLevel:
        customer.emailConsent?.optInLevel ?? (customer.marketingState === "SUBSCRIBED" ? "SINGLE_OPT_IN" : null),
      marketingUpdatedAt: dateTime(customer.emailConsent?.updatedAt ?? customer.createdAt),
      sourceLocation: null,
      validFormat: true,
    }),
    defaultPhoneNumber: ({ customer }) =>
      customer.phone === null
        ? null
        : {
            phoneNumber: customer.phone,
            marketingState: customer.smsConsent?.state ?? "NOT_SUBSCRIBED",
            marketingOptInLevel: customer.smsConsent?.optInLevel ?? null,
            marketingUpdatedAt: dateTime(customer.smsConsent?.updatedAt ?? null),
            marketingCollectedFrom: "OTHER",
          },
    locale: ({ customer }) => customer.locale,
    tags: ({ customer }) => customer.tags,
    note: ({ customer }) => customer.note,
    state: () => "ENABLED",
    verifiedEmail: () => true,
    taxExempt: () => false,
    dataSaleOptOut: () => false,
    createdAt: ({ customer }) => dateTime(customer.createdAt),
    updatedAt: ({ customer }) => dateTime(customer.updatedAt),
    numberOfOrders: ({ customer }, _a, ctx) => String(ordersOf(customer, ctx).length),
    amountSpent: ({ customer }, _a, ctx) =>
      moneyV2(
        ctx.shop,
        ordersOf(customer, ctx).reduce((sum, o) => sum + totalPaid(o) - totalRefunded(o, "success"), 0),
      ),
    lastOrder: ({ customer }, _a, ctx) => {
      const last = ordersOf(customer, ctx).sort((a, b) => b.processedAt - a.processedAt)[0];
      return last ? orderOf(last) : null;
    },
    orders: ({ customer }, args, ctx) =>
      orderConnection(new Map(ordersOf(customer, ctx).map((o) => [o.id, o])), args, ctx, "ID"),
    defaultAddress: ({ customer }) => addressAt(customer, 0),
    addresses: ({ customer }, args) =>
      firstOf(
        customer.addresses.map((_, i) => addressAt(customer, i)),
        args,
      ),
    addressesV2: ({ customer }, args, ctx) =>
      connection(
        inOrder(customer.addresses, () => customer.id).map((r, i) => ({
          ...r,
          id: customer.id + i,
          node: addressAt(customer, i),
        })),
        args,
        ctx,
      ),
    ...metafieldFields<CustomerSource>(({ customer }) => ({
      metafields: customer.metafields ?? [],
      ownerId: gid("Customer", customer.id),
      ownerType: "CUSTOMER",
      updatedAt: customer.updatedAt,
    })),
  }),
  MailingAddress: fields<AddressSource>({
    id: (s) => s.id,
    firstName: ({ address }) => address.firstName,
    lastName: ({ address }) => address.lastName,
    name: ({ address }) => `${address.firstName} ${address.lastName}`.trim(),
    address1: ({ address }) => address.address1,
    address2: ({ address }) => address.address2,
    city: ({ address }) => address.city,
    province: ({ address }) => address.province,
    provinceCode: ({ address }) => (address.province && address.province.length <= 3 ? address.province : null),
    zip: ({ address }) => address.zip,
    countryCodeV2: ({ address }) => address.countryCode,
    country: ({ address }) => new Intl.DisplayNames(["en"], { type: "region" }).of(address.countryCode) ?? null,
    phone: ({ address }) => address.phone,
    company: () => null,
    formatted: ({ address }) =>
      [address.address1, address.address2, address.city, address.zip].filter((p) => p !== null),
  }),
  QueryRoot: fields<unknown>({
    customer: (_s, args, ctx) => customerById(args["id"], ctx),
    customers: (_s, args, ctx) => {
      const sortKey = String(args["sortKey"] ?? "ID");
      const sortValue = (c: Customer): SortValue => customerSortValue(sortKey, c);
      const items = ctx.shop.customers;
      return listing({ items, searchable: customerSearch, sortKey, sortValue, toNode: customerOf }, args, ctx);
    },
    customerByIdentifier: (_s, args, ctx) => {
      const by = args["identifier"] as Args;
      if (by["customId"] != null) throw notEmulated("QueryRoot.customerByIdentifier(identifier: {customId})");
      if (by["id"] != null) return customerById(by["id"], ctx);
      const isMatch = (c: Customer): boolean =>
        by["emailAddress"] != null
          ? c.email.toLowerCase() === String(by["emailAddress"]).toLowerCase()
          : c.phone === by["phoneNumber"];
      const found = [...ctx.shop.customers.values()].find(isMatch);
      return found ? customerOf(found) : null;
    },
  }),
};

function customerById(id: unknown, ctx: Ctx): CustomerSource | null {
  const customer = ctx.shop.customers.get(parseGid(id)?.id ?? -1);
  return customer ? customerOf(customer) : null;
}

function ordersOf(customer: Customer, ctx: Ctx): Order[] {
  return ordersOfCustomer(ctx.shop, customer.id);
}

function addressAt(customer: Customer, index: number): AddressSource | null {
  const address = customer.addresses[index];
  return address ? addressOf(address, gid("MailingAddress", customer.id + index)) : null;
}

/** Chinese names are written family name first and without a space. */
function fullName({ firstName, lastName }: Customer, ctx: Ctx): string {
  return ctx.shop.primaryLocale.startsWith("zh") ? `${lastName}${firstName}` : `${firstName} ${lastName}`.trim();
}
