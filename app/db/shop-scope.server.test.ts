import { expect, test } from "vitest";
import { scopeArgs } from "./shop-scope.server";

test("every operation that reads, changes or deletes gets the shop, also without any filter", () => {
  const operations = ["findMany", "findFirst", "count", "aggregate", "groupBy", "updateMany", "deleteMany", "delete"];
  for (const operation of operations) {
    expect(scopeArgs("Message", operation, undefined, "s1")).toEqual({ where: { shopId: "s1" } });
  }
  expect(scopeArgs("Shop", "findMany", {}, "s1")).toEqual({ where: { id: "s1" } });
});

test("a compound key of the own shop stays one key, so that an upsert stays one statement", () => {
  const where = { shopId_gid: { shopId: "s1", gid: "g" } };
  expect(scopeArgs("Product", "upsert", { where, create: { gid: "g" }, update: {} }, "s1")).toEqual({
    where,
    create: { gid: "g", shopId: "s1" },
    update: {},
  });
});

test("another shop's id is refused in filters, keys and data; so are links to rows that exist", () => {
  const cases: [string, string, object][] = [
    ["Message", "findMany", { where: { shopId: "s2" } }],
    ["Product", "findUnique", { where: { shopId_gid: { shopId: "s2", gid: "g" } } }],
    ["Message", "create", { data: { shopId: "s2" } }],
    ["Message", "createMany", { data: [{ shopId: "s1" }, { shopId: "s2" }] }],
    ["Message", "update", { where: { id: "m" }, data: { conversation: { connect: { id: "theirs" } } } }],
    ["Conversation", "update", { where: { id: "c" }, data: { messages: { updateMany: { where: {}, data: {} } } } }],
    ["Session", "findMany", {}],
    ["WebhookDelivery", "findMany", {}],
  ];
  for (const [model, operation, args] of cases)
    expect(() => scopeArgs(model, operation, args, "s1")).toThrow(/shop wall/);
});
