/**
 * The app's own installation, its metafields, webhook subscriptions and bulk operations. Registered in registry.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import type { Metafield, ShopState } from "../../domain/types";
import { connection } from "../connection";
import { fields } from "../context";
import { notEmulated } from "../errors";
import { dateTime } from "../scalars";
import {
  bulkOf,
  installationOf,
  subscriptionOf,
  type BulkSource,
  type InstallationSource,
  type SubscriptionSource,
} from "../sources";
import { metafieldFields } from "./metafields";

/** The id of the app's installation in a shop. */
export function installationId(shop: ShopState): number {
  return shop.id * 10 + 1;
}

export const appTypes = {
  AppInstallation: fields<InstallationSource>({
    id: ({ shop }) => gid("AppInstallation", installationId(shop)),
    launchUrl: ({ shop }, _a, ctx) =>
      `https://admin.shopify.com/store/${shop.handle}/apps/${ctx.world.app?.handle ?? "app"}`,
    accessScopes: (_s, _a, ctx) => ctx.scopes.map((handle) => ({ handle, description: handle.replace(/_/g, " ") })),
    activeSubscriptions: () => [],
    app: (_s, _a, ctx) => ({
      __typename: "App",
      id: gid("App", 1),
      title: ctx.world.app?.name ?? "App under test",
      handle: ctx.world.app?.handle ?? "app",
      embedded: true,
    }),
    ...metafieldFields<InstallationSource>(({ shop }) => ({
      metafields: appMetafields(shop),
      ownerId: gid("AppInstallation", installationId(shop)),
      ownerType: "API_PERMISSION",
      updatedAt: shop.install?.installedAt ?? 0,
    })),
  }),
  BulkOperation: fields<BulkSource>({
    id: ({ operation }) => gid("BulkOperation", operation.id),
    type: () => "QUERY",
    query: ({ operation }) => operation.query,
    status: ({ operation }) => operation.status,
    errorCode: ({ operation }) => operation.errorCode,
    createdAt: ({ operation }) => dateTime(operation.createdAt),
    completedAt: ({ operation }) => dateTime(operation.completedAt),
    objectCount: ({ operation }) => String(operation.objectCount),
    rootObjectCount: ({ operation }) => String(operation.rootObjectCount),
    fileSize: ({ operation }) => (operation.url || operation.partialDataUrl ? String(operation.fileSize) : null),
    url: ({ operation }) => operation.url,
    partialDataUrl: ({ operation }) => operation.partialDataUrl,
  }),
  WebhookSubscription: fields<SubscriptionSource>({
    id: ({ subscription }) => gid("WebhookSubscription", subscription.id),
    legacyResourceId: ({ subscription }) => String(subscription.id),
    topic: ({ subscription }) => subscription.topic,
    uri: ({ subscription }) => subscription.uri,
    callbackUrl: ({ subscription }) => subscription.uri,
    filter: ({ subscription }) => subscription.filter,
    format: () => "JSON",
    includeFields: ({ subscription }) => subscription.includeFields,
    metafieldNamespaces: () => [],
    name: () => null,
    createdAt: ({ subscription }) => dateTime(subscription.createdAt),
    updatedAt: ({ subscription }) => dateTime(subscription.updatedAt),
    apiVersion: (_s, _a, ctx) => ({
      handle: ctx.admin.version,
      displayName: ctx.admin.version,
      supported: true,
    }),
    endpoint: ({ subscription }) => ({ __typename: "WebhookHttpEndpoint", callbackUrl: subscription.uri }),
  }),
  QueryRoot: fields<unknown>({
    currentAppInstallation: (_s, _a, ctx) => installationOf(ctx.shop),
    appInstallation: (_s, args, ctx) => {
      const id = args["id"];
      const isOwn = id == null || parseGid(id)?.id === installationId(ctx.shop);
      return isOwn ? installationOf(ctx.shop) : null;
    },
    bulkOperation: (_s, args, ctx) => {
      const operation = ctx.bulk.get(ctx.shop, parseGid(args["id"])?.id ?? -1);
      return operation ? bulkOf(operation) : null;
    },
    bulkOperations: (_s, args, ctx) => {
      if (args["query"] != null && args["query"] !== "") throw notEmulated("search filter of QueryRoot.bulkOperations");
      const byEnd = args["sortKey"] === "COMPLETED_AT";
      const rows = ctx.bulk.list(ctx.shop).map((o) => ({
        id: o.id,
        value: byEnd ? (o.completedAt ?? 0) : o.createdAt,
        node: bulkOf(o),
      }));
      return connection(rows, args, ctx);
    },
    currentBulkOperation: (_s, args, ctx) => {
      if (args["type"] === "MUTATION") return null;
      const last = ctx.bulk.list(ctx.shop).at(-1);
      const operation = last ? ctx.bulk.get(ctx.shop, last.id) : null;
      return operation ? bulkOf(operation) : null;
    },
    webhookSubscription: (_s, args, ctx) => {
      const found = ctx.shop.webhookSubscriptions?.find((w) => w.id === parseGid(args["id"])?.id);
      return found ? subscriptionOf(found) : null;
    },
    webhookSubscriptions: (_s, args, ctx) => {
      const topics = Array.isArray(args["topics"]) ? args["topics"] : null;
      const own = (ctx.shop.webhookSubscriptions ?? []).filter(
        (w) => (!topics || topics.includes(w.topic)) && (args["uri"] == null || w.uri === args["uri"]),
      );
      return connection(
        own.map((w) => ({ id: w.id, value: w.createdAt, node: subscriptionOf(w) })),
        args,
        ctx,
      );
    },
  }),
};

function appMetafields(shop: ShopState): Metafield[] {
  return [...shop.appMetafields].map(([name, { type, value }]) => {
    const at = name.lastIndexOf(".");
    return { namespace: name.slice(0, at), key: name.slice(at + 1), type, value };
  });
}
