/** All goods of this folder in the order the shop lists them. Used by qingshan.ts. */
import type { Item } from "../../item";
import { bedroomAndBath } from "./bedroom-and-bath";
import { coffeeAndCups } from "./coffee-and-cups";
import { moreKitchen } from "./kitchen";
import { living } from "./living";
import { teaGifts } from "./tea-gifts";
import { moreTeas } from "./teas";
import { moreTeaware } from "./teaware";
import { wearAndFamily } from "./wear-and-family";

export const moreGoods: Item[] = [
  ...moreTeas,
  ...teaGifts,
  ...moreTeaware,
  ...coffeeAndCups,
  ...moreKitchen,
  ...bedroomAndBath,
  ...living,
  ...wearAndFamily,
];
