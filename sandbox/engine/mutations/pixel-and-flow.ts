/**
 * webPixelCreate, webPixelUpdate, webPixelDelete and flowTriggerReceive. One pixel per app and shop. The pixel's
 * settings definition and the triggers' handles stand in extension files that the engine does not read, so neither is
 * checked against them; triggers are kept for the control API to show.
 * Sources: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/webPixelCreate and …/flowTriggerReceive
 */
import { commerceOf } from "../../domain/commerce";
import { gid } from "../../domain/gid";
import { fields, type Args, type Ctx } from "../context";
import { accessDenied } from "../errors";
import { idOf } from "../inputs";
import { pixelOf } from "../types/web-pixel";

/** Source: https://shopify.dev/docs/apps/build/flow/triggers/create (payload size) */
const MAX_PAYLOAD_BYTES = 50_000;
const KEPT_TRIGGERS = 500;

export const pixelAndFlowMutations = fields<unknown>({
  webPixelCreate: (_s, args, ctx) => {
    requireEvents(ctx, "webPixelCreate");
    const state = commerceOf(ctx.shop);
    if (state.pixel) return failed("TAKEN", ["webPixel"], "Web pixel is taken.");
    const settings = settingsOf(args);
    if (!settings) return invalidSettings();
    state.pixel = { id: ctx.world.nextId(ctx.shop), settings };
    ctx.world.touch?.(ctx.shop);
    return { webPixel: pixelOf(state.pixel), userErrors: [] };
  },
  webPixelUpdate: (_s, args, ctx) => {
    requireEvents(ctx, "webPixelUpdate");
    const pixel = commerceOf(ctx.shop).pixel;
    if (!pixel || pixel.id !== idOf(args["id"], "WebPixel")) return missing();
    const settings = settingsOf(args);
    if (!settings) return invalidSettings();
    pixel.settings = settings;
    ctx.world.touch?.(ctx.shop);
    return { webPixel: pixelOf(pixel), userErrors: [] };
  },
  webPixelDelete: (_s, args, ctx) => {
    const state = commerceOf(ctx.shop);
    if (!state.pixel || state.pixel.id !== idOf(args["id"], "WebPixel"))
      return { deletedWebPixelId: null, userErrors: missing().userErrors };
    const id = gid("WebPixel", state.pixel.id);
    state.pixel = null;
    ctx.world.touch?.(ctx.shop);
    return { deletedWebPixelId: id, userErrors: [] };
  },
  flowTriggerReceive: (_s, args, ctx) => {
    const problem = (message: string): object => ({ userErrors: [{ field: ["body"], message }] });
    const call = triggerOf(args);
    if (!call) return problem("Errors validating schema: a trigger handle and a payload object are needed");
    if (Buffer.byteLength(JSON.stringify(call.payload)) >= MAX_PAYLOAD_BYTES)
      return problem("Errors validating schema: the payload must be smaller than 50,000 bytes");
    const { flow } = commerceOf(ctx.shop);
    flow.push({ id: ctx.world.nextId(ctx.shop), ...call, receivedAt: ctx.world.now() });
    if (flow.length > KEPT_TRIGGERS) flow.splice(0, flow.length - KEPT_TRIGGERS);
    ctx.world.touch?.(ctx.shop);
    return { userErrors: [] };
  },
});

/** The published table says it in words: "the app requires read_customer_events". */
function requireEvents(ctx: Ctx, fieldName: string): void {
  if (!ctx.granted.has("read_customer_events")) throw accessDenied(fieldName, ["read_customer_events"]);
}

/** JSON comes as an object or as its text. */
function objectOf(value: unknown): Record<string, unknown> | null {
  let parsed = value;
  if (typeof value === "string") {
    try {
      parsed = JSON.parse(value);
    } catch {
      return null;
    }
  }
  return parsed && typeof parsed === "object" && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : null;
}

function settingsOf(args: Args): Record<string, unknown> | null {
  return objectOf((args["webPixel"] as Args)["settings"]);
}

/** `handle` with `payload`, or the older `body` that holds a trigger id and its properties. */
function triggerOf(args: Args): { handle: string; payload: Record<string, unknown> } | null {
  const payload = objectOf(args["payload"]);
  if (typeof args["handle"] === "string" && payload) return { handle: args["handle"], payload };
  const body = objectOf(args["body"]);
  const handle = body?.["trigger_id"] ?? body?.["trigger_handle"];
  const properties = objectOf(body?.["properties"] ?? body?.["payload"]);
  return typeof handle === "string" && properties ? { handle, payload: properties } : null;
}

function failed(code: string, field: string[], message: string): { webPixel: null; userErrors: object[] } {
  return { webPixel: null, userErrors: [{ code, field, message }] };
}

function invalidSettings(): object {
  return failed("INVALID_CONFIGURATION_JSON", ["webPixel", "settings"], "Settings must be a JSON object");
}

function missing(): { webPixel: null; userErrors: object[] } {
  return failed("NOT_FOUND", ["id"], "Pixel not found");
}
