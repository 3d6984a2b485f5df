/**
 * The scopes an installation has: required ones of the toml, and optional ones that the merchant granted. The admin
 * frame (App Bridge's `shopify.scopes`) and the control API change them here, which announces app/scopes_update.
 * Source: https://shopify.dev/docs/api/app-home/apis/scopes
 */
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "./context";

export interface ScopesDetail {
  granted: string[];
  required: string[];
  optional: string[];
}

export function scopesDetail(context: SandboxContext, shop: ShopState): ScopesDetail {
  const { scopes, optionalScopes } = context.config.read();
  return { granted: shop.install?.scopes ?? [], required: scopes, optional: optionalScopes };
}

/** Grants those of `asked` that the toml declares as optional; names what it does not declare. */
export function grantScopes(context: SandboxContext, shop: ShopState, asked: string[]): { undeclared: string[] } {
  const { scopes, optionalScopes } = context.config.read();
  const undeclared = asked.filter((scope) => !optionalScopes.includes(scope) && !scopes.includes(scope));
  if (shop.install && undeclared.length === 0)
    announceScopes(context, shop, [...new Set([...shop.install.scopes, ...asked])]);
  return { undeclared };
}

/** Takes optional scopes back; required ones stay, and are named. */
export function revokeScopes(context: SandboxContext, shop: ShopState, asked: string[]): { required: string[] } {
  const required = asked.filter((scope) => context.config.read().scopes.includes(scope));
  if (shop.install && required.length === 0)
    announceScopes(
      context,
      shop,
      shop.install.scopes.filter((scope) => !asked.includes(scope)),
    );
  return { required };
}

/** Sets what is granted and tells the app, when it is another set than before. */
export function announceScopes(context: SandboxContext, shop: ShopState, granted: string[]): void {
  if (!shop.install) return;
  const previous = shop.install.scopes;
  if ([...previous].sort().join() === [...granted].sort().join()) return;
  shop.install.scopes = granted;
  context.world.announce({
    shop,
    topic: "app/scopes_update",
    payload: { id: shop.id, previous, current: granted, updated_at: new Date(context.world.now()).toISOString() },
  });
}
