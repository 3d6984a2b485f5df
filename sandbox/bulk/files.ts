/**
 * The finished files of bulk operations behind signed links on storage.googleapis.com. The HTTP layer opens a link
 * here; a wrong signature, an expired or an unknown link opens nothing. Faults cut a file or kill its link.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { BulkFault, BulkFiles, ShopState, World } from "../domain/types";

/** Links to results work for a week. Source: https://shopify.dev/docs/api/usage/bulk-operations/queries */
const LINK_LIFE_MS = 7 * 24 * 3600 * 1000;
const CHUNK_CHARS = 16 * 1024;

export class BulkFileStore implements BulkFiles {
  readonly #files = new Map<string, { text: string; isExpired: boolean }>();
  readonly #world: World;
  readonly #secret: string;

  constructor(world: World, secret: string) {
    this.#world = world;
    this.#secret = secret;
  }

  /** Stores a result and answers its signed link. */
  add(shop: ShopState, operationId: number, text: string, fault: BulkFault | null): string {
    const path = `/sandbox-bulk/${shop.id}-${operationId}.jsonl`;
    const share = fault?.kind === "truncate" ? Math.min(1, Math.max(0, fault.share)) : 1;
    this.#files.set(path, {
      text: text.slice(0, Math.floor(text.length * share)),
      isExpired: fault?.kind === "expire",
    });
    const expires = String(Math.floor((this.#world.now() + LINK_LIFE_MS) / 1000));
    return `https://storage.googleapis.com${path}?Expires=${expires}&Signature=${this.#sign(path, expires)}`;
  }

  open(path: string, query: URLSearchParams): AsyncIterable<string> | null {
    const file = this.#files.get(path);
    const expires = query.get("Expires") ?? "";
    const given = Buffer.from(query.get("Signature") ?? "");
    const wanted = Buffer.from(this.#sign(path, expires));
    const isSigned = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!file || !isSigned || file.isExpired || Number(expires) * 1000 < this.#world.now()) return null;
    return chunks(file.text);
  }

  #sign(path: string, expires: string): string {
    return createHmac("sha256", this.#secret).update(`${path}?${expires}`).digest("hex");
  }
}

/** Chunks break lines and may break anywhere, as a network does. */
async function* chunks(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += CHUNK_CHARS) {
    yield text.slice(at, at + CHUNK_CHARS);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
