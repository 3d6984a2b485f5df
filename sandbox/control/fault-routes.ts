/**
 * The control routes below faults: switches, the seeded plan, the log of what was done, and the kinds there are. They
 * act on the same Trouble object that the doors ask.
 */
import { z } from "zod";
import { faces } from "../faults/kinds";
import { faultsShape } from "../faults/switches";
import { planShape } from "../faults/trouble";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { readBody } from "./answer";

/** Body of POST faults: any switch, and the one-shot "revoke-token". */
const faultsPatch = faultsShape
  .partial()
  .extend({ "revoke-token": z.union([z.boolean(), z.string()]).optional() })
  .strict();

/** Answers `at` ("GET faults/log"), or null when it is no route of these. */
export async function faultRoute(context: SandboxContext, inbound: Inbound, at: string): Promise<Reply | null> {
  const { trouble } = context;
  switch (at) {
    case "GET faults":
      return json({ ...context.faults, plan: trouble.plan() });
    case "POST faults":
      return setFaults(context, inbound);
    case "GET faults/kinds":
      return json(faces);
    case "GET faults/log":
      return json({ plan: trouble.plan(), log: trouble.log });
    case "POST faults/clear":
      trouble.clear();
      return json({ ...context.faults, plan: null });
    case "DELETE faults/plan":
      trouble.setPlan(null);
      return json({ plan: null });
    case "POST faults/plan": {
      const body = await readBody(inbound, planShape);
      if ("refusal" in body) return body.refusal;
      trouble.setPlan(body.value);
      return json({ plan: trouble.plan() });
    }
  }
  return null;
}

async function setFaults(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const body = await readBody(inbound, faultsPatch);
  if ("refusal" in body) return body.refusal;
  const { "revoke-token": revoke, ...switches } = body.value;
  Object.assign(context.faults, switches);
  const domains = revoke
    ? [...context.world.shops.values()]
        .filter((shop) => revoke === true || shop.handle === revoke)
        .map((shop) => shop.domain)
    : [];
  const revoked = domains.reduce((sum, domain) => sum + context.tokens.revoke(domain, "access"), 0);
  return json({ ...context.faults, revoked });
}
