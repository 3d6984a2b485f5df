/** The app proxy's signature against the platform's published vectors, and the admin's hmac against the app library. */
import { expect, test } from "vitest";
import { signAdminQuery, signProxyQuery } from "./proxy-signature";

const QUERY = "extra=1&extra=2&shop=shop-name.myshopify.com&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555";

// https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies (secret "hush")
test("reproduces the published signature of a signed-in customer's request", () => {
  expect(signProxyQuery(new URLSearchParams(`${QUERY}&logged_in_customer_id=1`), "hush")).toBe(
    "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb",
  );
});

test("reproduces the published signature of an anonymous request, with an empty customer id", () => {
  expect(signProxyQuery(new URLSearchParams(`${QUERY}&logged_in_customer_id=&signature=ignored`), "hush")).toBe(
    "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb",
  );
});

test("an admin query's hmac covers every pair except hmac and signature", () => {
  const query = new URLSearchParams("shop=a.myshopify.com&host=x&timestamp=1");
  const signed = signAdminQuery(query, "hush");
  query.set("hmac", signed);
  expect(signAdminQuery(query, "hush")).toBe(signed);
  query.set("shop", "b.myshopify.com");
  expect(signAdminQuery(query, "hush")).not.toBe(signed);
});
