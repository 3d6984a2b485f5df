/**
 * The customers' sign-in: OAuth 2.0 authorization code with PKCE. The authorization page lists the shop's customers,
 * one click each, no password; `&as=HANDLE` chooses at once, for tests and links. The token endpoint exchanges a code
 * or a refresh token. PKCE is asked of every client. Error texts are ours, their codes are those of RFC 6749.
 * Source: https://shopify.dev/docs/api/customer
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Customer, ShopState } from "../domain/types";
import { pathOf } from "../http/app-config";
import type { SandboxContext } from "../http/context";
import { bodyFields, escapeHtml, html, json, redirect, type Inbound, type Reply } from "../http/exchange";
import { ACCOUNT_HOST, APP_HOST } from "../http/hosts";
import { ACCESS_LIFETIME_S, grantsOf } from "./grants";
import { signIdToken } from "./id-token";

const SCOPE = "customer-account-api:full";
const SHOWN = 50;

export const issuerOf = (shop: ShopState): string => `https://${ACCOUNT_HOST}/authentication/${shop.id}`;

/** GET …/oauth/authorize. A client or a return address that is not the app's own is told so and never redirected to. */
export function authorizePage(context: SandboxContext, shop: ShopState, inbound: Inbound): Reply {
  const query = inbound.url.searchParams;
  const redirectUri = query.get("redirect_uri") ?? "";
  const wrongClient = clientProblem(context, shop, query.get("client_id") ?? "");
  if (wrongClient) return page("Sign-in refused", `<p>${escapeHtml(wrongClient)}</p>`, 400);
  const wrongUri = redirectProblem(context, redirectUri);
  if (wrongUri) return page("Sign-in refused", `<p>${escapeHtml(wrongUri)}</p>`, 400);
  const state = query.get("state");
  const back = (params: Record<string, string>): Reply => {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries(state === null ? params : { ...params, state }))
      url.searchParams.set(name, value);
    return redirect(url.toString());
  };
  if (query.get("response_type") !== "code")
    return back({ error: "unsupported_response_type", error_description: "Only response_type=code is supported." });
  const scopes = (query.get("scope") ?? "").split(/[\s+]+/);
  if (!scopes.includes("openid") || !scopes.includes(SCOPE))
    return back({ error: "invalid_scope", error_description: `The scopes openid and ${SCOPE} are needed.` });
  const challenge = query.get("code_challenge") ?? "";
  if (query.get("code_challenge_method") !== "S256" || !/^[A-Za-z0-9_-]{43}$/.test(challenge))
    return back({ error: "invalid_request", error_description: "A code_challenge of method S256 is needed." });
  if (query.get("prompt") === "none")
    return back({ error: "login_required", error_description: "Nobody is signed in." });
  const chosen = query.get("as");
  if (chosen === null) return customerList(shop, inbound.url);
  const customer = [...shop.customers.values()].find((one) => one.handle === chosen || String(one.id) === chosen);
  if (!customer) return page("Sign-in refused", "<p>The shop has no such customer.</p>", 404);
  const grant = {
    shop: shop.domain,
    customerId: customer.id,
    redirectUri,
    codeChallenge: challenge,
    nonce: query.get("nonce"),
  };
  return back({ code: grantsOf(context).issueCode(grant, context.world.now()) });
}

const tokenShape = z.discriminatedUnion("grant_type", [
  z.object({
    grant_type: z.literal("authorization_code"),
    client_id: z.string(),
    redirect_uri: z.string(),
    code: z.string(),
    code_verifier: z.string(),
  }),
  z.object({ grant_type: z.literal("refresh_token"), client_id: z.string(), refresh_token: z.string() }),
]);

