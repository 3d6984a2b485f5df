/**
 * What the sandbox answers besides GraphQL, for COVERAGE.md: its HTTP faces and the ways in which each is true.
 */

export interface Door {
  face: string;
  answers: string;
}

export const doors: Door[] = [
  { face: "`POST {shop}/admin/api/{version}/graphql.json`", answers: "the Admin API below" },
  {
    face: "`POST {shop}/admin/oauth/access_token`",
    answers: "token exchange (online, offline) and refresh; non-expiring tokens are given and refused",
  },
  {
    face: "`admin.shopify.com/store/{handle}`",
    answers:
      "the app in its frame with App Bridge: session tokens, navigation, toast, save bar, modal, scopes, extensions",
  },
  { face: "`{shop}/…`", answers: "a storefront with the app's real theme extension files" },
  { face: "`{shop}/cart.js`, `/cart/*.js`, `/products/{handle}.js`", answers: "the Ajax API" },
  { face: "`{shop}/{prefix}/{subpath}/…`", answers: "the app proxy, signed" },
  { face: "`{shop}/account/login`", answers: "a list of the shop's customers, without passwords" },
  {
    face: "`{shop}/.well-known/openid-configuration`, `…/customer-account-api`",
    answers: "where customers sign in and where their API is",
  },
  {
    face: "`shopify.com/authentication/{shop id}/…`",
    answers: "customers' sign-in: OAuth 2.0 with PKCE, id_token with its keys, refresh, sign-out",
  },
  {
    face: "`shopify.com/{shop id}/account/customer/api/{version}/graphql`",
    answers: "the Customer Account API: the customer, own orders with parcels, refunds and returns, orderRequestReturn",
  },
  { face: "`cdn.shopify.com`", answers: "App Bridge, extension assets, drawn product pictures" },
  { face: "`storage.googleapis.com`", answers: "bulk files behind signed, expiring links" },
  { face: "the app's webhook addresses", answers: "signed deliveries with retries, see the topics below" },
  {
    face: "REST Admin API, Storefront API, checkout, Partner API, Functions",
    answers: "nothing: not emulated",
  },
];
