/**
 * The bodies of the catalogue's control routes: collections, selling plan groups, unit measures. Names are those of the
 * state; products are named by handle. Used by catalogue-routes.ts and content-routes.ts.
 */
import { z } from "zod";
import type { NewPlan } from "../domain/operations";

export const collectionBody = z.object({
  title: z.string().optional(),
  descriptionHtml: z.string().optional(),
  products: z.array(z.string()).optional(),
  sortOrder: z
    .enum(["MANUAL", "ALPHA_ASC", "ALPHA_DESC", "BEST_SELLING", "CREATED", "CREATED_DESC", "PRICE_ASC", "PRICE_DESC"])
    .optional(),
  isPublished: z.boolean().optional(),
  rules: z
    .object({
      isAny: z.boolean(),
      rules: z.array(
        z.object({
          column: z.enum(["TAG", "TITLE", "TYPE", "VENDOR", "VARIANT_PRICE", "IS_PRICE_REDUCED"]),
          relation: z.string(),
          condition: z.string(),
        }),
      ),
    })
    .optional(),
});

export const unitBody = z.object({
  quantityValue: z.number().positive(),
  quantityUnit: z.string(),
  referenceValue: z.number().int().positive(),
  referenceUnit: z.string(),
});

/** A subscription: delivered and billed every `count` intervals, so many per cent off. */
const planBody = z.object({
  name: z.string(),
  description: z.string().optional(),
  option: z.string().optional(),
  interval: z.enum(["DAY", "WEEK", "MONTH", "YEAR"]),
  count: z.number().int().positive(),
  percentOff: z.number().min(0).max(100).default(0),
});

export const groupBody = z.object({
  name: z.string(),
  merchantCode: z.string().default("sandbox"),
  description: z.string().optional(),
  options: z.array(z.string()).length(1).default(["Delivery every"]),
  products: z.array(z.string()).optional(),
  variantIds: z.array(z.number().int()).optional(),
  plans: z.array(planBody).min(1),
});

export const groupPatch = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  products: z.array(z.string()).optional(),
  variantIds: z.array(z.number().int()).optional(),
  plans: z.array(planBody).min(1).optional(),
});

export function toPlan(body: z.infer<typeof planBody>): NewPlan {
  const { name, interval, count, percentOff } = body;
  return {
    name,
    description: body.description ?? null,
    options: [body.option ?? name],
    category: "SUBSCRIPTION",
    billing: { kind: "recurring", interval, count, minCycles: null, maxCycles: null },
    delivery: { kind: "recurring", interval, count },
    pricing: percentOff ? [{ adjustment: { type: "PERCENTAGE", percent: percentOff }, afterCycle: null }] : [],
  };
}

/** Less the keys whose value is undefined, so that a patch only carries what was given. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
