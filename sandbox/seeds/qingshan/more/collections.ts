/**
 * Where the goods of this folder stand in the shop: its further collections, and the older ones with the new goods
 * added by their type. Used by qingshan.ts.
 */
import type { Item } from "../../item";
import type { CollectionSpec } from "../../shop-parts";

/** The base collections with `items` added, and the new ones after them. Reduced goods also go to 特惠. */
export function withMore(base: CollectionSpec[], items: Item[]): CollectionSpec[] {
  return [...base, ...added].map((collection) => {
    const own = items.filter((item) => collectionsOf(item).includes(collection.handle)).map((item) => item.handle);
    return { ...collection, products: [...collection.products, ...own] };
  });
}

const added: CollectionSpec[] = [
  { handle: "lihe-jieri", title: "礼盒与节日", html: "<p>送长辈、送朋友，附手提袋和贺卡。</p>", products: [] },
  { handle: "kafei", title: "咖啡", html: "<p>豆子下单后两天内烘焙。</p>", products: [] },
  { handle: "xiangxun-huaqi", title: "香薰与花器", products: [] },
  { handle: "chuangpin-yushi", title: "床品与浴室", products: [] },
  { handle: "qinzi", title: "亲子", products: [] },
];

const byType: Record<string, string[]> = {
  茶叶: ["haocha"],
  茶礼盒: ["haocha", "lihe-jieri"],
  节日礼物: ["lihe-jieri"],
  茶具: ["chaju"],
  咖啡: ["kafei"],
  咖啡器具: ["kafei"],
  杯壶: ["chufang"],
  厨房: ["chufang"],
  床品: ["chuangpin-yushi"],
  浴室: ["chuangpin-yushi"],
  香薰: ["xiangxun-huaqi"],
  花器: ["xiangxun-huaqi"],
  收纳: ["jiaju"],
  灯具: ["jiaju"],
  文具: ["xiangbao-wenju"],
  家居服: ["richang-fushi"],
  鞋: ["xielv"],
  亲子: ["qinzi"],
  宠物用品: ["chongwu"],
};

function collectionsOf(item: Item): string[] {
  return [...(byType[item.type] ?? []), ...(item.was === undefined ? [] : ["tehui"])];
}
