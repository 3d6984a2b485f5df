/**
 * Customers changed, what they consent to, their store credit, metafields taken away; the web pixel and Flow triggers.
 * Sources: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/customerUpdate,
 * …/customerEmailMarketingConsentUpdate, …/storeCreditAccountCredit, …/metafieldsDelete, …/webPixelCreate
 */
import { expect, test } from "vitest";
import { at, commerceScopes, gidOf, trade } from "./commerce-bench";

const UPDATE = `mutation($i: CustomerInput!) { customerUpdate(input: $i) { customer { firstName note tags defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } } userErrors { field message } } }`;

test("name, note, tags, e-mail and phone change and are announced; what another has, or is none, is refused", async () => {
  const b = await trade();
  const id = gidOf("Customer", b.ann);
  const i = {
    id,
    firstName: "Anna",
    note: "Prefers mail",
    tags: ["vip"],
    email: "anna@lee.example",
    phone: "+46701234567",
  };
  expect(at(await b.run(UPDATE, { i }), "customer")).toEqual({
    firstName: "Anna",
    note: "Prefers mail",
    tags: ["vip"],
    defaultEmailAddress: { emailAddress: "anna@lee.example" },
    defaultPhoneNumber: { phoneNumber: "+46701234567" },
  });
  expect(b.heard()).toEqual(["customers/update"]);
  const problem = (more: object): Promise<unknown> => b.refusals(UPDATE, { i: { id, ...more } });
  expect(await problem({ email: "BOB@ray.example" })).toEqual([["Email has already been taken", "email"]]);
  expect(await problem({ email: "nobody" })).toEqual([["Email is invalid", "email"]]);
  expect(await problem({ phone: "070 123" })).toEqual([["Phone is invalid", "phone"]]);
  expect(await problem({ emailMarketingConsent: { marketingState: "SUBSCRIBED" } })).toMatchObject([
    [expect.stringContaining("customerEmailMarketingConsentUpdate"), "emailMarketingConsent"],
  ]);
  expect(await problem({ id: "gid://shopify/Customer/1" })).toEqual([["Customer does not exist", "id"]]);
  expect(b.heard()).toEqual([]);
});

const consent = (kind: "email" | "sms"): string => {
  const name = kind === "email" ? "Email" : "Sms";
  return `mutation($i: Customer${name}MarketingConsentUpdateInput!) { customer${name}MarketingConsentUpdate(input: $i) { customer { defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt } defaultPhoneNumber { marketingState } } userErrors { code field } } }`;
};

test("consent is recorded with its level and moment; states that are not for apps to set, and the future, are INVALID", async () => {
  const b = await trade();
  const customerId = gidOf("Customer", b.ann);
  const given = {
    marketingState: "SUBSCRIBED",
    marketingOptInLevel: "CONFIRMED_OPT_IN",
    consentUpdatedAt: "2026-11-19T10:00:00Z",
  };
  expect(
    at(
      await b.run(consent("email"), { i: { customerId, emailMarketingConsent: given } }),
      "customer.defaultEmailAddress",
    ),
  ).toEqual({
    marketingState: "SUBSCRIBED",
    marketingOptInLevel: "CONFIRMED_OPT_IN",
    marketingUpdatedAt: "2026-11-19T10:00:00Z",
  });
  expect(b.heard()).toEqual(["customers_email_marketing_consent/update", "customers/update"]);
  for (const wrong of [
    { marketingState: "NOT_SUBSCRIBED" },
    { marketingState: "REDACTED" },
    { ...given, consentUpdatedAt: "2027-01-01T00:00:00Z" },
  ])
    expect((await b.refusals(consent("email"), { i: { customerId, emailMarketingConsent: wrong } }))[0]?.[0]).toBe(
      "INVALID",
    );
  const sms = { i: { customerId, smsMarketingConsent: { marketingState: "SUBSCRIBED" } } };
  expect(await b.refusals(consent("sms"), sms)).toEqual([["INVALID", "input.smsMarketingConsent"]]);
  await b.run(UPDATE, { i: { id: customerId, phone: "+46701234567" } });
  b.heard();
  expect(at(await b.run(consent("sms"), sms), "customer.defaultPhoneNumber.marketingState")).toBe("SUBSCRIBED");
  expect(b.heard()).toEqual(["customers_marketing_consent/update", "customers/update"]);
});

