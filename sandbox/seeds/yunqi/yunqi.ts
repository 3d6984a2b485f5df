/** Puts the Chinese demo shop, 云栖生活, together. Called by seeds/demo.ts. */
import { newShop } from "../../domain/new-shop";
import type { ShopState, World } from "../../domain/types";
import { fillShop, type ShopSize } from "../fill-shop";
import { clothing } from "./clothing";
import { collections, pages, policies } from "./content";
import { homeware } from "./home";
import { customers, moreNames, plans, voice } from "./orders";
import { others } from "./others";
import { teas } from "./tea";

export function seedYunqi(world: World, seed: number, size: ShopSize): ShopState {
  const shop = newShop({
    id: 70_288_451_932,
    handle: "yunqi",
    name: "云栖生活",
    email: "nihao@yunqi.example",
    currency: "CNY",
    locale: "zh-CN",
    timezone: "Asia/Shanghai",
    planName: "Grow",
    ownerName: "叶知秋",
  });
  return fillShop(world, shop, seed, size, {
    location: "杭州仓",
    vendor: "云栖生活",
    featuresHeading: "产品特点",
    items: [...teas, ...clothing, ...homeware, ...others],
    collections,
    policies,
    pages,
    customers,
    moreNames,
    mailDomain: "guke.example",
    moreAddress: (firstName, lastName, n) => ({
      firstName,
      lastName,
      address1: `桂花路${n + 1}号`,
      address2: null,
      city: "宁波市",
      province: "浙江省",
      zip: "315000",
      countryCode: "CN",
      phone: null,
    }),
    plans,
    voice,
  });
}
