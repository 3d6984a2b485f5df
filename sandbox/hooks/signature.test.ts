/**
 * The webhook signature against a published vector. Shopify publishes the rule (HMAC-SHA256 over the raw body, base64)
 * but no example with numbers, so the vector is the algorithm's own: RFC 4231, test case 2.
 * Rule: https://shopify.dev/docs/apps/build/webhooks/subscribe/https
 */
import { expect, test } from "vitest";
import { webhookHmac } from "./signature";

test("gives RFC 4231's HMAC-SHA256, in base64", () => {
  const hex = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  const body = Buffer.from("what do ya want for nothing?");
  expect(webhookHmac(body, "Jefe")).toBe(Buffer.from(hex, "hex").toString("base64"));
});

test("signs bytes: the same text in another encoding or with another space has another signature", () => {
  const body = '{"title":"茶"}';
  const signed = webhookHmac(Buffer.from(body), "hush");
  expect(webhookHmac(Buffer.from('{"title": "茶"}'), "hush")).not.toBe(signed);
  expect(webhookHmac(Buffer.from(body, "utf16le"), "hush")).not.toBe(signed);
  expect(webhookHmac(Buffer.from(body), "hush2")).not.toBe(signed);
});
