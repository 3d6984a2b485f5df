/**
 * storeCreditAccountCredit and storeCreditAccountDebit over domain/store-credit.ts. The id is the account's or its
 * owner's; companies own none here.
 */
import { parseGid } from "../../domain/gid";
import type { StoreCreditTransaction } from "../../domain/commerce-types";
import type { Outcome } from "../../domain/outcome";
import { creditAccount, debitAccount, type AccountRef } from "../../domain/store-credit";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { moneyInput, time } from "../inputs";
import { storeCreditTransactionOf } from "../types/store-credit";
import { ifDone, userErrors } from "./payload";

export const storeCreditMutations = fields<unknown>({
  storeCreditAccountCredit: (_s, args, ctx) => {
    const input = args["creditInput"] as Args;
    const { minor, currency } = moneyInput(input["creditAmount"], ctx);
    const expiresAt = time(input["expiresAt"]) ?? null;
    return payload(
      creditAccount(ctx.world, ctx.shop, ref(args["id"]), { amountMinor: minor, currency, expiresAt }),
      ctx,
    );
  },
  storeCreditAccountDebit: (_s, args, ctx) => {
    const { minor, currency } = moneyInput((args["debitInput"] as Args)["debitAmount"], ctx);
    return payload(debitAccount(ctx.world, ctx.shop, ref(args["id"]), { amountMinor: minor, currency }), ctx);
  },
});

function ref(value: unknown): AccountRef {
  const parsed = parseGid(value);
  if (parsed?.type === "CompanyLocation") throw notEmulated("store credit of a CompanyLocation");
  return { kind: parsed?.type === "Customer" ? "customer" : "account", id: parsed?.id ?? -1 };
}

function payload(outcome: Outcome<StoreCreditTransaction>, ctx: Ctx): object {
  return {
    storeCreditAccountTransaction: ifDone(outcome, (t) => storeCreditTransactionOf(ctx, t)),
    userErrors: userErrors(outcome),
  };
}
