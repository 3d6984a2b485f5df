/** The queue on both databases: a job exists exactly when its transaction commits, and its handler gets what was sent. */
import { expect, test } from "vitest";
import { z } from "zod";
import { shopTransaction } from "~/db.server";
import { newId } from "~/platform/ids";
import { defineJob, drainJobs, enqueue, handleJob, openQueue, startWorker, stopQueue } from "~/platform/jobs.server";
import { makeShop, testDatabase } from "../support/db";

const greet = defineJob("test.greet", z.object({ name: z.string() }));
const once = defineJob("test.once", z.object({ shopId: z.string() }), { isSingleton: true });
const slow = defineJob("test.slow", z.object({ key: z.string() }), { isSingleton: true });
const greeted: string[] = [];
const begun: string[] = [];
const gates = new Map<string, Promise<void>>();
handleJob(greet, async ({ name }) => void greeted.push(name));
handleJob(once, async ({ shopId }) => void greeted.push(shopId));
handleJob(
  slow,
  async ({ key }) => {
    begun.push(key);
    await gates.get(key);
  },
  { concurrency: 2 },
);

const database = await testDatabase();

test("a job put in a transaction runs when it commits and never was when it rolls back", async () => {
  const { db } = await makeShop();
  await shopTransaction(db, (tx) => enqueue(tx, greet, { name: "kept" }));
  const undone = shopTransaction(db, async (tx) => {
    await enqueue(tx, greet, { name: "undone" });
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
  expect(await drainJobs()).toBe(1);
  expect(greeted.splice(0)).toEqual(["kept"]);
});

test("a singleton job waits once per key", async () => {
  const { db, shop } = await makeShop();
  expect(await enqueue(db, once, { shopId: shop.id }, { singletonKey: shop.id })).toBeTypeOf("string");
  expect(await enqueue(db, once, { shopId: shop.id }, { singletonKey: shop.id })).toBeNull();
  expect(await enqueue(database.prisma, once, { shopId: "other" }, { singletonKey: "other" })).toBeTypeOf("string");
  expect(await drainJobs()).toBe(2);
  expect(greeted.splice(0).sort()).toEqual([shop.id, "other"].sort());
});

test("one key's job that waits behind its own does not hold up other keys", async () => {
  const { db } = await makeShop();
  await startWorker();
  let open = () => undefined as void;
  gates.set("busy", new Promise<void>((resolve) => (open = resolve)));
  await enqueue(db, slow, { key: "busy" }, { singletonKey: "busy" });
  await expect.poll(() => begun.includes("busy"), { timeout: 8000, interval: 20 }).toBe(true);
  await enqueue(db, slow, { key: "busy" }, { singletonKey: "busy" });
  await enqueue(db, slow, { key: "other" }, { singletonKey: "other" });
  await expect.poll(() => begun.includes("other"), { timeout: 8000, interval: 20 }).toBe(true);
  expect(begun.filter((key) => key === "busy")).toHaveLength(1);
  open();
  // What came while it ran makes it run once more.
  await expect.poll(() => begun.filter((key) => key === "busy").length, { timeout: 8000, interval: 20 }).toBe(2);
});

test("a queue of an earlier release gets this one's settings, its policy too", async () => {
  await stopQueue();
  await database.executeSql(
    "UPDATE pgboss.queue SET policy = 'stately', heartbeat_seconds = NULL WHERE name = 'test.once'",
  );
  await database.executeSql("UPDATE pgboss.queue SET expire_seconds = 5 WHERE name = 'test.greet'");
  await openQueue();
  const { rows } = await database.executeSql(
    "SELECT name, policy, heartbeat_seconds::int AS heartbeat, expire_seconds::int AS expire FROM pgboss.queue WHERE name LIKE 'test.%' ORDER BY name",
  );
  expect(rows).toEqual([
    { name: "test.greet", policy: "standard", heartbeat: 20, expire: 900 },
    { name: "test.once", policy: "short", heartbeat: 20, expire: 900 },
    { name: "test.slow", policy: "short", heartbeat: 20, expire: 900 },
  ]);
});

test("a payload that does not fit its schema is refused before it is kept", async () => {
  const { db } = await makeShop();
  await expect(enqueue(db, greet, { name: 7 } as never)).rejects.toThrow();
  expect(await drainJobs()).toBe(0);
});

test("a started worker runs a new job by itself within a second or so", async () => {
  const { db } = await makeShop();
  await startWorker();
  const name = newId();
  await enqueue(db, greet, { name });
  await expect.poll(() => greeted.includes(name), { timeout: 8000, interval: 20 }).toBe(true);
});

test("a job that may only start later is taken when it falls due, not at the next slow look", async () => {
  const { db } = await makeShop();
  await startWorker();
  const name = newId();
  await enqueue(db, greet, { name }, { startAfterSeconds: 2 });
  await expect.poll(() => greeted.includes(name), { timeout: 12_000, interval: 20 }).toBe(true);
});
