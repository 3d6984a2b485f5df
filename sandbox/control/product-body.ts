/**
 * The body of POST shops/{handle}/products: a product to create, or to change when its handle exists. Names are those
 * of the state, prices in minor units.
 */
import { z } from "zod";
import type { ProductSpec } from "../domain/operations";
import type { ProductPatch } from "../domain/catalogue";
import { unitBody } from "./catalogue-body";

const metafield = z.object({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() });

export const productBody = z.object({
  title: z.string(),
  handle: z.string().optional(),
  descriptionHtml: z.string().optional(),
  vendor: z.string().optional(),
  productType: z.string().optional(),
  tags: z.array(z.string()).optional(),
  status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]).optional(),
  isPublished: z.boolean().optional(),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()).min(1) })).optional(),
  priceMinor: z.number().int().nullable().optional(),
  compareAtMinor: z.number().int().nullable().optional(),
  stock: z.number().int().optional(),
  metafields: z.array(metafield).optional(),
  /** Texts of its pictures; as many pictures as texts. Only when it is created: see POST pictures. */
  pictureTexts: z.array(z.string().nullable()).optional(),
  needsPlan: z.boolean().optional(),
  unit: unitBody.optional(),
});

export type ProductBody = z.infer<typeof productBody>;

export function toSpec(body: ProductBody): ProductSpec {
  return {
    title: body.title,
    ...(body.handle === undefined ? {} : { handle: body.handle }),
    ...(body.descriptionHtml === undefined ? {} : { html: body.descriptionHtml }),
    ...(body.vendor === undefined ? {} : { vendor: body.vendor }),
    ...(body.productType === undefined ? {} : { type: body.productType }),
    ...(body.tags === undefined ? {} : { tags: body.tags }),
    ...(body.status === undefined ? {} : { status: body.status }),
    ...(body.isPublished === undefined ? {} : { published: body.isPublished }),
    ...(body.options === undefined ? {} : { options: body.options }),
    ...(body.priceMinor === undefined ? {} : { priceMinor: body.priceMinor }),
    ...(body.compareAtMinor === undefined ? {} : { compareAtMinor: body.compareAtMinor }),
    ...(body.stock === undefined ? {} : { stock: body.stock }),
    ...(body.metafields === undefined ? {} : { metafields: body.metafields }),
    ...(body.pictureTexts === undefined ? {} : { images: body.pictureTexts.length, imageAlts: body.pictureTexts }),
    ...(body.needsPlan === undefined ? {} : { needsPlan: body.needsPlan }),
    ...(body.unit === undefined ? {} : { unit: body.unit }),
  };
}

export function toPatch(body: ProductBody, now: number): ProductPatch {
  const { title, descriptionHtml, vendor, productType, tags, status, metafields, isPublished, needsPlan } = body;
  const patch = {
    title,
    descriptionHtml,
    vendor,
    productType,
    tags,
    status,
    metafields,
    needsPlan,
    publishedAt: isPublished === undefined ? undefined : isPublished ? now : null,
  };
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as ProductPatch;
}
