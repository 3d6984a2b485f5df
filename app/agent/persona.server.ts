/**
 * The assistant's voice in versions: one draft at most, one published that speaks, the rest retired. The admin's tone
 * page edits it, chat reads the published one at every turn. Nothing here calls a model.
 */
import type { Persona } from "@prisma/client";
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import type { TonePreset } from "~/models/language-model";
import { AppError } from "~/platform/errors";
import { languageOf, translator } from "~/platform/i18n";
import { newId } from "~/platform/ids";
import { shopById } from "~/shops.server";

const line = (maxChars: number) => z.string().trim().min(1).max(maxChars);

/** What a merchant sets. Limits keep the prompt's fixed part below about 2,500 tokens. */
export const personaInputSchema = z.object({
  assistantName: line(40),
  greetingEn: line(300),
  greetingZh: line(300),
  preset: z.enum(["friendly", "professional", "playful", "concise"]),
  toneText: z.string().trim().max(1000).default(""),
  rules: z.array(line(300)).max(20).default([]),
});
export type PersonaInput = z.infer<typeof personaInputSchema>;

export interface PersonaView extends PersonaInput {
  id: string;
  version: number;
  status: "draft" | "published" | "retired";
  createdAt: Date;
  publishedAt: Date | null;
}

/** The version that speaks. The first call in a shop makes version 1 from the shop's language. */
export async function publishedPersona(db: ShopDb): Promise<PersonaView> {
  const found = await newestPublished(db);
  if (found !== null) return found;
  const shop = await shopById(db.shopId);
  if (shop === null) throw new AppError("shop-not-installed", "the shop has no row");
  try {
    return viewOf(await db.persona.create({ data: { ...firstPersona(db.shopId, shop.primaryLocale, shop.name) } }));
  } catch (thrown) {
    // Two first turns at once: the other one made it.
    const other = await newestPublished(db);
    if (other !== null) return other;
    throw thrown;
  }
}

/** The unpublished version, or null. */
export async function draftPersona(db: ShopDb): Promise<PersonaView | null> {
  const row = await db.persona.findFirst({ where: { status: "draft" }, orderBy: { version: "desc" } });
  return row === null ? null : viewOf(row);
}

/** Puts `input` into the draft, which is made when there is none. @throws AppError bad-request on limits broken */
export async function saveDraft(db: ShopDb, input: unknown): Promise<PersonaView> {
  const parsed = personaInputSchema.safeParse(input);
  if (!parsed.success) throw new AppError("bad-request", z.prettifyError(parsed.error));
  await publishedPersona(db);
  return putDraft(db, parsed.data);
}

async function putDraft(db: ShopDb, input: PersonaInput): Promise<PersonaView> {
  return shopTransaction(db, async (tx) => {
    await lockVersions(tx);
    const draft = await tx.persona.findFirst({ where: { status: "draft" } });
    if (draft !== null) return viewOf(await tx.persona.update({ where: { id: draft.id }, data: input }));
    const newest = await tx.persona.findFirst({ orderBy: { version: "desc" }, select: { version: true } });
    const version = (newest?.version ?? 0) + 1;
    return viewOf(
      await tx.persona.create({ data: { ...input, id: newId(), shopId: db.shopId, version, status: "draft" } }),
    );
  });
}

/** Makes the draft the version that speaks, from the next turn on. @throws AppError conflict when there is no draft */
export async function publishDraft(db: ShopDb): Promise<PersonaView> {
  return shopTransaction(db, async (tx) => {
    await lockVersions(tx);
    const draft = await tx.persona.findFirst({ where: { status: "draft" }, orderBy: { version: "desc" } });
    if (draft === null) throw new AppError("conflict", "There is no draft to publish: save one first.");
    await tx.persona.updateMany({ where: { status: "published" }, data: { status: "retired" } });
    const data = { status: "published", publishedAt: new Date() };
    return viewOf(await tx.persona.update({ where: { id: draft.id }, data }));
  });
}

/** Every version, newest first. */
export async function personaVersions(db: ShopDb): Promise<PersonaView[]> {
  return (await db.persona.findMany({ orderBy: { version: "desc" } })).map(viewOf);
}

/** The published row is the lock: two tabs that save or publish at once come one after the other. */
async function lockVersions(tx: ShopDb): Promise<void> {
  await tx.persona.updateMany({ where: { status: "published" }, data: { status: "published" } });
}

async function newestPublished(db: ShopDb): Promise<PersonaView | null> {
  const row = await db.persona.findFirst({ where: { status: "published" }, orderBy: { version: "desc" } });
  return row === null ? null : viewOf(row);
}

function firstPersona(shopId: string, locale: string, shopName: string) {
  const name = translator(languageOf(locale), "chat")("persona.name");
  const greeting = (language: "en" | "zh"): string =>
    translator(language, "chat")("persona.greeting", { shop: shopName }).slice(0, 300);
  return {
    id: newId(),
    shopId,
    version: 1,
    status: "published",
    assistantName: name,
    greetingEn: greeting("en"),
    greetingZh: greeting("zh"),
    preset: "friendly",
    toneText: "",
    rules: [],
    publishedAt: new Date(),
  };
}

function viewOf(row: Persona): PersonaView {
  return { ...row, preset: row.preset as TonePreset, status: row.status as PersonaView["status"] };
}