/** POST …/oauth/token. */
export async function tokenEndpoint(context: SandboxContext, shop: ShopState, inbound: Inbound): Promise<Reply> {
  const grant = tokenShape.safeParse(await bodyFields(inbound));
  if (!grant.success) return refusal("invalid_request", "The grant is missing a parameter or has an unsupported one.");
  const wrongClient = clientProblem(context, shop, grant.data.client_id);
  if (wrongClient) return refusal("invalid_client", wrongClient, 401);
  const nowMs = context.world.now();
  const grants = grantsOf(context);
  if (grant.data.grant_type === "refresh_token") {
    const issued = grants.refresh(shop.domain, grant.data.refresh_token, nowMs);
    const customer = issued && shop.customers.get(issued.customerId);
    if (!issued || !customer) return refusal("invalid_grant", "The refresh token is unknown, used or expired.");
    return tokens(context, shop, customer, issued, null);
  }
  const code = grants.takeCode(grant.data.code, nowMs);
  const customer = code && shop.customers.get(code.customerId);
  if (!code || !customer || code.shop !== shop.domain)
    return refusal("invalid_grant", "The code is unknown, used or expired.");
  if (code.redirectUri !== grant.data.redirect_uri)
    return refusal("invalid_grant", "The redirect_uri is not the one the code was asked for.");
  const challenge = createHash("sha256").update(grant.data.code_verifier).digest("base64url");
  if (challenge !== code.codeChallenge)
    return refusal("invalid_grant", "The code_verifier does not match the code_challenge.");
  return tokens(context, shop, customer, grants.issueTokens(shop.domain, customer.id, nowMs), code.nonce);
}

/** GET …/logout: ends the sessions of whoever the id_token names, and goes back to the app when it may. */
export function logoutPage(context: SandboxContext, shop: ShopState, inbound: Inbound): Reply {
  const query = inbound.url.searchParams;
  const payload = (query.get("id_token_hint") ?? "").split(".")[1];
  if (payload) grantsOf(context).endAll(shop.domain, subjectOf(payload));
  const target = query.get("post_logout_redirect_uri");
  return target !== null && redirectProblem(context, target, "logout") === null
    ? redirect(target)
    : page("Signed out", "<p>You are signed out.</p>");
}

function tokens(
  context: SandboxContext,
  shop: ShopState,
  customer: Customer,
  issued: { accessToken: string; refreshToken: string },
  nonce: string | null,
): Reply {
  const claims = {
    issuer: issuerOf(shop),
    audience: context.app.apiKey,
    customerId: customer.id,
    email: customer.email,
    nonce,
  };
  return json(
    {
      access_token: issued.accessToken,
      token_type: "bearer",
      expires_in: ACCESS_LIFETIME_S,
      scope: `openid email ${SCOPE}`,
      id_token: signIdToken(claims, Date.now()),
      refresh_token: issued.refreshToken,
    },
    200,
    { "cache-control": "no-store" },
  );
}

function clientProblem(context: SandboxContext, shop: ShopState, clientId: string): string | null {
  if (clientId !== context.app.apiKey) return "No app has this client id.";
  return shop.install ? null : "The app is not installed in this shop.";
}

/**
 * Why the app may not be sent there, or null. The toml's own origin stands for wherever the app runs here.
 * Source: https://shopify.dev/docs/apps/build/cli-for-apps/app-configuration (customer_authentication)
 */
function redirectProblem(
  context: SandboxContext,
  given: string,
  kind: "redirect" | "logout" = "redirect",
): string | null {
  const { customerAuth } = context.config.read();
  const allowed = kind === "redirect" ? customerAuth?.redirectUris : customerAuth?.logoutUrls;
  const list = kind === "redirect" ? "redirect_uris" : "logout_urls";
  if (!allowed?.length)
    return `The app's configuration has no [customer_authentication] ${list}, so its customers cannot sign in.`;
  const isListed = allowed.some((one) => one === given || `https://${APP_HOST}${pathOf(one)}` === given);
  return isListed ? null : `"${given}" is not among the app's [customer_authentication] ${list}.`;
}

function customerList(shop: ShopState, url: URL): Reply {
  const people = [...shop.customers.values()].slice(0, SHOWN).map((customer) => {
    const to = new URL(url);
    to.searchParams.set("as", customer.handle || String(customer.id));
    const name = `${customer.firstName} ${customer.lastName}`.trim();
    return `<li><a href="${escapeHtml(to.toString())}">${escapeHtml(name)}</a> <small>${escapeHtml(customer.email)}</small></li>`;
  });
  return page(
    `Sign in to ${shop.name}`,
    `<p>Every person here is invented. Choose one.</p><ul>${people.join("")}</ul>`,
  );
}

function page(title: string, body: string, status = 200): Reply {
  const safe = escapeHtml(title);
  return html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1.25rem}small{color:#5d655f}</style><h1>${safe}</h1>${body}</html>`,
    status,
    { "cache-control": "no-store" },
  );
}

function subjectOf(payload: string): number {
  try {
    const claims = z.object({ sub: z.string() }).safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
    return claims.success ? Number(claims.data.sub) : -1;
  } catch {
    return -1;
  }
}

function refusal(error: string, description: string, status = 400): Reply {
  return json({ error, error_description: description }, status);
}
