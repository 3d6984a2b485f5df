/**
 * The return's life: made by the merchant with fees and an exchange, requested and decided, processed with its refund,
 * closed, opened again, cancelled; each illegal step with its code.
 * Source: https://shopify.dev/docs/apps/build/orders-fulfillment/returns-apps/build-return-management
 */
import { expect, test } from "vitest";
import type { Order } from "../domain/types";
import { at, commerceScopes, gidOf, trade, type Trade } from "./commerce-bench";

const CREATE = `mutation($r: ReturnInput!) { returnCreate(returnInput: $r) { return { id status
  returnShippingFees { amountSet { shopMoney { amount } } }
  returnLineItems(first: 5) { nodes { id quantity ... on ReturnLineItem { restockingFee { percentage amountSet { shopMoney { amount } } } } } }
  exchangeLineItems(first: 5) { nodes { id quantity title processedQuantity } } } userErrors { code field } } }`;
const step = (name: string): string =>
  `mutation($id: ID!) { ${name}(id: $id) { return { status closedAt } userErrors { code field } } }`;
const decide = (name: string, more = ""): string =>
  `mutation($id: ID!) { ${name}(input: {id: $id ${more}}) { return { status } userErrors { code field } } }`;
const DECLINE = decide("returnDeclineRequest", ", declineReason: FINAL_SALE");
const PROCESS = `mutation($p: ReturnProcessInput!) { returnProcess(input: $p) { return { status
  returnLineItems(first: 5) { nodes { ... on ReturnLineItem { processedQuantity unprocessedQuantity refundedQuantity } } }
  refunds(first: 5) { nodes { totalRefundedSet { shopMoney { amount } } } } } userErrors { code field } } }`;

const parcelLine = (order: Order, index = 0): string =>
  gidOf("FulfillmentLineItem", order.fulfillments[0]?.lines[index]?.id);
const input = (order: Order, quantity: number, more: object = {}): object => ({
  orderId: gidOf("Order", order.id),
  returnLineItems: [
    {
      fulfillmentLineItemId: parcelLine(order),
      quantity,
      returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/8",
    },
  ],
  ...more,
});
const usd = (amount: string): object => ({ amount, currencyCode: "USD" });

async function opened(b: Trade, order: Order, quantity: number, more: object = {}): Promise<string> {
  return String(at(await b.run(CREATE, { r: input(order, quantity, more) }), "return.id"));
}

test("a return with fees and an exchange is open at once; what it comes to is told before anything is paid", async () => {
  const b = await trade();
  const order = b.delivered({ coats: 2 }, { discountMinor: 2_000 });
  b.heard();
  const made = await b.run(CREATE, {
    r: {
      ...input(order, 1, {
        returnShippingFee: { amount: usd("5.00") },
        exchangeLineItems: [{ variantId: gidOf("ProductVariant", b.mug.id), quantity: 2 }],
      }),
      returnLineItems: [{ fulfillmentLineItemId: parcelLine(order), quantity: 1, restockingFee: { percentage: 10 } }],
    },
  });
  expect(made).toMatchObject({
    return: {
      status: "OPEN",
      returnShippingFees: [{ amountSet: { shopMoney: { amount: "5.0" } } }],
      returnLineItems: { nodes: [{ restockingFee: { percentage: 10, amountSet: { shopMoney: { amount: "9.0" } } } }] },
      exchangeLineItems: { nodes: [{ quantity: 2, title: "Mug", processedQuantity: 0 }] },
    },
    userErrors: [],
  });
  expect(b.heard()).toEqual(["returns/approve", "orders/updated"]);
  const outcome = `query($id: ID!, $line: ID!, $x: ID!) { return(id: $id) { suggestedFinancialOutcome(returnLineItems: [{id: $line, quantity: 1}], exchangeLineItems: [{id: $x, quantity: 2}]) {
    totalAdditionalFees { shopMoney { amount } } financialTransfer { __typename ... on RefundReturnOutcome { amount { shopMoney { amount } } } } } } }`;
  const asked = await b.run(outcome, {
    id: at(made, "return.id"),
    line: at(made, "return.returnLineItems.nodes.0.id"),
    x: at(made, "return.exchangeLineItems.nodes.0.id"),
  });
  // One coat at 100 less its 10 of the discount, less fees of 14 and two mugs of 15.
  expect(asked["suggestedFinancialOutcome"]).toEqual({
    totalAdditionalFees: { shopMoney: { amount: "14.0" } },
    financialTransfer: { __typename: "RefundReturnOutcome", amount: { shopMoney: { amount: "46.0" } } },
  });
});

