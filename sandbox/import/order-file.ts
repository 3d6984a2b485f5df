/**
 * The JSON of customers and orders that an import takes, as zod shapes; README.md shows an example. Every entry is read
 * by itself, so that one bad order costs no other.
 */
import { z } from "zod";

export const orderStates = [
  "unfulfilled",
  "labelled",
  "in-transit",
  "out-for-delivery",
  "delayed",
  "delivered",
  "cancelled",
  "refunded",
  "part-refunded",
  "return-requested",
  "return-open",
  "return-closed",
] as const;

const address = z.strictObject({
  address1: z.string().default(""),
  address2: z.string().nullish(),
  city: z.string().default(""),
  province: z.string().nullish(),
  zip: z.string().default(""),
  countryCode: z.string().regex(/^[A-Z]{2}$/, "a country code of two capitals, such as DE"),
});

/** "129.95" or 129.95, in the shop's currency. */
const amount = z.union([z.string(), z.number().nonnegative()]).transform(String);

export const customerShape = z.strictObject({
  email: z.email(),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
  phone: z.string().nullish(),
  tags: z.array(z.string()).default([]),
  note: z.string().nullish(),
  acceptsMarketing: z.boolean().default(false),
  address: address.optional(),
});

const line = z
  .strictObject({
    sku: z.string().optional(),
    handle: z.string().optional(),
    /** Which variant of the handle's product: its option values, in the product's order. */
    options: z.array(z.string()).optional(),
    /** For goods that are no longer in the catalogue. */
    title: z.string().optional(),
    quantity: z.number().int().positive(),
    price: amount.optional(),
  })
  .refine(({ sku, handle, title }) => sku ?? handle ?? title, "a line needs a sku, a handle or a title");

export const orderShape = z.strictObject({
  name: z
    .string()
    .regex(/^#?\S+$/, 'a name without spaces, such as "#1042"')
    .optional(),
  createdAt: z.iso.datetime({ offset: true }),
  /** The customer's e-mail; without it the order is a guest's with `guestEmail`, or nobody's. */
  customer: z.email().optional(),
  guestEmail: z.email().optional(),
  lines: z.array(z.unknown()).min(1),
  shipping: amount.default("0"),
  tax: amount.default("0"),
  discount: amount.default("0"),
  discountCodes: z.array(z.string()).default([]),
  shippingAddress: address.extend({ firstName: z.string().default(""), lastName: z.string().default("") }).optional(),
  note: z.string().nullish(),
  tags: z.array(z.string()).default([]),
  state: z.enum(orderStates).default("unfulfilled"),
  tracking: z.strictObject({ company: z.string(), number: z.string(), url: z.url() }).optional(),
});

export const lineShape = line;
export const fileShape = z.strictObject({
  customers: z.array(z.unknown()).default([]),
  orders: z.array(z.unknown()).default([]),
});

export type CustomerEntry = z.infer<typeof customerShape>;
export type OrderEntry = z.infer<typeof orderShape>;
export type LineEntry = z.infer<typeof lineShape>;
