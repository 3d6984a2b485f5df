/** Puts the English demo shop, Northfold Outfitters, together. Called by seeds/demo.ts. */
import { newShop } from "../../domain/new-shop";
import type { ShopState, World } from "../../domain/types";
import { accessories } from "./accessories";
import { collections, pages, policies } from "./content";
import { home } from "./home";
import { jackets } from "./jackets";
import { layers } from "./layers";
import { legsAndFeet } from "./legs-and-feet";
import { customers, moreNames, plans, voice } from "./orders";
import { packs } from "./packs";
import { fillShop, type ShopSize } from "../fill-shop";

export function seedNorthfold(world: World, seed: number, size: ShopSize): ShopState {
  const shop = newShop({
    id: 70_114_020_611,
    handle: "northfold",
    name: "Northfold Outfitters",
    email: "hello@northfold.example",
    currency: "USD",
    locale: "en",
    timezone: "America/Los_Angeles",
    planName: "Grow",
    ownerName: "Ines Halvorsen",
  });
  return fillShop(world, shop, seed, size, {
    location: "Astoria warehouse",
    vendor: "Northfold",
    featuresHeading: "Features",
    items: [...jackets, ...layers, ...legsAndFeet, ...accessories, ...packs, ...home],
    collections,
    policies,
    pages,
    customers,
    moreNames,
    mailDomain: "shopper.example",
    moreAddress: (firstName, lastName, n) => ({
      firstName,
      lastName,
      address1: `${100 + n} Orchard Street`,
      address2: null,
      city: "Olympia",
      province: "WA",
      zip: "98501",
      countryCode: "US",
      phone: null,
    }),
    plans,
    voice,
  });
}
