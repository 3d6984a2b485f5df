/**
 * The finished files of bulk operations behind signed links on storage.googleapis.com. The HTTP layer opens a link
 * here; a wrong signature, an expired or an unknown link opens nothing. With a folder the files outlive the process
 * until they expire; without one they lie in a temporary folder that close() removes.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BulkFiles, ShopState, World } from "../domain/types";
import { ResultFile, textOf } from "./result-file";

/** Links to results work for a week. Source: https://shopify.dev/docs/api/usage/bulk-operations/queries */
export const LINK_LIFE_MS = 7 * 24 * 3600 * 1000;

export class BulkFileStore implements BulkFiles {
  readonly #files = new Map<string, ResultFile>();
  readonly #dead = new Set<string>();
  readonly #world: World;
  readonly #secret: string;
  readonly #folder: string | null;
  #temporary: string | null = null;

  constructor(world: World, secret: string, folder: string | null) {
    this.#world = world;
    this.#secret = secret;
    this.#folder = folder;
    if (folder === null) return;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).filter((one) => one.endsWith(".jsonl")))
      if (statSync(join(folder, name)).mtimeMs < Date.now() - LINK_LIFE_MS) rmSync(join(folder, name), { force: true });
  }

  /** A new, empty result to write into. */
  create(shop: ShopState, operationId: number): ResultFile {
    const name = nameOf(shop, operationId);
    return new ResultFile(() => join(this.#place(), name), this.#folder !== null);
  }

  /** Publishes a written result and answers its signed link; `isDead` makes one that does not open. */
  publish(shop: ShopState, operationId: number, file: ResultFile, isDead = false): string {
    const name = nameOf(shop, operationId);
    file.close();
    this.#files.set(name, file);
    if (isDead) this.#dead.add(name);
    const path = `/sandbox-bulk/${name}`;
    const expires = String(Math.floor((this.#world.now() + LINK_LIFE_MS) / 1000));
    return `https://storage.googleapis.com${path}?Expires=${expires}&Signature=${this.#sign(path, expires)}`;
  }

  open(path: string, query: URLSearchParams): AsyncIterable<string> | null {
    const name = /^\/sandbox-bulk\/(\d+-\d+\.jsonl)$/.exec(path)?.[1];
    const expires = query.get("Expires") ?? "";
    const given = Buffer.from(query.get("Signature") ?? "");
    const wanted = Buffer.from(this.#sign(path, expires));
    const isSigned = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!name || !isSigned || this.#dead.has(name)) return null;
    if (Number(expires) * 1000 < this.#world.now()) {
      this.#forget(name);
      return null;
    }
    const known = this.#files.get(name);
    if (known) return known.read();
    const saved = this.#folder === null ? null : join(this.#folder, name);
    return saved !== null && existsSync(saved) ? textOf(saved) : null;
  }

  /** Forgets everything, on disk too. */
  clear(): void {
    for (const file of this.#files.values()) file.remove();
    this.#files.clear();
    this.#dead.clear();
    if (this.#folder !== null)
      for (const name of readdirSync(this.#folder).filter((one) => one.endsWith(".jsonl")))
        rmSync(join(this.#folder, name), { force: true });
  }

  /** Removes the temporary folder; files in a folder of the caller's stay. */
  close(): void {
    if (this.#temporary) rmSync(this.#temporary, { recursive: true, force: true });
    this.#temporary = null;
  }

  #forget(name: string): void {
    this.#files.get(name)?.remove();
    this.#files.delete(name);
    if (this.#folder !== null) rmSync(join(this.#folder, name), { force: true });
  }

  #place(): string {
    return this.#folder ?? (this.#temporary ??= mkdtempSync(join(tmpdir(), "sandbox-bulk-")));
  }

  #sign(path: string, expires: string): string {
    return createHmac("sha256", this.#secret).update(`${path}?${expires}`).digest("hex");
  }
}

function nameOf(shop: ShopState, operationId: number): string {
  return `${shop.id}-${operationId}.jsonl`;
}
