/**
 * `npm run bench -- freshness`: seconds from a price changed in the shop until a shopper's answer has it, over webhook,
 * dirty set, drain and search, on a demo of its own. P8 asks for 5 s while an import runs; this is the same path at rest.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { askQuestion } from "../scripts/ask/conversation";
import type { BenchRow } from "../scripts/bench";
import { startDemo } from "../scripts/demo/start";

const PORT = 4720;
const SHOP = "ridgeline";
const CHANGES = 12;
const LIMIT_S = 5;
const GIVE_UP_MS = 60_000;
const ASK_EVERY_MS = 150;

export default async function measure(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "aisle-bench-"));
  const appEnv = { AISLE_ADDRESS_MESSAGES_PER_MINUTE: "100000", AISLE_SHOP_MESSAGES_PER_MINUTE: "100000" };
  const demo = await startDemo({ port: PORT, isReset: false, say: () => undefined, folder, appEnv });
  try {
    const products = await someProducts();
    const seconds: number[] = [];
    for (const [at, product] of products.entries()) seconds.push(await untilAnswered(product, 11_11 + at * 100));
    seconds.sort((one, other) => one - other);
    const row = (name: string, share: number) => {
      const value = seconds[Math.min(seconds.length - 1, Math.floor(share * seconds.length))] ?? Number.NaN;
      const rounded = Number(value.toFixed(2));
      return {
        promise: "P8",
        case: `price change to answer, at rest, ${name}`,
        value: rounded,
        unit: "s",
        limit: LIMIT_S,
        ok: value <= LIMIT_S,
      };
    };
    return [row("p50", 0.5), row("p95", 0.95)];
  } finally {
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface SomeProduct {
  handle: string;
  title: string;
}

/** Products spread over the catalogue that a shopper can buy. */
async function someProducts(): Promise<SomeProduct[]> {
  const reply = await fetch(`http://127.0.0.1:${PORT}/__control/shops/${SHOP}/products`);
  const { products } = (await reply.json()) as {
    products: (SomeProduct & { status: string; publishedAt: number | null })[];
  };
  const sold = products.filter((product) => product.status === "ACTIVE" && product.publishedAt !== null);
  const step = Math.floor(sold.length / CHANGES);
  return Array.from({ length: CHANGES }, (_, at) => sold[at * step]).filter((one) => one !== undefined);
}

/** Changes the price of all variants, then asks until an answer's card has it. @returns seconds */
async function untilAnswered({ handle, title }: SomeProduct, priceMinor: number): Promise<number> {
  const startedMs = performance.now();
  await fetch(`http://127.0.0.1:${PORT}/__control/shops/${SHOP}/variant-price`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ handle, priceMinor }),
  });
  const elapsed = () => performance.now() - startedMs;
  while (elapsed() < GIVE_UP_MS) {
    const question = `how much is the ${title}?`;
    const { events } = await askQuestion({ port: PORT, shop: SHOP, customer: null, locale: "en", question });
    const cards = events.flatMap((event) => (event.type === "cards" ? event.cards : []));
    if (cards.some((card) => card.handle === handle && card.price?.amountMinor === priceMinor)) return elapsed() / 1000;
    await wait(ASK_EVERY_MS);
  }
  throw new Error(`the price of ${handle} was in no answer within ${GIVE_UP_MS} ms`);
}
