/**
 * The control routes below shops/{handle}: what a merchant or a carrier does. Each calls the state operation of
 * sandbox/domain, which announces the webhooks a real shop would send.
 */
import { z } from "zod";
import {
  createProduct,
  deleteProduct,
  setInventory,
  updateCustomer,
  updateProduct,
  updateVariantPrice,
} from "../domain/operations";
import type { Product, ShopState, Variant } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { notFound, outcomeReply, readBody } from "./answer";
import { productBody, toPatch, toSpec } from "./product-body";

const variantRef = z.object({ handle: z.string().optional(), variantId: z.number().int().optional() });

export async function shopRoute(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  rest: string,
): Promise<Reply> {
  const [noun = "", id = "", action = ""] = rest.split("/");
  const { world } = context;
  switch (`${inbound.method} ${noun}${action ? `/${action}` : ""}`) {
    case "POST variant-price": {
      const body = await readBody(
        inbound,
        variantRef.extend({
          priceMinor: z.number().int().min(0).nullable(),
          compareAtMinor: z.number().int().nullable().optional(),
        }),
      );
      if ("refusal" in body) return body.refusal;
      const { priceMinor, compareAtMinor } = body.value;
      const price = compareAtMinor === undefined ? { priceMinor } : { priceMinor, compareAtMinor };
      return eachVariant(shop, body.value, (variant) => updateVariantPrice(world, shop, variant.id, price));
    }
    case "POST inventory": {
      const body = await readBody(inbound, variantRef.extend({ quantity: z.number().int() }));
      if ("refusal" in body) return body.refusal;
      return eachVariant(shop, body.value, (variant) => setInventory(world, shop, variant.id, body.value.quantity));
    }
    case "GET products": {
      const product = id ? productBy(shop, id) : null;
      return id
        ? product
          ? json(product)
          : notFound(`No product "${id}".`)
        : json({ products: [...shop.products.values()] });
    }
    case "POST products": {
      const body = await readBody(inbound, productBody);
      if ("refusal" in body) return body.refusal;
      const known = body.value.handle ? productBy(shop, body.value.handle) : null;
      return outcomeReply(
        known
          ? updateProduct(world, shop, known.id, toPatch(body.value, world.now()))
          : createProduct(world, shop, toSpec(body.value)),
        (product) => product,
      );
    }
    case "DELETE products": {
      const product = productBy(shop, id);
      return product
        ? outcomeReply(deleteProduct(world, shop, product.id), () => ({ deleted: product.id }))
        : notFound(`No product "${id}".`);
    }
    case "POST customers": {
      const body = await readBody(
        inbound,
        z.object({
          firstName: z.string().optional(),
          lastName: z.string().optional(),
          email: z.string().optional(),
          note: z.string().optional(),
        }),
      );
      if ("refusal" in body) return body.refusal;
      const customer = [...shop.customers.values()].find((one) => one.handle === id || String(one.id) === id);
      return customer
        ? outcomeReply(updateCustomer(world, shop, customer.id, defined(body.value)), (value) => value)
        : notFound(`No customer "${id}".`);
    }
    case "POST embed": {
      const body = await readBody(inbound, z.object({ enabled: z.boolean() }));
      if ("refusal" in body) return body.refusal;
      if (!shop.install) return notFound("The app is not installed.");
      shop.install.embedEnabled = body.value.enabled;
      world.touch?.(shop);
      return json(shop.install);
    }
    case "POST protected-data": {
      const body = await readBody(inbound, z.object({ level: z.union([z.literal(0), z.literal(1), z.literal(2)]) }));
      if ("refusal" in body) return body.refusal;
      if (!shop.install) return notFound("The app is not installed.");
      shop.install.protectedDataLevel = body.value.level;
      return json(shop.install);
    }
  }
  return notFound(`No control route ${inbound.method} shops/${shop.handle}/${rest}. See sandbox/README.md.`);
}

/** Acts on one variant, or on every variant of the product with that handle. */
function eachVariant(
  shop: ShopState,
  ref: z.infer<typeof variantRef>,
  act: (variant: Variant) => ReturnType<typeof updateVariantPrice>,
): Reply {
  const variants = [...shop.products.values()]
    .filter((product) => !ref.handle || product.handle === ref.handle)
    .flatMap((product) => product.variants);
  const wanted =
    ref.variantId === undefined
      ? ref.handle
        ? variants
        : []
      : variants.filter((variant) => variant.id === ref.variantId);
  if (wanted.length === 0) return notFound("No variant with that handle or variantId.");
  const outcomes = wanted.map((variant) => act(variant));
  const refusal = outcomes.find((outcome) => outcome.kind === "refused");
  if (refusal) return outcomeReply(refusal, () => null);
  return json({
    variants: wanted.map(({ id, priceMinor, compareAtMinor, inventoryQuantity }) => ({
      id,
      priceMinor,
      compareAtMinor,
      inventoryQuantity,
    })),
  });
}

function productBy(shop: ShopState, handleOrId: string): Product | null {
  return (
    [...shop.products.values()].find((product) => product.handle === handleOrId || String(product.id) === handleOrId) ??
    null
  );
}

/** Less the keys whose value is undefined, so that a patch only carries what was given. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
