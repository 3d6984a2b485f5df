/**
 * Order.suggestedRefund and Return.suggestedFinancialOutcome: what would be given back, before anything is. Both use
 * the same sums as the refunds themselves (domain/order-facts.ts, domain/return-processing.ts). Registered in
 * registry.ts; several gateways in one order are not emulated.
 */
import { refundableShipping, totalPaid, totalRefunded, worthOf, type LineQuantity } from "../../domain/order-facts";
import { returnWorth } from "../../domain/return-processing";
import type { Order, Refund, Return } from "../../domain/types";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { moneyBag, money } from "../scalars";
import { transactionOf, type OrderSource, type ReturnSource } from "../sources";
import { findVariant } from "../../domain/catalogue-facts";
import { idOf, list, moneyOf, shopMoney } from "../inputs";
import { refundLineOf } from "./refund";

export const suggestedRefundTypes = {
  Order: fields<OrderSource>({ suggestedRefund: ({ order }, args, ctx) => suggestedRefund(order, args, ctx) }),
  Return: fields<ReturnSource>({
    suggestedFinancialOutcome: ({ order, item }, args, ctx) => outcome(order, item, args, ctx),
  }),
};

function suggestedRefund(order: Order, args: Args, ctx: Ctx): object {
  if (list(args["refundDuties"]).length) throw notEmulated("Order.suggestedRefund(refundDuties)");
  if (args["refundMethodAllocation"] === "STORE_CREDIT")
    throw notEmulated("Order.suggestedRefund(refundMethodAllocation: STORE_CREDIT)");
  const open = openMoney(order);
  const isFull = args["suggestFullRefund"] === true;
  const lines = isFull
    ? order.lines.map((l) => ({ orderLineId: l.id, quantity: l.refundableQuantity })).filter((l) => l.quantity > 0)
    : wantedLines(order, list(args["refundLineItems"]));
  const { fullMinor, discountMinor, taxMinor } = worthOf(order, lines);
  const shipping = shippingOf(order, args, isFull, ctx);
  const amount = isFull ? open : Math.min(open, fullMinor - discountMinor + taxMinor + shipping);
  const bag = (minor: number): object => moneyBag(ctx.shop, minor);
  const plain = (minor: number): string | null => money(ctx.shop, minor);
  return {
    amount: plain(amount),
    amountSet: bag(amount),
    subtotal: plain(fullMinor),
    subtotalSet: bag(fullMinor),
    discountedSubtotalSet: bag(fullMinor - discountMinor),
    totalCartDiscountAmountSet: bag(discountMinor),
    totalTaxSet: bag(taxMinor),
    totalTaxes: plain(taxMinor),
    totalDutiesSet: bag(0),
    maximumRefundable: plain(open),
    maximumRefundableSet: bag(open),
    refundDuties: [],
    refundLineItems: lines.map((line) => refundLineOf(order, suggestedLine(order, line))),
    shipping: {
      amount: plain(shipping),
      amountSet: bag(shipping),
      maximumRefundable: plain(refundableShipping(order)),
      maximumRefundableSet: bag(refundableShipping(order)),
      tax: plain(0),
      taxSet: bag(0),
    },
    suggestedRefundMethods: [],
    suggestedTransactions: suggestedTransactions(order, amount, open, ctx),
  };
}

/** Money back, or money to ask for when the exchange is dearer than what comes back. */
function outcome(order: Order, item: Return, args: Args, ctx: Ctx): object | null {
  if (item.status !== "OPEN") return null;
  if (list(args["refundDuties"]).length) throw notEmulated("Return.suggestedFinancialOutcome(refundDuties)");
  if (args["refundMethodAllocation"] === "STORE_CREDIT")
    throw notEmulated("Return.suggestedFinancialOutcome(refundMethodAllocation: STORE_CREDIT)");
  const units = list(args["returnLineItems"]).map((row) => ({
    returnLineId: idOf(row["id"], "ReturnLineItem"),
    quantity: Number(row["quantity"]),
  }));
  const worth = returnWorth(order, item, units);
  const exchange = list(args["exchangeLineItems"]).reduce((sum, row) => {
    const line = item.exchangeLines?.find((l) => l.id === idOf(row["id"], "ExchangeLineItem"));
    const price = line && findVariant(ctx.shop, line.variantId)?.variant.priceMinor;
    return sum + (price ?? 0) * Number(row["quantity"]);
  }, 0);
  const shippingInput = args["refundShipping"] as Args | null | undefined;
  const shipping =
    shippingInput?.["fullRefund"] === true
      ? refundableShipping(order)
      : shippingInput?.["shippingRefundAmount"] == null
        ? 0
        : shopMoney(shippingInput["shippingRefundAmount"], ctx, "RefundShippingInput.shippingRefundAmount");
  const total = worth.totalMinor + shipping - exchange;
  const open = openMoney(order);
  const bag = (minor: number): object => moneyBag(ctx.shop, minor);
  return {
    discountedSubtotal: bag(worth.subtotalMinor - worth.discountMinor),
    maximumRefundable: bag(open),
    refundDuties: [],
    shipping: { amountSet: bag(shipping), maximumRefundableSet: bag(refundableShipping(order)), taxSet: bag(0) },
    totalAdditionalFees: bag(worth.feesMinor),
    totalCartDiscountAmount: bag(worth.discountMinor),
    totalDuties: bag(0),
    totalTax: bag(worth.taxMinor),
    financialTransfer:
      total < 0
        ? { __typename: "InvoiceReturnOutcome", amount: bag(-total) }
        : {
            __typename: "RefundReturnOutcome",
            amount: bag(Math.min(open, total)),
            suggestedRefundMethods: [],
            suggestedTransactions: suggestedTransactions(order, Math.min(open, total), open, ctx),
          },
  };
}

function openMoney(order: Order): number {
  return Math.max(0, totalPaid(order) - totalRefunded(order, "any"));
}

function wantedLines(order: Order, rows: Args[]): LineQuantity[] {
  return rows.flatMap((row) => {
    const line = order.lines.find((l) => l.id === idOf(row["lineItemId"], "LineItem"));
    const quantity = Math.min(Number(row["quantity"]), line?.refundableQuantity ?? 0);
    return line && quantity > 0 ? [{ orderLineId: line.id, quantity }] : [];
  });
}

function shippingOf(order: Order, args: Args, isFull: boolean, ctx: Ctx): number {
  if (args["shippingAmount"] != null) return Math.min(refundableShipping(order), moneyOf(args["shippingAmount"], ctx));
  return isFull || args["refundShipping"] === true ? refundableShipping(order) : 0;
}

function suggestedLine(order: Order, line: LineQuantity): Refund["lines"][number] {
  return { ...line, id: line.orderLineId, subtotalMinor: worthOf(order, [line]).fullMinor };
}

function suggestedTransactions(order: Order, amount: number, open: number, ctx: Ctx): object[] {
  const sale = order.transactions.find((t) => (t.kind === "SALE" || t.kind === "CAPTURE") && t.status === "SUCCESS");
  if (!sale || amount <= 0) return [];
  return [
    {
      amount: money(ctx.shop, amount),
      amountSet: moneyBag(ctx.shop, amount),
      gateway: sale.gateway,
      formattedGateway: sale.gateway.replace(/_/g, " "),
      kind: "SUGGESTED_REFUND",
      maximumRefundable: money(ctx.shop, open),
      maximumRefundableSet: moneyBag(ctx.shop, open),
      parentTransaction: transactionOf(order, sale),
    },
  ];
}