test("processing confirms units, pays the refund, restocks, and makes the exchange a line to be sent", async () => {
  const b = await trade();
  const order = b.delivered({ coats: 2 });
  const made = await b.run(CREATE, {
    r: input(order, 2, { exchangeLineItems: [{ variantId: gidOf("ProductVariant", b.mug.id), quantity: 1 }] }),
  });
  const line = at(made, "return.returnLineItems.nodes.0.id");
  const sale = gidOf("OrderTransaction", order.transactions[0]?.id);
  const stock = [b.coat.inventoryQuantity, b.mug.inventoryQuantity];
  b.heard();
  const processed = await b.run(PROCESS, {
    p: {
      returnId: at(made, "return.id"),
      returnLineItems: [
        {
          id: line,
          quantity: 1,
          dispositions: [
            {
              reverseFulfillmentOrderLineItemId: "gid://shopify/ReverseFulfillmentOrderLineItem/1",
              quantity: 1,
              dispositionType: "RESTOCKED",
            },
          ],
        },
      ],
      exchangeLineItems: [{ id: at(made, "return.exchangeLineItems.nodes.0.id"), quantity: 1 }],
      financialTransfer: { issueRefund: { orderTransactions: [{ parentId: sale, transactionAmount: usd("85.00") }] } },
    },
  });
  expect(processed).toMatchObject({
    return: {
      status: "OPEN",
      returnLineItems: { nodes: [{ processedQuantity: 1, unprocessedQuantity: 1, refundedQuantity: 1 }] },
      refunds: { nodes: [{ totalRefundedSet: { shopMoney: { amount: "85.0" } } }] },
    },
    userErrors: [],
  });
  expect(b.heard()).toEqual(expect.arrayContaining(["refunds/create", "order_transactions/create", "returns/process"]));
  expect([b.coat.inventoryQuantity, b.mug.inventoryQuantity]).toEqual([(stock[0] ?? 0) + 1, (stock[1] ?? 0) - 1]);
  expect(order.lines.map((l) => [l.title, l.quantity, l.currentQuantity])).toEqual([
    ["Coat", 2, 1],
    ["Mug", 1, 1],
  ]);
  const open = `query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { status } } returnStatus } }`;
  expect(await b.run(open, { id: gidOf("Order", order.id) })).toEqual({
    fulfillmentOrders: { nodes: [{ status: "CLOSED" }, { status: "OPEN" }] },
    returnStatus: "IN_PROGRESS",
  });
});

test("processing more than is there, twice, too much money or another order's payment is refused; nothing changes", async () => {
  const b = await trade();
  const order = b.delivered({ coats: 1 });
  const id = await opened(b, order, 1);
  const line = gidOf("ReturnLineItem", order.returns[0]?.lines[0]?.id);
  const pay = (parentId: string, amount: string): object => ({
    financialTransfer: { issueRefund: { orderTransactions: [{ parentId, transactionAmount: usd(amount) }] } },
  });
  const wrong = (more: object, quantity = 1): Promise<unknown> =>
    b.refusals(PROCESS, { p: { returnId: id, returnLineItems: [{ id: line, quantity }], ...more } });
  const sale = gidOf("OrderTransaction", order.transactions[0]?.id);
  expect(await wrong({}, 2)).toEqual([["INVALID", "input.returnLineItems.0.quantity"]]);
  expect(await wrong(pay(sale, "100.01"))).toEqual([["INVALID", "input.financialTransfer.issueRefund"]]);
  expect(await wrong(pay("gid://shopify/OrderTransaction/1", "1.00"))).toMatchObject([
    ["NOT_FOUND", expect.anything()],
  ]);
  expect(await wrong({ returnLineItems: [] })).toEqual([["BLANK", "input.returnLineItems"]]);
  expect(order.refunds).toEqual([]);
  await b.run(PROCESS, { p: { returnId: id, returnLineItems: [{ id: line, quantity: 1 }] } });
  expect(order.returnStatus).toBe("INSPECTION_COMPLETE");
  expect(await wrong({})).toEqual([["INVALID", "input.returnLineItems.0.quantity"]]);
});

