/**
 * The app as Shopify knows it: sign-in from the admin, webhooks, the app proxy, sessions. The names are those of
 * Shopify's own template; routes import them from here. It promises one token exchange at a time per shop, and that
 * webhooks and proxy requests are proven by their signature alone, with no token and no database.
 */
import { shopifyApp, type Session } from "@shopify/shopify-app-remix/server";
import { hasFreshToken, shopifyConfig, tokenLock } from "~/shopify-admin/index.server";
import { startInstall } from "~/sync/index.server";

const shopify = shopifyApp({
  ...shopifyConfig(),
  hooks: {
    afterAuth: async ({ session }) => {
      await startInstall(session.shop);
    },
  },
});

/**
 * For doors whose signature is proof enough. With the real storage the library would refresh an ageing token on every
 * webhook and proxy request and answer 500 when it cannot: shop/redact arrives when there is no token left.
 */
const tokenless = shopifyApp({ ...shopifyConfig(), sessionStorage: emptyStorage() });

export const authenticate = {
  ...shopify.authenticate,
  admin: authenticateAdmin,
  webhook: tokenless.authenticate.webhook,
  public: { ...shopify.authenticate.public, appProxy: tokenless.authenticate.public.appProxy },
};
export const unauthenticated = shopify.unauthenticated;
export const login = shopify.login;
export const registerWebhooks = shopify.registerWebhooks;
export const addDocumentResponseHeaders = shopify.addDocumentResponseHeaders;
export const sessionStorage = shopify.sessionStorage;
export default shopify;

/** While the shop has a fresh token nothing waits; without one, parallel loaders queue and the second finds it stored. */
async function authenticateAdmin(request: Request): ReturnType<typeof shopify.authenticate.admin> {
  const shopDomain = claimedShop(request);
  if (shopDomain === null || (await hasFreshToken(shopDomain))) return shopify.authenticate.admin(request);
  return tokenLock.run(shopDomain, () => shopify.authenticate.admin(request));
}

/** Which shop the request says it is about: names the queue to wait in, and proves nothing. */
function claimedShop(request: Request): string | null {
  const url = new URL(request.url);
  const bearer = request.headers.get("authorization")?.replace(/^Bearer /i, "");
  const payload = (bearer ?? url.searchParams.get("id_token"))?.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const dest = typeof claims === "object" && claims !== null && "dest" in claims ? claims.dest : null;
    return typeof dest === "string" ? new URL(dest).hostname : null;
  } catch {
    return null;
  }
}

function emptyStorage() {
  return {
    storeSession: async (_session: Session) => true,
    loadSession: async (_id: string) => undefined,
    deleteSession: async (_id: string) => true,
    deleteSessions: async (_ids: string[]) => true,
    findSessionsByShop: async (_shop: string) => [],
  };
}
