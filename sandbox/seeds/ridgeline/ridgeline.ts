/** Puts the English demo shop, Ridgeline Outfitters, together. Called by seeds/demo.ts. */
import { newShop } from "../../domain/new-shop";
import type { ShopState, World } from "../../domain/types";
import { accessories } from "./accessories";
import { collections, pages, policies } from "./content";
import { collectionsWith } from "./gear/collections";
import { gear, growOldPrices } from "./gear/gear";
import { depth } from "./depth";
import { home } from "./home";
import { jackets } from "./jackets";
import { layers } from "./layers";
import { legsAndFeet } from "./legs-and-feet";
import { discounts, WELCOME_CODE } from "./discounts";
import { morePages, morePolicies } from "./more-content";
import { customers, plans, voice } from "./orders";
import { packs } from "./packs";
import { moreAddress, moreNames } from "./people";
import { fillShop, type ShopSize } from "../fill-shop";

export function seedRidgeline(world: World, seed: number, size: ShopSize): ShopState {
  const shop = newShop({
    id: 70_114_020_611,
    handle: "ridgeline",
    name: "Ridgeline Outfitters",
    email: "hello@ridgeline.example",
    currency: "USD",
    locale: "en",
    timezone: "America/Los_Angeles",
    planName: "Shopify Plus",
    plusPlan: true,
    ownerName: "Ines Halvorsen",
  });
  const filled = fillShop(world, shop, seed, size, {
    location: "Astoria warehouse",
    vendor: "Ridgeline",
    featuresHeading: "Features",
    items: [...jackets, ...layers, ...legsAndFeet, ...accessories, ...packs, ...home, ...gear],
    collections: collectionsWith(collections, gear),
    policies: [...policies, ...morePolicies],
    pages: [...pages, ...morePages],
    discounts,
    welcomeCode: WELCOME_CODE,
    customers,
    moreNames,
    mailDomain: "shopper.example",
    moreAddress,
    plans,
    voice,
    depth,
  });
  return growOldPrices(filled);
}
