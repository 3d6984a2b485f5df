/**
 * A shop's offline access token, fresh. Called by the Admin client before each request. Per shop there is one refresh at
 * a time in a process, and a refresh that another process won is noticed by reading its token.
 */
import { shopifyApp, type Session } from "@shopify/shopify-app-remix/server";
import { systemDb } from "~/db.server";
import { AppError } from "~/platform/errors";
import { FRESH_FOR_MS, sessionStorage, shopifyConfig, tokenLock } from "./app-config.server";

type App = ReturnType<typeof makeApp>;

let app: App | null = null;

/**
 * @param refused a token that Shopify just answered 401 to: never given back again
 * @throws AppError shopify-unauthorised when there is no usable token: the merchant opens the app once to mend it;
 *   shopify-unavailable when the refresh got no proper answer
 */
export async function accessTokenOf(shopDomain: string, refused: string | null = null): Promise<string> {
  const stored = await load(shopDomain);
  if (isUsable(stored, refused)) return stored.accessToken;
  return tokenLock.run(shopDomain, async () => {
    const current = await load(shopDomain);
    if (isUsable(current, refused)) return current.accessToken;
    if (!current?.refreshToken) throw noToken(shopDomain);
    return refresh(shopDomain, current, refused);
  });
}

/** True while the shop's token needs neither exchange nor refresh. */
export async function hasFreshToken(shopDomain: string): Promise<boolean> {
  return isUsable(await load(shopDomain), null);
}

/** Deletes every session of the shop, online ones too: it has uninstalled. */
export async function forgetTokens(shopDomain: string): Promise<void> {
  await systemDb().session.deleteMany({ where: { shop: shopDomain } });
}

async function refresh(shopDomain: string, session: Session, refused: string | null): Promise<string> {
  // The library refreshes what has expired: a refused token is thereby made to count as expired.
  session.expires = new Date(Date.now() - 1000);
  await sessionStorage.storeSession(session);
  try {
    app ??= makeApp();
    const { session: fresh } = await app.unauthenticated.admin(shopDomain);
    if (isUsable(fresh, refused)) return fresh.accessToken;
  } catch (cause) {
    const winner = await load(shopDomain);
    if (isUsable(winner, refused)) return winner.accessToken;
    throw refreshFailed(shopDomain, cause);
  }
  throw noToken(shopDomain);
}

function makeApp() {
  return shopifyApp(shopifyConfig());
}

function load(shopDomain: string): Promise<Session | undefined> {
  return sessionStorage.loadSession(`offline_${shopDomain}`);
}

function isUsable(session: Session | undefined, refused: string | null): session is Session & { accessToken: string } {
  return Boolean(session?.accessToken) && session?.accessToken !== refused && !session?.isExpired(FRESH_FOR_MS);
}

function noToken(shopDomain: string): AppError {
  return new AppError(
    "shopify-unauthorised",
    `No usable access token for ${shopDomain}: open the app in its admin once.`,
  );
}

/** The library answers a refused refresh and an unreachable shop alike with a bare 500 response. */
function refreshFailed(shopDomain: string, cause: unknown): AppError {
  const isResponse = cause instanceof Response;
  const message = `The access token of ${shopDomain} could not be refreshed.`;
  return new AppError(isResponse ? "shopify-unauthorised" : "shopify-unavailable", message, { cause });
}
