/**
 * The wall between shops, on both databases: whatever a domain asks through one shop's client, it neither sees nor
 * changes another shop's rows.
 */
import { describe, expect, test } from "vitest";
import { forShop, shopTransaction, systemDb } from "~/db.server";
import { newId } from "~/platform/ids";
import { allInstalledShops, markUninstalled, saveShop, settingsOf, shopByDomain } from "~/shops.server";
import { makeShop, testDatabase } from "../support/db";

await testDatabase();

async function makeConversation(shopId: string) {
  return forShop(shopId).conversation.create({
    data: {
      id: newId(),
      shopId,
      visitorId: "visitor",
      messages: { create: [{ id: newId(), shopId, seq: 1, role: "shopper", text: "hello" }] },
    },
  });
}

describe("a shop's client", () => {
  test("finds, counts and lists its own rows and none of another shop", async () => {
    const [mine, theirs] = [await makeShop(), await makeShop()];
    const conversation = await makeConversation(theirs.shop.id);
    expect(await theirs.db.message.count()).toBe(1);
    expect(await mine.db.message.count()).toBe(0);
    expect(await mine.db.conversation.findMany()).toEqual([]);
    expect(await mine.db.conversation.findUnique({ where: { id: conversation.id } })).toBeNull();
    expect(await mine.db.conversation.findFirst({ where: { OR: [{ id: conversation.id }, {}] } })).toBeNull();
    expect((await mine.db.shop.findMany()).map(({ id }) => id)).toEqual([mine.shop.id]);
  });

  test("changes and deletes nothing of another shop", async () => {
    const [mine, theirs] = [await makeShop(), await makeShop()];
    const { id } = await makeConversation(theirs.shop.id);
    await expect(mine.db.conversation.update({ where: { id }, data: { mood: "angry" } })).rejects.toThrow();
    await expect(mine.db.conversation.delete({ where: { id } })).rejects.toThrow();
    expect(await mine.db.conversation.updateMany({ data: { mood: "angry" } })).toEqual({ count: 0 });
    expect(await mine.db.conversation.deleteMany({ where: { id } })).toEqual({ count: 0 });
    expect((await theirs.db.conversation.findUniqueOrThrow({ where: { id } })).mood).toBeNull();
  });

  test("refuses to write a row of another shop, plain, nested, moved or upserted", async () => {
    const [mine, theirs] = [await makeShop(), await makeShop()];
    const { id } = await makeConversation(mine.shop.id);
    const foreign = { id: newId(), shopId: theirs.shop.id, visitorId: "visitor" };
    const refused = /shop wall/;
    await expect(mine.db.conversation.create({ data: foreign })).rejects.toThrow(refused);
    await expect(mine.db.conversation.createMany({ data: [foreign] })).rejects.toThrow(refused);
    const moved = { where: { id }, data: { shopId: theirs.shop.id } };
    await expect(mine.db.conversation.update(moved)).rejects.toThrow(refused);
    const nested = { id: newId(), shopId: theirs.shop.id, seq: 1, role: "shopper", text: "" };
    const withNested = { id: newId(), shopId: mine.shop.id, visitorId: "v", messages: { create: [nested] } };
    await expect(mine.db.conversation.create({ data: withNested })).rejects.toThrow(refused);
    const settings = { where: { shopId: theirs.shop.id }, create: { shopId: theirs.shop.id }, update: {} };
    await expect(mine.db.shopSettings.upsert(settings)).rejects.toThrow(refused);
    await expect(mine.db.session.findMany()).rejects.toThrow(refused);
  });

  test("keeps the wall inside a transaction, which a throw undoes, also when it was joined", async () => {
    const [mine, theirs] = [await makeShop(), await makeShop()];
    await makeConversation(theirs.shop.id);
    await makeConversation(mine.shop.id);
    const failed = shopTransaction(mine.db, async (tx) => {
      expect(tx.shopId).toBe(mine.shop.id);
      await shopTransaction(tx, (joined) => joined.conversation.deleteMany());
      expect(await tx.conversation.count()).toBe(0);
      throw new Error("undo");
    });
    await expect(failed).rejects.toThrow("undo");
    expect(await mine.db.conversation.count()).toBe(1);
    expect(await theirs.db.conversation.count()).toBe(1);
  });
});

describe("shops", () => {
  const facts = {
    name: "Larch",
    currency: "EUR",
    primaryLocale: "en",
    timezone: "UTC",
    primaryUrl: "https://l.example",
  };

  test("an uninstalled shop is found by no door, and comes back with the same id when it installs again", async () => {
    const domain = `${newId()}.myshopify.com`;
    const saved = await saveShop({ ...facts, domain, plan: null, grantedScopes: ["read_products"] });
    expect((await shopByDomain(domain.toUpperCase()))?.id).toBe(saved.id);
    await markUninstalled(saved.id);
    expect(await shopByDomain(domain)).toBeNull();
    expect((await allInstalledShops()).map(({ id }) => id)).not.toContain(saved.id);
    const again = await saveShop({ ...facts, domain, name: "Larch & Loom", plan: null, grantedScopes: [] });
    expect(again).toMatchObject({ id: saved.id, name: "Larch & Loom", uninstalledAt: null });
  });

  test("a shop that saved no settings has the defaults, once", async () => {
    const { db, shop } = await makeShop();
    const both = await Promise.all([settingsOf(db), settingsOf(db)]);
    expect(both.map(({ isAssistantOn, retentionDays }) => [isAssistantOn, retentionDays])).toEqual([
      [true, 365],
      [true, 365],
    ]);
    expect(await systemDb().shopSettings.count({ where: { shopId: shop.id } })).toBe(1);
  });
});
