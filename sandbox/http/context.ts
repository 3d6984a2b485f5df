/**
 * What every door of the sandbox is given: the world, the app under test, and the stores that live as long as the
 * process. start.ts makes it once; handlers take it as their first argument and keep nothing of their own.
 */
import type { CallLog } from "../control/call-log";
import type { Sandbox, ShopState, World } from "../domain/types";
import type { Faults } from "../faults/switches";
import type { Trouble } from "../faults/trouble";
import type { Deliveries } from "../hooks/deliveries";
import type { CartStore } from "../storefront/cart-store";
import type { AppConfigSource } from "./app-config";
import type { EgressLog } from "./egress-proxy";
import type { TokenStore } from "./token-store";

export interface SandboxContext {
  sandbox: Sandbox;
  world: World;
  app: AppUnderTest;
  config: AppConfigSource;
  /** The switches of `trouble`. */
  faults: Faults;
  trouble: Trouble;
  tokens: TokenStore;
  deliveries: Deliveries;
  carts: CartStore;
  calls: CallLog;
  egress: EgressLog;
  ports: { plainPort: number; tlsPort: number; proxyPort: number };
}

export interface AppUnderTest {
  /** Where the app listens, e.g. "http://127.0.0.1:3000". */
  origin: string;
  apiKey: string;
  apiSecret: string;
}

/** The shop behind a permanent domain, or null. */
export function shopByDomain(context: SandboxContext, domain: string): ShopState | null {
  return context.world.shops.get(domain) ?? null;
}

/** The shop behind a handle, or null. */
export function shopByHandle(context: SandboxContext, handle: string): ShopState | null {
  return context.world.shops.get(`${handle}.myshopify.com`) ?? null;
}
