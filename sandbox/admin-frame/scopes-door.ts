/**
 * The admin's side of App Bridge's `shopify.scopes`: query, request and revoke of the toml's optional scopes. admin.js
 * calls it after it has asked the merchant; what was granted is announced as app/scopes_update.
 * Source: https://shopify.dev/docs/api/app-home/apis/scopes
 */
import { z } from "zod";
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { grantScopes, revokeScopes, scopesDetail } from "../http/granted-scopes";

const bodyShape = z.object({ scopes: z.array(z.string()) });

/** `path` is "" (query), "/request" or "/revoke". A refusal has `error`, which App Bridge throws in the app. */
export async function scopesDoor(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  path: string,
): Promise<Reply> {
  if (path === "") return json(scopesDetail(context, shop));
  const body = bodyShape.safeParse(parse((await inbound.body()).toString("utf8")));
  if (!body.success) return json({ error: "A list of scopes is required." }, 400);
  const { scopes } = body.data;
  if (path === "/request") {
    const { undeclared } = grantScopes(context, shop, scopes);
    if (undeclared.length) return json({ error: `Not declared as optional scopes: ${undeclared.join(", ")}` }, 422);
    return json({ result: "granted-all", detail: scopesDetail(context, shop) });
  }
  const { required } = revokeScopes(context, shop, scopes);
  if (required.length) return json({ error: `Required scopes cannot be revoked: ${required.join(", ")}` }, 422);
  return json({ detail: scopesDetail(context, shop) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
