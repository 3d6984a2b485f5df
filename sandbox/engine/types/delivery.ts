/**
 * Delivery profiles: zones, methods, rates and their conditions. Registered in registry.ts. Rates are fixed amounts;
 * carrier-calculated ones (DeliveryParticipant) and the mutations are not kept.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/DeliveryProfile
 */
import type { DeliveryCondition, DeliveryMethod, DeliveryProfile, DeliveryZone } from "../../domain/catalogue-types";
import { gid, parseGid } from "../../domain/gid";
import { countryName, provincesOf } from "../../domain/regions";
import type { ShopState } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Ctx } from "../context";
import { moneyV2 } from "../scalars";
import { stableId } from "../stable-id";
import { locationOf } from "./inventory";

export interface ProfileSource {
  __typename: "DeliveryProfile";
  profile: DeliveryProfile;
}

interface MethodSource {
  __typename: "DeliveryMethodDefinition";
  method: DeliveryMethod;
}

export const profileOf = (profile: DeliveryProfile): ProfileSource => ({ __typename: "DeliveryProfile", profile });

export const deliveryTypes = {
  DeliveryProfile: fields<ProfileSource>({
    id: ({ profile }) => gid("DeliveryProfile", profile.id),
    name: ({ profile }) => profile.name,
    default: ({ profile }) => profile.isDefault,
    coversAllItems: ({ profile }) => profile.isDefault,
    originLocationCount: ({ profile }) => profile.locationIds.length,
    activeMethodDefinitionsCount: ({ profile }) =>
      profile.zones.flatMap((z) => z.methods.filter((m) => m.isActive)).length,
    zoneCountryCount: ({ profile }) => profile.zones.flatMap((z) => z.countries).length,
    profileLocationGroups: ({ profile }, args) =>
      args["locationGroupId"] == null || parseGid(args["locationGroupId"])?.id === groupId(profile)
        ? [{ profile }]
        : [],
  }),
  DeliveryProfileLocationGroup: fields<{ profile: DeliveryProfile }>({
    locationGroup: ({ profile }) => ({ __typename: "DeliveryLocationGroup", profile }),
    countriesInAnyZone: ({ profile }, _a, ctx) =>
      profile.zones.flatMap((zone) =>
        zone.countries.map((c) => ({ zone: zone.name, country: country(zone, c, ctx.shop) })),
      ),
    locationGroupZones: ({ profile }, args, ctx) =>
      connection(
        inOrder(profile.zones, (z) => z.id).map((row) => ({ ...row, node: { zone: row.node } })),
        args,
        ctx,
      ),
  }),
  DeliveryLocationGroup: fields<{ profile: DeliveryProfile }>({
    id: ({ profile }) => gid("DeliveryLocationGroup", groupId(profile)),
    locationsCount: ({ profile }) => ({ count: profile.locationIds.length, precision: "EXACT" }),
    locations: ({ profile }, args, ctx) => {
      const own = ctx.shop.locations.filter((l) => profile.locationIds.includes(l.id));
      return connection(
        own.map((l) => ({ id: l.id, value: l.name.toLowerCase(), node: locationOf(l) })),
        args,
        ctx,
      );
    },
  }),
  DeliveryLocationGroupZone: fields<{ zone: DeliveryZone }>({
    zone: ({ zone }, _a, ctx) => ({
      __typename: "DeliveryZone",
      id: gid("DeliveryZone", zone.id),
      name: zone.name,
      countries: zone.countries.map((c) => country(zone, c, ctx.shop)),
    }),
    methodDefinitionCounts: ({ zone }) => ({
      participantDefinitionsCount: 0,
      rateDefinitionsCount: zone.methods.length,
    }),
    methodDefinitions: ({ zone }, args, ctx) => {
      const isEligible = (m: DeliveryMethod): boolean => args["eligible"] == null || m.isActive === args["eligible"];
      const own = args["type"] === "PARTICIPANT" ? [] : zone.methods.filter(isEligible);
      return connection(
        own.map((method) => ({
          id: method.id,
          value: method.id,
          node: { __typename: "DeliveryMethodDefinition", method },
        })),
        args,
        ctx,
      );
    },
  }),
  DeliveryMethodDefinition: fields<MethodSource>({
    id: ({ method }) => gid("DeliveryMethodDefinition", method.id),
    name: ({ method }) => method.name,
    description: ({ method }) => method.description,
    active: ({ method }) => method.isActive,
    rateProvider: ({ method }, _a, ctx) => ({
      __typename: "DeliveryRateDefinition",
      id: gid("DeliveryRateDefinition", stableId(`rate/${method.id}`)),
      price: moneyV2(ctx.shop, method.priceMinor),
    }),
    methodConditions: ({ method }, _a, ctx) => method.conditions.map((c) => condition(c, ctx)),
  }),
  QueryRoot: fields<unknown>({
    deliveryProfile: (_s, args, ctx) => {
      const profile = ctx.shop.deliveryProfiles?.find((p) => p.id === parseGid(args["id"])?.id);
      return profile ? profileOf(profile) : null;
    },
    deliveryProfiles: (_s, args, ctx) =>
      connection(
        (ctx.shop.deliveryProfiles ?? []).map((p) => ({ id: p.id, value: p.id, node: profileOf(p) })),
        args,
        ctx,
      ),
  }),
};

function groupId(profile: DeliveryProfile): number {
  return stableId(`location-group/${profile.id}`);
}

function condition({ id, operator, bound }: DeliveryCondition, ctx: Ctx): object {
  const criteria =
    bound.field === "TOTAL_PRICE"
      ? { __typename: "MoneyV2", ...moneyV2(ctx.shop, bound.minor) }
      : { __typename: "Weight", unit: "GRAMS", value: bound.grams };
  return { id: gid("DeliveryCondition", id), field: bound.field, operator, conditionCriteria: criteria };
}

function country(zone: DeliveryZone, { code, provinces }: DeliveryZone["countries"][number], shop: ShopState): object {
  const own = code === null ? [] : provincesOf(code).filter((p) => provinces === null || provinces.includes(p.code));
  return {
    __typename: "DeliveryCountry",
    id: gid("DeliveryCountry", stableId(`${zone.id}/${code ?? "*"}`)),
    code: { countryCode: code, restOfWorld: code === null },
    name: code === null ? "Rest of World" : countryName(code),
    translatedName: code === null ? "Rest of World" : countryName(code, shop.primaryLocale),
    provinces: own.map((p) => ({
      id: gid("DeliveryProvince", stableId(`${zone.id}/${code ?? ""}/${p.code}`)),
      code: p.code,
      name: p.name,
      translatedName: shop.primaryLocale.startsWith("zh") ? (p.chinese ?? p.name) : p.name,
    })),
  };
}
