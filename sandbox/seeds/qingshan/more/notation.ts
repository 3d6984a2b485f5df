/**
 * Reads the compact notation of this folder's products, one product a block, blocks parted by an empty line. Each file
 * here calls it once at import; a line it cannot read throws with the product's title.
 *
 *   标题 | handle | 类型 | 现价 was 原价
 *   @ 选项: 值, 值 +加价; 选项: 值
 *   # 标签, 标签
 *   其余的行都是正文段落
 *   - 特点 | 特点
 *   = 材质: 文字; 克重: 数; 容量: 毫升; 防水: 毫米; 产地: 文字; 保养: 文字; …   (the keys of `factKeys` besides)
 *   ! 售罄: 青 / 大号, 白; 库存: 数; 预售; 图: 数                            ("售罄: 全部"; 预售 = sold before it arrives)
 */
import type { Item, Specs } from "../../item";

export function readGoods(text: string): Item[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => readItem(block.split("\n").map((line) => line.trim())));
}

const categories: Record<string, string> = {
  茶叶: "食品、饮料和烟草 > 饮料 > 茶叶和冲泡饮品",
  茶礼盒: "食品、饮料和烟草 > 饮料 > 茶叶和冲泡饮品",
  茶具: "家居与园艺 > 厨房与餐厅 > 餐具 > 茶具",
  咖啡: "食品、饮料和烟草 > 饮料 > 咖啡",
  咖啡器具: "家居与园艺 > 厨房与餐厅 > 咖啡器具",
  杯壶: "家居与园艺 > 厨房与餐厅",
  厨房: "家居与园艺 > 厨房与餐厅",
  床品: "家居与园艺 > 床上用品",
  香薰: "家居与园艺 > 家居香氛",
  花器: "家居与园艺 > 装饰品 > 花瓶",
  收纳: "家居与园艺 > 收纳",
  灯具: "家居与园艺 > 灯具",
  浴室: "家居与园艺 > 浴室用品",
  文具: "办公用品 > 文具",
  家居服: "服饰与配饰 > 服装 > 睡衣与家居服",
  鞋: "服饰与配饰 > 鞋履",
  亲子: "婴幼儿与亲子用品",
  宠物用品: "动物与宠物用品 > 宠物用品",
  节日礼物: "礼品与节庆用品",
};

/** Metafield keys of the further facts. */
const factKeys: Record<string, string> = {
  年份: "harvest_year",
  尺寸: "dimensions",
  保质期: "shelf_life",
  功率: "power",
  适龄: "age",
  燃烧: "burn_time",
  水温: "brewing_temperature",
  香调: "scent",
};

function readItem([head = "", ...lines]: string[]): Item {
  const [title, handle, type, money] = head.split(" | ");
  const [, price, was] = /^([\d.]+)(?: was ([\d.]+))?$/.exec(money ?? "") ?? [];
  const category = categories[type ?? ""];
  if (!title || !handle || !type || !price || !category) throw new Error(`Cannot read the product "${head}"`);
  const item: Item = { title, handle, type, price: Number(price), category, text: [], specs: {}, facts: {} };
  if (was) item.was = Number(was);
  for (const line of lines) readLine(item, line);
  if (!item.text.length) throw new Error(`"${title}" has no description`);
  return item;
}

function readLine(item: Item, line: string): void {
  const rest = line.slice(2);
  if (line.startsWith("@ ")) readOptions(item, rest);
  else if (line.startsWith("# ")) item.tags = rest.split(", ");
  else if (line.startsWith("- ")) item.specs = { ...item.specs, features: rest.split(" | ") };
  else if (line.startsWith("= ")) for (const [key, value] of pairs(rest)) readSpec(item, key, value);
  else if (line.startsWith("! ")) for (const [key, value] of pairs(rest)) readFlag(item, key, value);
  else item.text.push(line);
}

function readOptions(item: Item, text: string): void {
  item.surcharge = {};
  item.options = [];
  for (const [name, list] of pairs(text)) {
    const values: string[] = [];
    for (const entry of list.split(", ")) {
      const [, value = entry, extra] = /^(.+?)(?: \+(\d+))?$/.exec(entry) ?? [];
      values.push(value);
      if (extra) item.surcharge[value] = Number(extra);
    }
    item.options.push([name, values]);
  }
}

function readSpec(item: Item, key: string, value: string): void {
  const specs: Specs = item.specs ?? {};
  const fact = factKeys[key];
  if (key === "材质") specs.material = value;
  else if (key === "克重") specs.weightG = Number(value);
  else if (key === "容量") specs.capacityMl = Number(value);
  else if (key === "防水") specs.waterproofMm = Number(value);
  else if (key === "产地") specs.origin = value;
  else if (key === "保养") specs.care = value;
  else if (fact) item.facts = { ...item.facts, [fact]: value };
  else throw new Error(`"${item.title}" has the unknown fact ${key}`);
  item.specs = specs;
}

function readFlag(item: Item, key: string, value: string): void {
  if (key === "售罄") item.soldOut = value === "全部" ? true : value.split(", ");
  else if (key === "库存") item.stock = Number(value);
  else if (key === "预售") item.sellsAhead = true;
  else if (key === "图") item.images = Number(value);
  else throw new Error(`"${item.title}" has the unknown flag ${key}`);
}

function pairs(text: string): [key: string, value: string][] {
  return text.split("; ").map((part) => {
    const at = part.indexOf(": ");
    return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 2)];
  });
}
