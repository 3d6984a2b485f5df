/**
 * inventorySetQuantities and inventoryAdjustQuantities: compare-and-set and relative changes of stock, all or nothing.
 * From 2026-04 on both need @idempotent, which the engine checks before it calls here.
 * Sources: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventorySetQuantities
 * and …/inventoryAdjustQuantities; reasons from
 * https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps/manage-quantities-states
 */
import { findByInventoryItem, type VariantRef } from "../../domain/catalogue-facts";
import type { ShopLocation } from "../../domain/catalogue-types";
import { gid, parseGid } from "../../domain/gid";
import { committedUnits, levelsOf, SET_ASIDE, setStock, type Level, type StockPatch } from "../../domain/stock";
import { fields, type Args, type Ctx } from "../context";
import { badRequest, notEmulated } from "../errors";
import { dateTime } from "../scalars";
import { inventoryItemOf, locationOf } from "../types/inventory";

const REASONS = [
  "correction",
  "cycle_count_available",
  "damaged",
  "movement_created",
  "movement_updated",
  "movement_received",
  "movement_canceled",
  "other",
  "promotion",
  "quality_control",
  "received",
  "reservation_created",
  "reservation_deleted",
  "reservation_updated",
  "restock",
  "safety_stock",
  "shrinkage",
];
const SET_LIMIT = 1_000_000_000;
const ADJUST_LIMIT = 2_000_000_000;

interface Failure {
  field: string[];
  message: string;
  code: string;
}

interface Target {
  ref: VariantRef;
  location: ShopLocation;
  level: Level;
}

interface Step extends Target {
  name: string;
  delta: number;
  ledgerDocumentUri: string | null;
}

export const inventoryMutations = fields<unknown>({
  inventorySetQuantities: (_s, args, ctx) => {
    const input = args["input"] as Args;
    const name = String(input["name"]);
    const rows = input["quantities"] as Args[];
    const errors = reasonErrors(input);
    if (name !== "available" && name !== "on_hand")
      errors.push(
        failure(["input", "name"], "INVALID_NAME", "The quantity name must be either 'available' or 'on_hand'."),
      );
    const pairs = rows.map((row) => `${String(row["inventoryItemId"])} ${String(row["locationId"])}`);
    if (new Set(pairs).size !== pairs.length)
      errors.push(
        failure(
          ["input", "quantities"],
          "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
          "The combination of inventoryItemId and locationId must be unique.",
        ),
      );
    const steps = rows.flatMap((row, index): Step[] => {
      const at = ["input", "quantities", String(index)];
      const target = targetOf(row, at, errors, ctx);
      if (!target) return [];
      const before = current(target, name, ctx);
      const quantity = Number(row["quantity"]);
      if (quantity > SET_LIMIT)
        errors.push(
          failure(
            [...at, "quantity"],
            "INVALID_QUANTITY_TOO_HIGH",
            "The total quantity can't be higher than 1,000,000,000.",
          ),
        );
      if (quantity < 0)
        errors.push(failure([...at, "quantity"], "INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative."));
      staleError(row, before, at, "The changeFromQuantity value does not match persisted value.", errors, ctx);
      return [{ ...target, name, delta: quantity - before, ledgerDocumentUri: null }];
    });
    return finish(steps, input, errors, ctx);
  },
  inventoryAdjustQuantities: (_s, args, ctx) => {
    const input = args["input"] as Args;
    const name = String(input["name"]);
    const rows = input["changes"] as Args[];
    const errors = reasonErrors(input);
    const isKnown = name === "available" || name === "incoming" || SET_ASIDE.some((one) => one === name);
    if (!isKnown)
      errors.push(failure(["input", "name"], "INVALID_QUANTITY_NAME", "The specified quantity name is invalid."));
    const steps = rows.flatMap((row, index): Step[] => {
      const at = ["input", "changes", String(index)];
      documentError(row, name, at, errors);
      const target = targetOf(row, at, errors, ctx);
      if (!target || !isKnown) return [];
      const before = current(target, name, ctx);
      const delta = Number(row["delta"]);
      if (before + delta > ADJUST_LIMIT)
        errors.push(
          failure([...at, "delta"], "INVALID_QUANTITY_TOO_HIGH", "The quantity can't be higher than 2,000,000,000."),
        );
      if (before + delta < -ADJUST_LIMIT)
        errors.push(
          failure([...at, "delta"], "INVALID_QUANTITY_TOO_LOW", "The quantity can't be lower than -2,000,000,000."),
        );
      staleError(
        row,
        before,
        at,
        "The changeFromQuantity argument no longer matches the persisted quantity.",
        errors,
        ctx,
      );
      return [{ ...target, name, delta, ledgerDocumentUri: textOf(row["ledgerDocumentUri"]) }];
    });
    return finish(steps, input, errors, ctx);
  },
});

