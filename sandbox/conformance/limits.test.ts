/** @idempotent, by version; deprecated fields. Each rule names its page; read-only limits are in platform.test.ts. */
import { isObjectType, type GraphQLObjectType } from "graphql";
import { describe, expect, test } from "vitest";
import { idempotencyOf } from "../engine/idempotency";
import { loadAdminSchema, type ApiVersion } from "../schema/admin-schema";
import { bench } from "./harness";

function mutations(version: ApiVersion): GraphQLObjectType {
  const type = loadAdminSchema(version).schema.getMutationType();
  if (!isObjectType(type)) throw new Error("No mutations");
  return type;
}

// https://shopify.dev/changelog/making-idempotency-mandatory-for-inventory-adjustments-and-refund-mutations
describe("@idempotent", () => {
  const mandatory = [
    "inventoryActivate",
    "inventoryAdjustQuantities",
    "inventoryMoveQuantities",
    "inventorySetOnHandQuantities",
    "inventorySetQuantities",
    "inventoryShipmentAddItems",
    "inventoryShipmentCreate",
    "inventoryShipmentCreateInTransit",
    "inventoryShipmentReceive",
    "inventoryTransferCreate",
    "inventoryTransferCreateAsReadyToShip",
    "inventoryTransferDuplicate",
    "inventoryTransferSetItems",
    "locationActivate",
    "locationDeactivate",
    "refundCreate",
  ];

  test.each(["2026-04", "2026-07", "2026-10", "unstable"] as const)(
    "is required of the same mutations in %s",
    (version) => {
      const type = mutations(version);
      const required = Object.keys(type.getFields()).filter(
        (name) => idempotencyOf(type, name, version) === "required",
      );
      expect(required.filter((name) => name !== "inventorySetScheduledChanges").sort()).toEqual(mandatory);
    },
  );

  test("was optional before 2026-04 and is not known elsewhere", () => {
    expect(idempotencyOf(mutations("2026-01"), "refundCreate", "2026-01")).toBe("optional");
    expect(idempotencyOf(mutations("2026-10"), "tagsAdd", "2026-10")).toBe("unsupported");
  });

  // The directive's description: "Only supported on mutations that explicitly document idempotency support".
  test("on a mutation that does not take it, or with an empty key, is refused and does nothing", async () => {
    const { ask, shop } = await bench({
      customers: [{ handle: "ann", firstName: "Ann", lastName: "Lee", email: "ann@lee.example" }],
    });
    const id = `gid://shopify/Customer/${[...shop.customers.keys()][0]}`;
    const add = (directive: string): ReturnType<typeof ask> =>
      ask(`mutation($id: ID!) { tagsAdd(id: $id, tags: ["vip"]) ${directive} { userErrors { message } } }`, { id });
    expect((await add('@idempotent(key: "k")')).codes).toEqual(["BAD_REQUEST"]);
    expect([...shop.customers.values()][0]?.tags).toEqual([]);
    expect((await add("")).errors).toBeUndefined();
    expect([...shop.customers.values()][0]?.tags).toEqual(["vip"]);
  });
});

// https://shopify.dev/changelog/graphql-return-actual-deprecation-reasons
test("deprecated fields are named in X-Shopify-API-Deprecated-Reason, others are not", async () => {
  const { ask } = await bench();
  const answer = await ask("{ customers(first: 1) { nodes { id email phone } } currentBulkOperation { id } }");
  expect(answer.headers["x-shopify-api-deprecated-reason"]).toBe(
    "Customer.email, Customer.phone, QueryRoot.currentBulkOperation",
  );
  expect((await ask("{ shop { name } }")).headers["x-shopify-api-deprecated-reason"]).toBeUndefined();
});
