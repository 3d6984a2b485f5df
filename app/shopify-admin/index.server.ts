/**
 * The face of the Shopify Admin API for domains outside the sync: a client per shop. The document files beside it are
 * imported by the one domain that needs each.
 */
export { adminFor } from "./admin-for.server";
export { accessTokenOf } from "./access-token.server";
export { QueryTooCostly, type AdminAnswer, type AdminClient } from "./client.server";
export type { GraphqlError } from "./graphql-error";
export { toMinor } from "./money";
