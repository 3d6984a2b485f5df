/**
 * The errors of the Admin API, in the shape the platform sends them: a message and `extensions.code`. Thrown by
 * resolvers and checks; graphql-js puts them into `errors` beside whatever data could be given.
 */
import { GraphQLError } from "graphql";
import { describeNeed } from "../schema/scopes";

/** Source: https://shopify.dev/docs/api/usage/response-codes and /docs/api/usage/access-scopes */
export function accessDenied(fieldName: string, needed: readonly string[]): GraphQLError {
  const required = describeNeed(needed);
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${required}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: required,
    },
  });
}

/** Source: https://shopify.dev/docs/apps/launch/protected-customer-data */
export function protectedData(what: string): GraphQLError {
  const page = "https://shopify.dev/docs/apps/launch/protected-customer-data";
  return new GraphQLError(`This app is not approved to ${what}. See ${page} for more details.`, {
    extensions: { code: "ACCESS_DENIED", documentation: page },
  });
}

/** Anything the sandbox does not know. It never makes data up, so the caller learns the exact name that is missing. */
export function notEmulated(name: string): GraphQLError {
  return new GraphQLError(`The sandbox does not emulate ${name}`, {
    extensions: { code: "SANDBOX_NOT_EMULATED", name },
  });
}

export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}

/** An error of a resolver that is not a GraphQLError is the sandbox's own bug: it must not look like Shopify's. */
export function plainError(error: GraphQLError): object {
  const original = error.originalError;
  if (original && !(original instanceof GraphQLError)) throw original;
  const { message, locations, path, extensions } = error;
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    ...(Object.keys(extensions).length ? { extensions } : {}),
  };
}
