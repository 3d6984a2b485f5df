/** Puts the Chinese demo shop, 青山生活, together. Called by seeds/demo.ts. */
import { newShop } from "../../domain/new-shop";
import type { ShopState, World } from "../../domain/types";
import { fillShop, type ShopSize } from "../fill-shop";
import { clothing } from "./clothing";
import { collections, pages, policies } from "./content";
import { depth } from "./depth";
import { homeware } from "./home";
import { discounts, WELCOME_CODE } from "./discounts";
import { withMore } from "./more/collections";
import { moreGoods } from "./more/goods";
import { morePages, morePolicies } from "./more-content";
import { customers, plans, voice } from "./orders";
import { moreAddress, moreNames } from "./people";
import { others } from "./others";
import { teas } from "./tea";

export function seedQingshan(world: World, seed: number, size: ShopSize): ShopState {
  const shop = newShop({
    id: 70_288_451_932,
    handle: "qingshan",
    name: "青山生活",
    email: "nihao@qingshan.example",
    currency: "CNY",
    locale: "zh-CN",
    timezone: "Asia/Shanghai",
    planName: "Shopify Plus",
    plusPlan: true,
    ownerName: "叶知秋",
  });
  return fillShop(world, shop, seed, size, {
    location: "杭州仓",
    vendor: "青山生活",
    featuresHeading: "产品特点",
    items: [...teas, ...clothing, ...homeware, ...others, ...moreGoods],
    collections: withMore(collections, moreGoods),
    policies: [...policies, ...morePolicies],
    pages: [...pages, ...morePages],
    discounts,
    welcomeCode: WELCOME_CODE,
    customers,
    moreNames,
    mailDomain: "guke.example",
    moreAddress,
    plans,
    voice,
    depth,
  });
}