const CREDIT = `mutation($id: ID!, $i: StoreCreditAccountCreditInput!) { storeCreditAccountCredit(id: $id, creditInput: $i) { storeCreditAccountTransaction { balanceAfterTransaction { amount } account { id } } userErrors { code field } } }`;
const DEBIT = `mutation($id: ID!, $i: StoreCreditAccountDebitInput!) { storeCreditAccountDebit(id: $id, debitInput: $i) { storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } } userErrors { code field } } }`;
const usd = (amount: string): object => ({ amount, currencyCode: "USD" });

test("credit makes the account, a debit spends what ends soonest, and what has ended cannot be spent", async () => {
  const b = await trade();
  const owner = gidOf("Customer", b.ann);
  const day = 86_400_000;
  const first = await b.run(CREDIT, { id: owner, i: { creditAmount: usd("10.00") } });
  const id = at(first, "storeCreditAccountTransaction.account.id");
  await b.run(CREDIT, { id, i: { creditAmount: usd("5.00"), expiresAt: "2026-11-25T00:00:00Z" } });
  expect(at(await b.run(DEBIT, { id, i: { debitAmount: usd("3.00") } }), "storeCreditAccountTransaction")).toEqual({
    amount: { amount: "-3.0" },
    balanceAfterTransaction: { amount: "12.0" },
  });
  const read = `query($id: ID!) { storeCreditAccount(id: $id) { balance { amount } transactions(first: 5) { nodes { ... on StoreCreditAccountCreditTransaction { remainingAmount { amount } } } } } }`;
  expect(await b.run(read, { id })).toEqual({
    balance: { amount: "12.0" },
    transactions: { nodes: [{ remainingAmount: { amount: "10.0" } }, { remainingAmount: { amount: "2.0" } }, {}] },
  });
  b.wait(5 * day);
  expect(at(await b.run(read, { id }), "balance.amount")).toBe("10.0");
  expect(await b.refusals(DEBIT, { id, i: { debitAmount: usd("10.01") } })).toEqual([
    ["INSUFFICIENT_FUNDS", "debitInput.debitAmount.amount"],
  ]);
});

test.each([
  ["nothing", "0.00", "USD", {}, "NEGATIVE_OR_ZERO_AMOUNT"],
  ["another currency", "1.00", "EUR", {}, "UNSUPPORTED_CURRENCY"],
  ["an end that has passed", "1.00", "USD", { expiresAt: "2026-01-01T00:00:00Z" }, "EXPIRES_AT_IN_PAST"],
])("a credit of %s is refused with its code", async (_name, amount, currencyCode, more, code) => {
  const b = await trade();
  const i = { creditAmount: { amount, currencyCode }, ...more };
  expect((await b.refusals(CREDIT, { id: gidOf("Customer", b.ann), i }))[0]?.[0]).toBe(code);
  expect(b.shop.commerce?.storeCredit ?? []).toEqual([]);
});

test("credit and debit of nobody are refused, and store credit needs its own scope", async () => {
  const b = await trade();
  const i = { creditAmount: usd("1.00") };
  expect((await b.refusals(CREDIT, { id: "gid://shopify/Customer/1", i }))[0]?.[0]).toBe("OWNER_NOT_FOUND");
  expect((await b.refusals(CREDIT, { id: "gid://shopify/StoreCreditAccount/1", i }))[0]?.[0]).toBe("ACCOUNT_NOT_FOUND");
  expect((await b.refusals(DEBIT, { id: gidOf("Customer", b.ann), i: { debitAmount: usd("1.00") } }))[0]?.[0]).toBe(
    "ACCOUNT_NOT_FOUND",
  );
  const denied = await b.ask(CREDIT, { id: gidOf("Customer", b.ann), i }, { scopes: ["write_customers"] });
  expect(denied.codes).toEqual(["ACCESS_DENIED"]);
});

