/**
 * The doors of customer accounts: discovery on the shop's own domain, sign-in and the Customer Account API on
 * shopify.com. http/router.ts hands both here.
 * Source: https://shopify.dev/docs/api/customer (discovery)
 */
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { json, text, type Inbound, type Reply } from "../http/exchange";
import { ACCOUNT_HOST } from "../http/hosts";
import { customerGraphql, LATEST } from "./api";
import { publishedKeys } from "./id-token";
import { authorizePage, issuerOf, logoutPage, tokenEndpoint } from "./sign-in";

/** The discovery documents of a shop's domain; null for every other path. */
export function discovery(shop: ShopState, path: string): Reply | null {
  if (path === "/.well-known/customer-account-api")
    return json({ graphql_api: `https://${ACCOUNT_HOST}/${shop.id}/account/customer/api/${LATEST}/graphql` });
  if (path !== "/.well-known/openid-configuration") return null;
  const issuer = issuerOf(shop);
  return json({
    issuer,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${issuer}/oauth/token`,
    end_session_endpoint: `${issuer}/logout`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    scopes_supported: ["openid", "email", "customer-account-api:full"],
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none"],
  });
}

/** Everything on https://shopify.com; the shop is named by its number. */
export async function accountHost(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const { pathname } = inbound.url;
  const isPost = inbound.method === "POST";
  const api = /^\/(\d+)\/account\/customer\/api\/([^/]+)\/graphql$/.exec(pathname);
  const door = /^\/authentication\/(\d+)\/(oauth\/authorize|oauth\/token|logout|\.well-known\/jwks\.json)$/.exec(
    pathname,
  );
  const id = Number(api?.[1] ?? door?.[1] ?? -1);
  const shop = [...context.world.shops.values()].find((one) => one.id === id);
  if (!shop) return text("Not Found", 404);
  if (api) return isPost ? customerGraphql(context, shop, api[2] ?? "", inbound) : text("Not Found", 404);
  if (door?.[2] === "oauth/token") return isPost ? tokenEndpoint(context, shop, inbound) : text("Not Found", 404);
  if (door?.[2] === "oauth/authorize") return authorizePage(context, shop, inbound);
  return door?.[2] === "logout" ? logoutPage(context, shop, inbound) : json(publishedKeys());
}
