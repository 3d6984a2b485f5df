/**
 * `npm run sandbox -- generate`: makes a shop of any size with invented goods, shoppers and orders, in the running
 * sandbox of the folder or in the folder itself.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { createSandbox } from "../domain/create";
import { DEFAULT_DATA } from "../import/command";
import { shopHandle } from "../import/import-shop";
import { askRunning } from "../import/running";
import { bigShopRequest, generateShop, MAX_ORDERS, MAX_PRODUCTS } from "./big-shop";

const USAGE = `usage: npm run sandbox -- generate NAME [--products 100000] [--orders 200000] [--customers N]
         [--language en|zh|both] [--seed N] [--data DIR]`;

const count = z.coerce.number().int().min(0);
const optionsShape = z.object({
  products: count.min(1).max(MAX_PRODUCTS).default(1_000),
  orders: count.max(MAX_ORDERS).default(0),
  customers: count.max(MAX_ORDERS).optional(),
  language: bigShopRequest.shape.language,
  seed: z.coerce.number().int().default(1),
});

/** @throws with a line for the person who called it */
export async function generateCommand(args: string[]): Promise<void> {
  const string = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { products: string, orders: string, customers: string, language: string, seed: string, data: string },
  });
  const handle = shopHandle.safeParse(positionals[0]);
  const { data = DEFAULT_DATA, ...rest } = values;
  if (!handle.success) throw new Error(USAGE);
  const options = optionsShape.safeParse(rest);
  if (!options.success) throw new Error(z.prettifyError(options.error));
  const startedMs = performance.now();
  const running = await askRunning(data, { handle: handle.data, generate: options.data });
  if (!running) {
    const sandbox = await createSandbox({ dataDir: data });
    try {
      await generateShop(sandbox.world, { ...options.data, handle: handle.data });
    } finally {
      await sandbox.close();
    }
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(
    `The shop ${handle.data} is in ${running ? "the running sandbox" : data} (${seconds} s).\n` +
      `Next: npm run sync -- --shop ${handle.data}\n`,
  );
}