test("metafields are deleted by name; one that is not there is null and no error; a stranger's scope is refused", async () => {
  const b = await trade();
  const ownerId = gidOf("Customer", b.ann);
  const set = `mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { code } } }`;
  await b.run(set, { m: [{ ownerId, namespace: "aisle", key: "size", type: "single_line_text_field", value: "M" }] });
  b.heard();
  const remove = `mutation($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { deletedMetafields { key namespace } userErrors { field } } }`;
  const m = [
    { ownerId, namespace: "aisle", key: "size" },
    { ownerId, namespace: "aisle", key: "none" },
  ];
  expect(await b.run(remove, { m })).toEqual({
    deletedMetafields: [{ key: "size", namespace: "aisle" }, null],
    userErrors: [],
  });
  expect(b.shop.customers.get(b.ann)?.metafields).toEqual([]);
  expect(b.heard()).toEqual(["customers/update"]);
  expect((await b.ask(remove, { m }, { scopes: ["read_customers"] })).codes).toEqual(["ACCESS_DENIED"]);
});

test("the app has one web pixel; its settings must be JSON; it needs read_customer_events too", async () => {
  const b = await trade();
  const create = `mutation($s: JSON!) { webPixelCreate(webPixel: {settings: $s}) { webPixel { id settings } userErrors { code field } } }`;
  expect((await b.refusals(create, { s: "{broken" }))[0]?.[0]).toBe("INVALID_CONFIGURATION_JSON");
  const id = at(await b.run(create, { s: '{"account":"1"}' }), "webPixel.id");
  expect((await b.refusals(create, { s: "{}" }))[0]?.[0]).toBe("TAKEN");
  const update = `mutation($id: ID!, $s: JSON!) { webPixelUpdate(id: $id, webPixel: {settings: $s}) { webPixel { settings } userErrors { code } } }`;
  await b.run(update, { id, s: { account: "2" } });
  expect(await b.run("{ webPixel { id settings } }")).toEqual({ id, settings: '{"account":"2"}' });
  const remove = `mutation($id: ID!) { webPixelDelete(id: $id) { deletedWebPixelId userErrors { code } } }`;
  expect(at(await b.run(remove, { id }), "deletedWebPixelId")).toBe(id);
  expect((await b.refusals(remove, { id }))[0]?.[0]).toBe("NOT_FOUND");
  expect((await b.ask(create, { s: "{}" }, { scopes: ["write_pixels"] })).codes).toEqual(["ACCESS_DENIED"]);
});

test("a Flow trigger is recorded with its payload; without one, or with 50,000 bytes of it, it is refused", async () => {
  const b = await trade();
  const send = `mutation($h: String, $p: JSON) { flowTriggerReceive(handle: $h, payload: $p) { userErrors { field message } } }`;
  expect(await b.run(send, { h: "handoff-missed", p: { customer_id: 7 } })).toEqual({ userErrors: [] });
  expect(b.shop.commerce?.flow).toMatchObject([{ handle: "handoff-missed", payload: { customer_id: 7 } }]);
  expect(await b.refusals(send, { h: "handoff-missed" })).toHaveLength(1);
  expect(await b.refusals(send, { h: "handoff-missed", p: { text: "x".repeat(50_000) } })).toHaveLength(1);
  expect((await b.ask(send, { h: "x", p: {} }, { scopes: commerceScopes })).errors).toBeUndefined();
  expect(b.shop.commerce?.flow).toHaveLength(2);
});
