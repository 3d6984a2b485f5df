/**
 * POST /__control/shops: a new shop in the running sandbox, generated or imported. The commands `generate` and `import`
 * call it when the sandbox runs; tests and benches may too. Paths are those of this machine.
 */
import { z } from "zod";
import { bigShopRequest, generateShop } from "../generate/big-shop";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { importRequest, ImportRefused, importShop, shopHandle } from "../import/import-shop";
import { NoProductCsv } from "../import/read-products";
import { readBody } from "./answer";

const body = z.union([
  z.strictObject({ handle: shopHandle, generate: bigShopRequest }),
  z.strictObject({ handle: shopHandle, import: importRequest }),
]);

export async function makeShopRoute(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const read = await readBody(inbound, body);
  if ("refusal" in read) return read.refusal;
  const { handle } = read.value;
  const { world } = context;
  if ("generate" in read.value) {
    if (world.shops.has(`${handle}.myshopify.com`)) return refused(`There is already a shop ${handle}.`);
    const shop = await generateShop(world, { ...read.value.generate, handle });
    return json(
      { handle, products: shop.products.size, orders: shop.orders.size, customers: shop.customers.size },
      201,
    );
  }
  try {
    const { report } = await importShop(world, { ...read.value.import, handle });
    return json({ handle, summary: report.summary(), report: report.toJson() }, 201);
  } catch (error) {
    if (error instanceof ImportRefused || error instanceof NoProductCsv) return refused(error.message);
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return refused(error.message);
    throw error;
  }
}

function refused(message: string): Reply {
  return json({ error: "REFUSED", message }, 422);
}
