/**
 * The control routes that change the catalogue's depth: stock by location, units on their way, tracking, unit prices,
 * pictures, collections and selling plans. router.ts asks here before shop-routes.ts; null means the path is not ours.
 */
import { z } from "zod";
import {
  addLocation,
  createCollection,
  createPlanGroup,
  deleteCollection,
  deletePlanGroup,
  setPictures,
  setStock,
  setTracked,
  setUnitMeasure,
  updateCollection,
  updatePlanGroup,
} from "../domain/operations";
import type { Product, ShopState, Variant } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { notFound, outcomeReply, readBody } from "./answer";
import { collectionBody, defined, groupBody, groupPatch, toPlan, unitBody } from "./catalogue-body";

const variantRef = z.object({ handle: z.string().optional(), variantId: z.number().int().optional() });

type Route = (at: { context: SandboxContext; shop: ShopState; inbound: Inbound; id: string }) => Promise<Reply> | Reply;

const routes: Record<string, Route> = {
  "GET locations": ({ shop }) => json({ locations: shop.locations }),
  "POST locations": async ({ context, shop, inbound }) => {
    const shape = z.object({ name: z.string(), city: z.string().optional(), countryCode: z.string().optional() });
    const body = await readBody(inbound, shape);
    return "refusal" in body ? body.refusal : json(addLocation(context.world, shop, defined(body.value)));
  },
  "POST stock": async ({ context, shop, inbound }) => {
    const quantity = z.number().int();
    const body = await readBody(
      inbound,
      variantRef.extend({
        location: z.string().optional(),
        available: quantity.optional(),
        incoming: quantity.min(0).optional(),
        setAside: z
          .object({
            reserved: quantity.optional(),
            damaged: quantity.optional(),
            safety_stock: quantity.optional(),
            quality_control: quantity.optional(),
          })
          .optional(),
      }),
    );
    if ("refusal" in body) return body.refusal;
    const { location: name, available, incoming, setAside } = body.value;
    const location = name === undefined ? shop.locations[0] : shop.locations.find((l) => l.name === name);
    if (!location) return notFound(`No location "${name ?? ""}".`);
    const patch = defined({ available, incoming, ...(setAside ? { setAside: defined(setAside) } : {}) });
    return eachVariant(shop, body.value, (variant) => setStock(context.world, shop, variant.id, location.id, patch));
  },
  "POST tracked": async ({ context, shop, inbound }) => {
    const body = await readBody(inbound, variantRef.extend({ isTracked: z.boolean() }));
    if ("refusal" in body) return body.refusal;
    const { isTracked } = body.value;
    return eachVariant(shop, body.value, (variant) => setTracked(context.world, shop, variant.id, isTracked));
  },
  "POST unit-price": async ({ context, shop, inbound }) => {
    const body = await readBody(inbound, variantRef.extend({ unit: unitBody.nullable() }));
    if ("refusal" in body) return body.refusal;
    const { unit } = body.value;
    return eachVariant(shop, body.value, (variant) => setUnitMeasure(context.world, shop, variant.id, unit));
  },
  "POST pictures": async ({ context, shop, inbound, id }) => {
    const body = await readBody(inbound, z.object({ alts: z.array(z.string().nullable()).max(250) }));
    if ("refusal" in body) return body.refusal;
    const product = productBy(shop, id);
    return product
      ? outcomeReply(setPictures(context.world, shop, product.id, body.value.alts), (value) => value.images)
      : notFound(`No product "${id}".`);
  },
  "GET collections": ({ shop }) => json({ collections: [...shop.collections.values()] }),
  "POST collections": async ({ context, shop, inbound, id }) => {
    const body = await readBody(inbound, collectionBody);
    if ("refusal" in body) return body.refusal;
    const { products, ...rest } = defined(body.value);
    const productIds = products?.map((handle) => productBy(shop, handle)?.id);
    const unknown = products?.find((_, index) => productIds?.[index] === undefined);
    if (unknown !== undefined) return notFound(`No product "${unknown}".`);
    const patch = { ...rest, ...(productIds ? { productIds: productIds.flatMap((one) => one ?? []) } : {}) };
    const known = [...shop.collections.values()].find((c) => c.handle === id);
    const outcome = known
      ? updateCollection(context.world, shop, known.id, patch)
      : createCollection(context.world, shop, { handle: id, title: id, ...patch });
    return outcomeReply(outcome, (value) => value);
  },
  "DELETE collections": ({ context, shop, id }) => {
    const known = [...shop.collections.values()].find((c) => c.handle === id);
    return known
      ? outcomeReply(deleteCollection(context.world, shop, known.id), () => ({ deleted: known.id }))
      : notFound(`No collection "${id}".`);
  },
  "GET selling-plans": ({ shop }) => json({ groups: shop.sellingPlanGroups ?? [] }),
  "POST selling-plans": async ({ context, shop, inbound, id }) => {
    if (!id) {
      const body = await readBody(inbound, groupBody);
      if ("refusal" in body) return body.refusal;
      const { products, plans, ...rest } = defined(body.value);
      const productIds = idsOf(shop, products ?? []);
      const input = { ...rest, productIds, plans: plans.map(toPlan) };
      return outcomeReply(createPlanGroup(context.world, shop, input), (value) => value);
    }
    const body = await readBody(inbound, groupPatch);
    if ("refusal" in body) return body.refusal;
    const { products, plans, ...rest } = defined(body.value);
    const patch = {
      ...rest,
      ...(products ? { productIds: idsOf(shop, products) } : {}),
      ...(plans ? { plans: plans.map(toPlan) } : {}),
    };
    return outcomeReply(updatePlanGroup(context.world, shop, Number(id), patch), (value) => value);
  },
  "DELETE selling-plans": ({ context, shop, id }) =>
    outcomeReply(deletePlanGroup(context.world, shop, Number(id)), (value) => ({ deleted: value.id })),
};

export async function catalogueRoute(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  rest: string,
): Promise<Reply | null> {
  const [noun = "", id = "", action = ""] = rest.split("/");
  const route = action ? undefined : routes[`${inbound.method} ${noun}`];
  return route ? route({ context, shop, inbound, id }) : null;
}

/** Acts on one variant, or on every variant of the product with that handle. */
function eachVariant(
  shop: ShopState,
  ref: z.infer<typeof variantRef>,
  act: (variant: Variant) => ReturnType<typeof setTracked>,
): Reply {
  const products = ref.handle === undefined ? [...shop.products.values()] : [productBy(shop, ref.handle)];
  const variants = products
    .flatMap((product) => product?.variants ?? [])
    .filter((variant) => (ref.variantId === undefined ? ref.handle !== undefined : variant.id === ref.variantId));
  if (!variants.length) return notFound("No variant with that handle or variantId.");
  const refusal = variants.map(act).find((outcome) => outcome.kind === "refused");
  if (refusal) return outcomeReply(refusal, () => null);
  return json({ variants });
}

function productBy(shop: ShopState, handleOrId: string): Product | null {
  const products = [...shop.products.values()];
  return products.find((p) => p.handle === handleOrId || String(p.id) === handleOrId) ?? null;
}

function idsOf(shop: ShopState, handles: string[]): number[] {
  return handles.flatMap((handle) => productBy(shop, handle)?.id ?? []);
}
