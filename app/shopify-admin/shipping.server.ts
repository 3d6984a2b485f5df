/**
 * The shop's shipping zones with their rates. Called by the sync where the shop granted read_shipping. Zones are read a
 * few at a time, as one query over all profiles, zones and rates would cost more than a query may.
 */
import { z } from "zod";
import type { ShippingCondition, ShippingRate, ShippingZone } from "~/knowledge/types";
import type { AdminAnswer, AdminClient } from "./client.server";
import { toMinor } from "./money";

const DELIVERY_PROFILES = `#graphql
  query DeliveryProfiles {
    deliveryProfiles(first: 25, merchantOwnedOnly: true) {
      nodes { id name default profileLocationGroups { locationGroup { id } } }
    }
  }
`;

const DELIVERY_ZONES = `#graphql
  query DeliveryZones($profile: ID!, $group: ID!, $after: String) {
    deliveryProfile(id: $profile) {
      profileLocationGroups(locationGroupId: $group) {
        locationGroupZones(first: 4, after: $after) {
          nodes {
            zone {
              name
              countries { code { countryCode restOfWorld } name provinces { name translatedName } }
            }
            methodDefinitions(first: 20) {
              nodes {
                name active description
                methodConditions {
                  field operator
                  conditionCriteria { __typename ... on MoneyV2 { amount currencyCode } ... on Weight { value unit } }
                }
                rateProvider {
                  __typename
                  ... on DeliveryRateDefinition { price { amount currencyCode } }
                }
              }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

const profilesReply = z.object({
  deliveryProfiles: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        default: z.boolean(),
        profileLocationGroups: z.array(z.object({ locationGroup: z.object({ id: z.string() }) })),
      }),
    ),
  }),
});

const money = z.object({ amount: z.string(), currencyCode: z.string() });
const conditionSchema = z.object({
  field: z.string(),
  operator: z.string(),
  conditionCriteria: z.discriminatedUnion("__typename", [
    money.extend({ __typename: z.literal("MoneyV2") }),
    z.object({ __typename: z.literal("Weight"), value: z.number(), unit: z.string() }),
  ]),
});
const methodSchema = z.object({
  name: z.string(),
  active: z.boolean(),
  description: z.string().nullish(),
  methodConditions: z.array(conditionSchema),
  rateProvider: z.object({ __typename: z.string(), price: money.nullish() }),
});
const zoneSchema = z.object({
  zone: z.object({
    name: z.string(),
    countries: z.array(
      z.object({
        code: z.object({ countryCode: z.string().nullish(), restOfWorld: z.boolean() }),
        name: z.string(),
        provinces: z.array(z.object({ name: z.string(), translatedName: z.string().nullish() })),
      }),
    ),
  }),
  methodDefinitions: z.object({ nodes: z.array(methodSchema) }),
});
const zonesReply = z.object({
  deliveryProfile: z
    .object({
      profileLocationGroups: z.array(
        z.object({
          locationGroupZones: z.object({
            nodes: z.array(zoneSchema),
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
          }),
        }),
      ),
    })
    .nullable(),
});

type Profile = z.infer<typeof profilesReply>["deliveryProfiles"]["nodes"][number];

/**
 * Every zone that has a rate, the default profile's first. Zones of the same profile that reach the same places from
 * several stock locations are given once each: their rates may differ.
 * @throws AppError as AdminClient.query; scope-missing without read_shipping
 */
export async function shippingZones(client: AdminClient): Promise<ShippingZone[]> {
  const { data } = await client.query(DELIVERY_PROFILES, {}, profilesReply);
  const profiles = data.deliveryProfiles.nodes.sort((one, other) => Number(other.default) - Number(one.default));
  const zones: ShippingZone[] = [];
  for (const profile of profiles) {
    for (const { locationGroup } of profile.profileLocationGroups)
      zones.push(...(await zonesOfGroup(client, profile, locationGroup.id)));
  }
  return zones.filter((zone) => zone.rates.length > 0);
}

async function zonesOfGroup(client: AdminClient, profile: Profile, group: string): Promise<ShippingZone[]> {
  const zones: ShippingZone[] = [];
  let after: string | null = null;
  for (;;) {
    const variables = { profile: profile.id, group, after };
    const answer: AdminAnswer<z.infer<typeof zonesReply>> = await client.query(DELIVERY_ZONES, variables, zonesReply);
    const page = answer.data.deliveryProfile?.profileLocationGroups[0]?.locationGroupZones;
    if (!page) return zones;
    zones.push(...page.nodes.map((node) => toZone(node, profile)));
    if (!page.pageInfo.hasNextPage || !page.pageInfo.endCursor) return zones;
    after = page.pageInfo.endCursor;
  }
}

function toZone(node: z.infer<typeof zoneSchema>, profile: Profile): ShippingZone {
  return {
    // The default profile holds everything that is in no other: its name says nothing to a shopper.
    profile: profile.default ? null : profile.name,
    name: node.zone.name,
    countries: node.zone.countries.map((country) => ({
      code: country.code.countryCode ?? null,
      isRestOfWorld: country.code.restOfWorld,
      name: country.name,
      regions: country.provinces.map(({ name, translatedName }) => ({ name, translatedName: translatedName || name })),
    })),
    rates: node.methodDefinitions.nodes.filter((method) => method.active).map(toRate),
  };
}

function toRate(method: z.infer<typeof methodSchema>): ShippingRate {
  const { price } = method.rateProvider;
  return {
    name: method.name,
    description: method.description?.trim() || null,
    price: price ? { amountMinor: toMinor(price.amount, price.currencyCode), currency: price.currencyCode } : null,
    conditions: method.methodConditions.map(toCondition),
  };
}

/** https://shopify.dev/docs/api/admin-graphql/2026-10/objects/DeliveryCondition */
function toCondition({ operator, conditionCriteria: criteria }: z.infer<typeof conditionSchema>): ShippingCondition {
  const isAtLeast = operator === "GREATER_THAN_OR_EQUAL_TO";
  if (criteria.__typename === "Weight") return { isAtLeast, weight: { value: criteria.value, unit: criteria.unit } };
  const { amount, currencyCode } = criteria;
  return { isAtLeast, total: { amountMinor: toMinor(amount, currencyCode), currency: currencyCode } };
}
