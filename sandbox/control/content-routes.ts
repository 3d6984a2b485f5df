/**
 * The control routes that change what a shop says of itself: pages, policies, blogs, articles, its facts, languages,
 * markets, shipping rates and custom data. router.ts asks here before shop-routes.ts; null means the path is not ours.
 */
import { z } from "zod";
import {
  createArticle,
  createBlog,
  createPage,
  deleteArticle,
  deleteDefinition,
  deleteMarket,
  deletePage,
  deletePolicy,
  putDefinition,
  putMarket,
  putPolicy,
  removeLocale,
  setLocale,
  setRate,
  updateArticle,
  updateMetaobject,
  updatePage,
  updateShop,
} from "../domain/operations";
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { notFound, outcomeReply, readBody } from "./answer";
import { defined } from "./catalogue-body";

interface At {
  context: SandboxContext;
  shop: ShopState;
  inbound: Inbound;
  id: string;
  action: string;
}
type Route = (at: At) => Promise<Reply> | Reply;

const text = z.string().optional();
const textBody = z.object({ title: text, bodyHtml: text });

const routes: Record<string, Route> = {
  "POST policies": async ({ context, shop, inbound, id }) => {
    const body = await readBody(inbound, textBody);
    if ("refusal" in body) return body.refusal;
    return outcomeReply(putPolicy(context.world, shop, policyType(id), defined(body.value)), (policy) => policy);
  },
  "DELETE policies": ({ context, shop, id }) =>
    outcomeReply(deletePolicy(context.world, shop, policyType(id)), (policy) => ({ deleted: policy.type })),
  "GET pages": ({ shop }) => json({ pages: [...shop.pages.values()] }),
  "POST pages": async ({ context, shop, inbound, id }) => {
    const body = await readBody(inbound, textBody.extend({ isPublished: z.boolean().optional() }));
    if ("refusal" in body) return body.refusal;
    const patch = defined(body.value);
    const page = pageBy(shop, id);
    if (page) return outcomeReply(updatePage(context.world, shop, page.id, patch), (value) => value);
    const { title } = patch;
    if (title === undefined) return notFound(`No page "${id}"; a new one needs a title.`);
    const input = { bodyHtml: "", ...patch, handle: id, title };
    return outcomeReply(createPage(context.world, shop, input), (value) => value);
  },
  "DELETE pages": ({ context, shop, id }) => {
    const page = pageBy(shop, id);
    return page
      ? outcomeReply(deletePage(context.world, shop, page.id), () => ({ deleted: page.id }))
      : notFound(`No page "${id}".`);
  },
  "GET articles": ({ shop }) => json({ blogs: shop.blogs ?? [], articles: shop.articles ?? [] }),
  "POST blogs": async ({ context, shop, inbound, id }) => {
    const body = await readBody(inbound, z.object({ title: z.string() }));
    if ("refusal" in body) return body.refusal;
    return outcomeReply(createBlog(context.world, shop, { handle: id, ...body.value }), (value) => value);
  },
  "POST articles/": async ({ context, shop, inbound, id, action }) => {
    const body = await readBody(
      inbound,
      textBody.extend({
        summaryHtml: z.string().nullable().optional(),
        author: text,
        tags: z.array(z.string()).optional(),
        isPublished: z.boolean().optional(),
      }),
    );
    if ("refusal" in body) return body.refusal;
    const { isPublished, ...rest } = defined(body.value);
    const patch = {
      ...rest,
      ...(isPublished === undefined ? {} : { publishedAt: isPublished ? context.world.now() : null }),
    };
    const article = articleBy(shop, id, action);
    if (article) return outcomeReply(updateArticle(context.world, shop, article.id, patch), (value) => value);
    const { title } = patch;
    if (title === undefined) return notFound(`No article "${id}/${action}"; a new one needs a title.`);
    const input = { bodyHtml: "", ...patch, handle: action, title };
    return outcomeReply(createArticle(context.world, shop, id, input), (value) => value);
  },
  "DELETE articles/": ({ context, shop, id, action }) => {
    const article = articleBy(shop, id, action);
    return article
      ? outcomeReply(deleteArticle(context.world, shop, article.id), () => ({ deleted: article.id }))
      : notFound(`No article "${id}/${action}".`);
  },
  "POST facts": async ({ context, shop, inbound }) => {
    const shape = z.object({ name: text, email: text, timezone: text, currency: text, planName: text });
    const body = await readBody(inbound, shape.extend({ plusPlan: z.boolean().optional() }).strict());
    if ("refusal" in body) return body.refusal;
    const { name, email, currency, timezone } = updateShop(context.world, shop, defined(body.value));
    return json({ name, email, currency, timezone });
  },
  "POST locales": async ({ context, shop, inbound, id }) => {
    const body = await readBody(inbound, z.object({ isPublished: z.boolean().default(true) }));
    if ("refusal" in body) return body.refusal;
    const outcome = setLocale(context.world, shop, id, body.value.isPublished);
    return outcomeReply(outcome, (value) => value.otherLocales);
  },
  "DELETE locales": ({ context, shop, id }) =>
    outcomeReply(removeLocale(context.world, shop, id), (value) => value.otherLocales),
  "GET markets": ({ shop }) => json({ markets: shop.markets ?? [] }),
  "POST markets": async ({ context, shop, inbound, id }) => {
    const shape = z.object({
      name: z.string(),
      countries: z.array(z.string().length(2)).min(1),
      currency: z.string().length(3),
      status: z.enum(["ACTIVE", "DRAFT"]).optional(),
      hasLocalCurrencies: z.boolean().optional(),
    });
    const body = await readBody(inbound, shape);
    if ("refusal" in body) return body.refusal;
    return outcomeReply(putMarket(context.world, shop, { handle: id, ...defined(body.value) }), (value) => value);
  },
  "DELETE markets": ({ context, shop, id }) =>
    outcomeReply(deleteMarket(context.world, shop, id), (value) => ({ deleted: value.id })),
  "GET shipping": ({ shop }) => json({ profiles: shop.deliveryProfiles ?? [] }),
  "POST shipping": async ({ context, shop, inbound }) => {
    const body = await readBody(
      inbound,
      z.object({
        zone: z.string(),
        method: z.string(),
        priceMinor: z.number().int().min(0).optional(),
        isActive: z.boolean().optional(),
      }),
    );
    if ("refusal" in body) return body.refusal;
    return outcomeReply(setRate(context.world, shop, defined(body.value)), (value) => value);
  },
  "GET definitions": ({ shop }) => json({ definitions: shop.metafieldDefinitions ?? [] }),
  "POST definitions": async ({ context, shop, inbound }) => {
    const shape = z.object({
      namespace: z.string(),
      key: z.string(),
      name: z.string(),
      type: z.string(),
      ownerType: text,
      description: text,
      storefront: z.enum(["PUBLIC_READ", "NONE"]).optional(),
    });
    const body = await readBody(inbound, shape);
    return "refusal" in body ? body.refusal : json(putDefinition(context.world, shop, defined(body.value)));
  },
  "DELETE definitions": ({ context, shop, id }) =>
    outcomeReply(deleteDefinition(context.world, shop, Number(id)), (value) => ({ deleted: value.id })),
  "POST metaobjects": async ({ context, shop, inbound, id }) => {
    const body = await readBody(inbound, z.record(z.string(), z.string()));
    if ("refusal" in body) return body.refusal;
    return outcomeReply(updateMetaobject(context.world, shop, Number(id), body.value), (value) => value);
  },
};

export async function contentRoute(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  rest: string,
): Promise<Reply | null> {
  const [noun = "", id = "", action = ""] = rest.split("/");
  const route = routes[`${inbound.method} ${noun}${action ? "/" : ""}`];
  return route ? route({ context, shop, inbound, id, action }) : null;
}

function policyType(id: string): string {
  return id.toUpperCase().replaceAll("-", "_");
}

function pageBy(shop: ShopState, handle: string): { id: number } | undefined {
  return [...shop.pages.values()].find((one) => one.handle === handle);
}

function articleBy(shop: ShopState, blogHandle: string, handle: string): { id: number } | undefined {
  const blog = shop.blogs?.find((b) => b.handle === blogHandle);
  return shop.articles?.find((a) => a.blogId === blog?.id && a.handle === handle);
}
