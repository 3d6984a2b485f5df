/**
 * What a merchant does to policies and pages. Called by the control API. The platform has no webhook topics for
 * either, so these operations only move `updatedAt`: the app has to poll.
 */
import { done, refused, type Outcome } from "./outcome";
import type { Page, Policy, ShopState, World } from "./types";

/** Source: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/ShopPolicyType */
const policyTypes = [
  "CONTACT_INFORMATION",
  "LEGAL_NOTICE",
  "PRIVACY_POLICY",
  "REFUND_POLICY",
  "SHIPPING_POLICY",
  "SUBSCRIPTION_POLICY",
  "TERMS_OF_SALE",
  "TERMS_OF_SERVICE",
];

export function updatePolicy(
  world: World,
  shop: ShopState,
  type: string,
  patch: { title?: string; bodyHtml?: string },
): Outcome<Policy> {
  const policy = shop.policies.get(type);
  if (!policy) return refused("NOT_FOUND", ["type"], "Policy does not exist");
  Object.assign(policy, patch, { updatedAt: world.now() });
  world.touch?.(shop);
  return done(policy);
}

/** Changes the policy, or makes it; a policy without text does not exist, as in the admin. */
export function putPolicy(
  world: World,
  shop: ShopState,
  type: string,
  patch: { title?: string; bodyHtml?: string },
): Outcome<Policy> {
  if (shop.policies.has(type)) return updatePolicy(world, shop, type, patch);
  if (!policyTypes.includes(type)) return refused("INVALID", ["type"], `${type} is not a policy type`);
  if (!patch.bodyHtml) return refused("BLANK", ["body"], "Body can't be blank");
  const now = world.now();
  const path = type.toLowerCase().replaceAll("_", "-");
  const policy: Policy = {
    id: world.nextId(shop),
    type,
    title: patch.title ?? "",
    bodyHtml: patch.bodyHtml,
    url: `https://${shop.domain}/policies/${path}`,
    createdAt: now,
    updatedAt: now,
  };
  shop.policies.set(type, policy);
  world.touch?.(shop);
  return done(policy);
}

export function deletePolicy(world: World, shop: ShopState, type: string): Outcome<Policy> {
  const policy = shop.policies.get(type);
  if (!policy) return refused("NOT_FOUND", ["type"], "Policy does not exist");
  shop.policies.delete(type);
  world.touch?.(shop);
  return done(policy);
}

export function updatePage(
  world: World,
  shop: ShopState,
  pageId: number,
  patch: { title?: string; bodyHtml?: string; isPublished?: boolean },
): Outcome<Page> {
  const page = shop.pages.get(pageId);
  if (!page) return refused("NOT_FOUND", ["id"], "Page does not exist");
  Object.assign(page, patch, { updatedAt: world.now() });
  world.touch?.(shop);
  return done(page);
}

export function createPage(
  world: World,
  shop: ShopState,
  input: { handle: string; title: string; bodyHtml: string; isPublished?: boolean },
): Outcome<Page> {
  if ([...shop.pages.values()].some((p) => p.handle === input.handle))
    return refused("ALREADY_EXISTS", ["handle"], "Handle has already been taken");
  const now = world.now();
  const page: Page = {
    id: world.nextId(shop),
    handle: input.handle,
    title: input.title,
    bodyHtml: input.bodyHtml,
    isPublished: input.isPublished ?? true,
    createdAt: now,
    updatedAt: now,
  };
  shop.pages.set(page.id, page);
  world.touch?.(shop);
  return done(page);
}

export function deletePage(world: World, shop: ShopState, pageId: number): Outcome<Page> {
  const page = shop.pages.get(pageId);
  if (!page) return refused("NOT_FOUND", ["id"], "Page does not exist");
  shop.pages.delete(pageId);
  world.touch?.(shop);
  return done(page);
}
