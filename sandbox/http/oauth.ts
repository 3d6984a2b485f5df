/**
 * POST /admin/oauth/access_token of a shop: token exchange (session token → offline or online token) and refresh. The
 * first exchange for a shop is its installation. Error codes are the documented ones; their texts are approximate.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange
 */
import { z } from "zod";
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "./context";
import { bodyFields, json, type Inbound, type Reply } from "./exchange";
import { checkSessionToken } from "./session-token";
import { ACCESS_LIFETIME_S, ONLINE_LIFETIME_S, REFRESH_LIFETIME_S } from "./token-store";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

const grantShape = z.discriminatedUnion("grant_type", [
  z.object({
    grant_type: z.literal(TOKEN_EXCHANGE),
    client_id: z.string(),
    client_secret: z.string(),
    subject_token: z.string(),
    subject_token_type: z.literal(ID_TOKEN),
    requested_token_type: z.enum([OFFLINE, ONLINE]),
    expiring: z.union([z.string(), z.number(), z.boolean()]).optional(),
  }),
  z.object({
    grant_type: z.literal("refresh_token"),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
  }),
]);

/** Answers a grant for `shop`; unknown shapes are `invalid_request`, wrong credentials `invalid_client`. */
export async function accessToken(context: SandboxContext, shop: ShopState, inbound: Inbound): Promise<Reply> {
  const grant = grantShape.safeParse(await bodyFields(inbound));
  if (!grant.success) return refusal("invalid_request", "The grant is missing a parameter or has an unsupported one.");
  const { apiKey, apiSecret } = context.app;
  if (grant.data.client_id !== apiKey) return refusal("application_cannot_be_found", "No app has this client id.");
  if (grant.data.client_secret !== apiSecret) return refusal("invalid_client", "The client secret does not match.");
  const nowMs = context.world.now();
  if (grant.data.grant_type === "refresh_token") {
    const pair = shop.install ? context.tokens.refresh(shop.domain, grant.data.refresh_token, nowMs) : null;
    return pair
      ? offlineReply(shop, pair)
      : refusal("invalid_request", "This request requires an active refresh_token");
  }
  const check = checkSessionToken(grant.data.subject_token, {
    shopDomain: shop.domain,
    apiKey,
    apiSecret,
    nowMs: Date.now() + context.faults["clock-skew-ms"],
  });
  if (check.kind === "invalid")
    return refusal("invalid_subject_token", `The session token is refused: ${check.reason}.`);
  ensureInstalled(context, shop);
  if (grant.data.requested_token_type === ONLINE) {
    return onlineReply(shop, context.tokens.issueOnline(shop.domain, nowMs), check.claims.sub);
  }
  if (!isTrue(grant.data.expiring)) {
    return json({ access_token: context.tokens.issueNonExpiring(shop.domain), scope: scopesOf(shop) });
  }
  return offlineReply(shop, context.tokens.issueOffline(shop.domain, nowMs));
}

/**
 * Marks the app installed with the toml's scopes. Already installed: takes over newly declared ones, and keeps the
 * optional ones that were granted and are still declared.
 */
export function ensureInstalled(context: SandboxContext, shop: ShopState): void {
  const { scopes, optionalScopes } = context.config.read();
  if (shop.install) {
    const kept = shop.install.scopes.filter((scope) => optionalScopes.includes(scope) && !scopes.includes(scope));
    shop.install.scopes = [...scopes, ...kept];
    return;
  }
  shop.install = { scopes, installedAt: context.world.now(), protectedDataLevel: 2, embedEnabled: true };
}

function offlineReply(shop: ShopState, pair: { accessToken: string; refreshToken: string }): Reply {
  return json({
    access_token: pair.accessToken,
    scope: scopesOf(shop),
    expires_in: ACCESS_LIFETIME_S,
    refresh_token: pair.refreshToken,
    refresh_token_expires_in: REFRESH_LIFETIME_S,
  });
}

function onlineReply(shop: ShopState, token: string, userId: string): Reply {
  return json({
    access_token: token,
    scope: scopesOf(shop),
    expires_in: ONLINE_LIFETIME_S,
    associated_user_scope: scopesOf(shop),
    associated_user: {
      id: Number(userId),
      first_name: "Shop",
      last_name: "Owner",
      email: shop.email,
      email_verified: true,
      account_owner: true,
      locale: shop.primaryLocale,
      collaborator: false,
    },
  });
}

function scopesOf(shop: ShopState): string {
  return (shop.install?.scopes ?? []).join(",");
}

function isTrue(value: string | number | boolean | undefined): boolean {
  return value === "1" || value === 1 || value === true || value === "true";
}

function refusal(error: string, description: string): Reply {
  return json({ error, error_description: description }, 400);
}
