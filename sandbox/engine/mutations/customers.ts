/**
 * customerUpdate and the two consent updates over domain/customers.ts. customerUpdate refuses consent, as the platform
 * sends it to the mutations made for it.
 */
import { setConsent, updateCustomer, type ConsentInput } from "../../domain/customers";
import type { Outcome } from "../../domain/outcome";
import type { Customer } from "../../domain/types";
import { fields, type Args } from "../context";
import { given, idOf, refuseInputs, text, texts, time } from "../inputs";
import { customerOf } from "../sources";
import { checkMetafields, writeMetafields } from "./metadata";
import { ifDone, userErrors } from "./payload";

export const customerMutations = fields<unknown>({
  customerUpdate: (_s, args, ctx) => {
    const input = args["input"] as Args;
    refuseInputs("CustomerInput", input, [
      "addresses",
      "multipassIdentifier",
      "taxExempt",
      "taxExemptions",
      "whatsAppMarketingConsent",
    ]);
    for (const [name, mutation] of consentMutations)
      if (input[name] != null) {
        const message = `To update ${name}, please use the ${mutation} Mutation instead`;
        return { customer: null, userErrors: [{ field: [name], message }] };
      }
    const id = idOf(input["id"], "Customer");
    const wrong = ctx.shop.customers.has(id) ? checkMetafields(input["id"], input["metafields"], ctx) : [];
    if (wrong.length) return { customer: null, userErrors: wrong };
    const outcome = updateCustomer(
      ctx.world,
      ctx.shop,
      id,
      given({
        firstName: text(input, "firstName") ?? (input["firstName"] === null ? "" : undefined),
        lastName: text(input, "lastName") ?? (input["lastName"] === null ? "" : undefined),
        email: text(input, "email") ?? undefined,
        phone: text(input, "phone"),
        note: text(input, "note"),
        locale: text(input, "locale") ?? undefined,
        tags: texts(input["tags"]),
      }),
    );
    if (outcome.kind === "done") writeMetafields(input["id"], input["metafields"], ctx);
    return payload(outcome);
  },
  customerEmailMarketingConsentUpdate: (_s, args, ctx) => {
    const input = args["input"] as Args;
    const consent = consentOf(input["emailMarketingConsent"] as Args);
    return payload(setConsent(ctx.world, ctx.shop, idOf(input["customerId"], "Customer"), "email", consent));
  },
  customerSmsMarketingConsentUpdate: (_s, args, ctx) => {
    const input = args["input"] as Args;
    const consent = consentOf(input["smsMarketingConsent"] as Args);
    return payload(setConsent(ctx.world, ctx.shop, idOf(input["customerId"], "Customer"), "sms", consent));
  },
});

const consentMutations = [
  ["emailMarketingConsent", "customerEmailMarketingConsentUpdate"],
  ["smsMarketingConsent", "customerSmsMarketingConsentUpdate"],
] as const;

function consentOf(input: Args): ConsentInput {
  refuseInputs("MarketingConsentInput", input, ["sourceLocationId"]);
  const updatedAt = time(input["consentUpdatedAt"]);
  return {
    state: String(input["marketingState"]),
    optInLevel: (input["marketingOptInLevel"] ?? null) as ConsentInput["optInLevel"],
    ...(updatedAt === undefined ? {} : { updatedAt }),
  };
}

function payload(outcome: Outcome<Customer>): object {
  // The consent codes have no NOT_FOUND.
  const errors = userErrors(outcome).map((e) => (e.code === "NOT_FOUND" ? { ...e, code: "INVALID" } : e));
  return { customer: ifDone(outcome, customerOf), userErrors: errors };
}