test("every step from every state: the legal ones happen and are announced, the others are INVALID_STATE", async () => {
  const b = await trade();
  const request = `mutation($r: ReturnRequestInput!) { returnRequest(input: $r) { return { id status } userErrors { code } } }`;
  const steps: Record<string, string> = {
    approve: decide("returnApproveRequest"),
    decline: DECLINE,
    close: step("returnClose"),
    reopen: step("returnReopen"),
    cancel: step("returnCancel"),
  };
  const ways: Record<string, { by: string[]; legal: Record<string, [string, string]> }> = {
    REQUESTED: {
      by: [],
      legal: {
        approve: ["OPEN", "returns/approve"],
        decline: ["DECLINED", "returns/decline"],
        cancel: ["CANCELED", "returns/cancel"],
      },
    },
    OPEN: { by: ["approve"], legal: { close: ["CLOSED", "returns/close"], cancel: ["CANCELED", "returns/cancel"] } },
    CLOSED: { by: ["approve", "close"], legal: { reopen: ["OPEN", "returns/reopen"] } },
    DECLINED: { by: ["decline"], legal: {} },
    CANCELED: { by: ["cancel"], legal: {} },
  };
  for (const [state, { by, legal }] of Object.entries(ways))
    for (const [name, query] of Object.entries(steps)) {
      const order = b.delivered({ mugs: 1 });
      const id = at(await b.run(request, { r: input(order, 1) }), "return.id");
      for (const before of by) await b.run(steps[before] ?? "", { id });
      b.heard();
      const answer = await b.run(query, { id });
      const wanted = legal[name];
      const where = `${name} from ${state}`;
      if (wanted) {
        expect(at(answer, "return.status"), where).toBe(wanted[0]);
        expect(b.heard(), where).toContain(wanted[1]);
      } else {
        expect(answer, where).toMatchObject({ return: null, userErrors: [{ code: "INVALID_STATE" }] });
        expect(b.heard(), where).toEqual([]);
      }
    }
});

test("one parcel's returnable units are asked by its own id, until a return has claimed them", async () => {
  const b = await trade();
  const order = b.delivered({ mugs: 2 });
  const ask = `query($id: ID!) { returnableFulfillment(id: $id) { returnableFulfillmentLineItems(first: 2) { nodes { quantity } } } }`;
  const read = async (): Promise<unknown> => {
    const id = gidOf("ReturnableFulfillment", order.fulfillments[0]?.id);
    return at((await b.ask(ask, { id }, { scopes: commerceScopes })).data, "returnableFulfillment");
  };
  expect(await read()).toEqual({ returnableFulfillmentLineItems: { nodes: [{ quantity: 2 }] } });
  await opened(b, order, 2);
  expect(await read()).toBeNull();
});

test("a return that was worked on cannot be cancelled, one on an archived order opens it, unknown ids are NOT_FOUND", async () => {
  const b = await trade();
  const order = b.delivered({ coats: 1 });
  await b.run(`mutation($id: ID!) { orderClose(input: {id: $id}) { order { closed } userErrors { message } } }`, {
    id: gidOf("Order", order.id),
  });
  expect(order.closedAt).not.toBeNull();
  const id = await opened(b, order, 1);
  expect(order.closedAt).toBeNull();
  const line = gidOf("ReturnLineItem", order.returns[0]?.lines[0]?.id);
  await b.run(PROCESS, { p: { returnId: id, returnLineItems: [{ id: line, quantity: 1 }] } });
  expect(await b.refusals(step("returnCancel"), { id })).toEqual([["INVALID_STATE", "id"]]);
  for (const query of [step("returnClose"), decide("returnApproveRequest")])
    expect((await b.refusals(query, { id: "gid://shopify/Return/1" }))[0]?.[0]).toBe("NOT_FOUND");
  expect(await b.refusals(CREATE, { r: input(order, 1) })).toEqual([
    ["INVALID", "returnInput.returnLineItems.0.quantity"],
  ]);
  const wrongFee = {
    returnLineItems: [
      { fulfillmentLineItemId: parcelLine(b.delivered({ mugs: 1 })), quantity: 1, restockingFee: { percentage: 101 } },
    ],
  };
  const mugs = [...b.shop.orders.values()].at(-1);
  expect(await b.refusals(CREATE, { r: { orderId: gidOf("Order", mugs?.id), ...wrongFee } })).toEqual([
    ["INVALID", "returnInput.returnLineItems.0.restockingFee.percentage"],
  ]);
});
