/**
 * The lease of a turn: the process that holds it may answer, and only while it holds it. A process that dies lets it run
 * out; the sweeper then takes the turn over. Used by start, runner, commit and sweep.
 */
import { shopStatement } from "~/db.server";
import type { ShopDb } from "~/db.server";
import { newSecret } from "~/platform/ids";
import type { Clock } from "~/platform/clock";

/** R7 wants an answer or a person within 20 s of a killed process: 8 s lease, 2 s sweep, the rest for the answer. */
export const LEASE_MS = 8_000;
export const RENEW_EVERY_MS = 2_500;

/** This process in lease_owner; new at every start, so a restarted process never mistakes old leases for its own. */
export const PROCESS_ID = newSecret(12);

/** Extends the lease; false when it is no longer ours. */
export async function renewLease(db: ShopDb, turnId: string, owner: string, clock: Clock): Promise<boolean> {
  const renewed = await renew(db, [turnId, owner, new Date(clock.nowMs() + LEASE_MS).toISOString()]);
  return renewed.length === 1;
}

const renew = shopStatement<{ id: string }>(
  "renew-lease",
  `UPDATE turn SET lease_expires_at = $4::timestamp
  WHERE id = $2 AND shop_id = $1 AND lease_owner = $3 AND status = 'running' RETURNING id`,
);
