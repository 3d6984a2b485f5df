/**
 * Protected customer data: an app not approved for it gets null in the field and an entry in `errors`, with HTTP 200.
 * Level 1 opens orders and customers at all, level 2 the name, address, phone and e-mail. The engine asks for every
 * field before it is resolved.
 * Source: https://shopify.dev/docs/apps/launch/protected-customer-data
 */
import type { GraphQLError } from "graphql";
import { protectedData } from "./errors";

/** Types that need level 1. Parts of an order that say nothing about its buyer follow the order itself. */
const levelOneTypes = new Set(["Customer", "Order"]);

const levelTwoFields: Record<string, ReadonlySet<string>> = {
  Customer: new Set([
    "displayName",
    "firstName",
    "lastName",
    "email",
    "phone",
    "defaultEmailAddress",
    "defaultPhoneNumber",
    "defaultAddress",
    "addresses",
    "addressesV2",
  ]),
  Order: new Set(["email", "phone", "shippingAddress", "billingAddress", "displayAddress"]),
  MailingAddress: new Set([
    "firstName",
    "lastName",
    "name",
    "address1",
    "address2",
    "phone",
    "city",
    "zip",
    "formatted",
  ]),
};

/** The error that hides `parent.field` (of type `returns`) from an app of this level, or null when it may be read. */
export function protectionOf(parent: string, field: string, returns: string, level: 0 | 1 | 2): GraphQLError | null {
  if (level < 1 && levelOneTypes.has(returns)) return protectedData(`access the ${returns} object`);
  if (level < 2 && levelTwoFields[parent]?.has(field)) return protectedData(`use the ${field} field`);
  return null;
}