function targetOf(row: Args, at: string[], errors: Failure[], ctx: Ctx): Target | null {
  const ref = findByInventoryItem(ctx.shop, parseGid(row["inventoryItemId"])?.id ?? -1);
  if (!ref) {
    const message = "The specified inventory item could not be found.";
    errors.push(failure([...at, "inventoryItemId"], "INVALID_INVENTORY_ITEM", message));
    return null;
  }
  const location = ctx.shop.locations.find((l) => l.id === parseGid(row["locationId"])?.id);
  if (!location) {
    errors.push(failure([...at, "locationId"], "INVALID_LOCATION", "The specified location could not be found."));
    return null;
  }
  const known = levelsOf(ctx.shop, ref.variant).find((l) => l.location.id === location.id);
  const none = { reserved: 0, damaged: 0, safety_stock: 0, quality_control: 0 };
  const level = known ?? { location, available: 0, incoming: 0, setAside: none, updatedAt: ctx.world.now() };
  return { ref, location, level };
}

function current({ ref, location, level }: Target, name: string, ctx: Ctx): number {
  if (name === "available" || name === "incoming") return level[name];
  const aside = SET_ASIDE.find((one) => one === name);
  if (aside) return level.setAside[aside];
  const isFirst = ctx.shop.locations[0]?.id === location.id;
  const committed = isFirst ? (committedUnits(ctx.shop).get(ref.variant.id) ?? 0) : 0;
  return level.available + committed + SET_ASIDE.reduce((sum, one) => sum + level.setAside[one], 0);
}

/** Writes the steps when nothing was refused. Setting on_hand moves what is available. */
function finish(steps: Step[], input: Args, errors: Failure[], ctx: Ctx): object {
  if (errors.length) return { inventoryAdjustmentGroup: null, userErrors: errors };
  const changes = steps.flatMap((step) => apply(step, ctx));
  const group = {
    id: gid("InventoryAdjustmentGroup", ctx.world.nextId(ctx.shop)),
    createdAt: dateTime(ctx.world.now()),
    reason: String(input["reason"]),
    referenceDocumentUri: textOf(input["referenceDocumentUri"]),
    changes,
  };
  // Nothing to record when every quantity was already there.
  return { inventoryAdjustmentGroup: changes.length ? group : null, userErrors: [] };
}

function apply(step: Step, ctx: Ctx): object[] {
  const { ref, location, level, delta } = step;
  if (delta === 0) return [];
  const name = step.name === "on_hand" ? "available" : step.name;
  const aside = SET_ASIDE.find((one) => one === name);
  const patch: StockPatch = aside
    ? { setAside: { [aside]: level.setAside[aside] + delta } }
    : name === "incoming"
      ? { incoming: level.incoming + delta }
      : { available: level.available + delta };
  setStock(ctx.world, ctx.shop, ref.variant.id, location.id, patch);
  const after = levelsOf(ctx.shop, ref.variant).find((l) => l.location.id === location.id) ?? level;
  const row = (of: string): object => ({
    name: of,
    delta,
    item: inventoryItemOf(ref),
    location: locationOf(location),
    ledgerDocumentUri: step.ledgerDocumentUri,
    quantityAfterChange: current({ ref, location, level: after }, of, ctx),
  });
  // What is on hand moves with every state that it is made of.
  return name === "incoming" ? [row(name)] : [row(name), row("on_hand")];
}

function reasonErrors(input: Args): Failure[] {
  const errors: Failure[] = [];
  if (!REASONS.includes(String(input["reason"])))
    errors.push(failure(["input", "reason"], "INVALID_REASON", "The specified reason is invalid."));
  const uri = textOf(input["referenceDocumentUri"]);
  if (uri !== null && !isUri(uri)) {
    const message = "The specified reference document is invalid.";
    errors.push(failure(["input", "referenceDocumentUri"], "INVALID_REFERENCE_DOCUMENT", message));
  }
  return errors;
}

function documentError(row: Args, name: string, at: string[], errors: Failure[]): void {
  const uri = textOf(row["ledgerDocumentUri"]);
  const refuse = (code: string, message: string): void =>
    void errors.push(failure([...at, "ledgerDocumentUri"], code, message));
  if (name === "available") {
    if (uri !== null)
      refuse("INVALID_AVAILABLE_DOCUMENT", "A ledger document URI is not allowed when adjusting available.");
  } else if (uri === null)
    refuse("INVALID_QUANTITY_DOCUMENT", "A ledger document URI is required except when adjusting available.");
  else if (uri.startsWith("gid://shopify/"))
    refuse(
      "INTERNAL_LEDGER_DOCUMENT",
      "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.",
    );
  else if (!isUri(uri)) refuse("INVALID_LEDGER_DOCUMENT", "The specified ledger document is invalid.");
}

/**
 * From 2026-04 on the expected quantity must be given; an explicit null skips the check. The text of the refusal is ours.
 * Source: https://shopify.dev/changelog/making-changefromquantity-field-required
 */
function staleError(row: Args, before: number, at: string[], message: string, errors: Failure[], ctx: Ctx): void {
  if (row["compareQuantity"] != null) throw notEmulated("InventoryQuantityInput.compareQuantity");
  if (!("changeFromQuantity" in row) && ctx.admin.version >= "2026-04")
    throw badRequest(`${at.join(".")}.changeFromQuantity must be given; pass null to skip the check.`);
  const expected = row["changeFromQuantity"];
  if (expected == null || Number(expected) === before) return;
  errors.push(failure([...at, "changeFromQuantity"], "CHANGE_FROM_QUANTITY_STALE", message));
}

function failure(field: string[], code: string, message: string): Failure {
  return { field, code, message };
}

function textOf(value: unknown): string | null {
  return value == null ? null : String(value);
}

function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:.+/i.test(text);
}
