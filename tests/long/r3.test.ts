/**
 * R3 at full length: a worker process is killed at 100 points drawn by chance, half of them mid-import and half mid-drain,
 * on a PostgreSQL server. KILLS=n plays fewer, SEED=n one lane of that seed. Prints how long it took to go on.
 */
import { expect, inject, test } from "vitest";
import { killLane, type Kill } from "../chaos/kill-lane";
import { emptyServerDatabase } from "../chaos/server-database";
import { skipWithoutServer } from "../support/skip-without-server";

const serverUrl = inject("chaosPostgresUrl");
skipWithoutServer(serverUrl);

const LANES = 4;
const KILLS = Number(process.env["KILLS"] ?? 100);
const RESUMED_WITHIN_MS = 60_000;
const seed = Number(process.env["SEED"] ?? 0);
const seeds = seed > 0 ? [seed] : Array.from({ length: LANES }, (_, lane) => lane + 1);

test(
  `R3: no row differs after kill -9 of the worker at ${KILLS} points, each time resumed within a minute`,
  {
    timeout: 3 * 3600_000,
  },
  async () => {
    // Side by side: most of a kill's time is waiting for the dead worker's leases to run out.
    const reports = await Promise.all(
      seeds.map(async (lane) => {
        const { url } = await emptyServerDatabase(serverUrl);
        return killLane({ seed: lane, kills: Math.ceil(KILLS / seeds.length), databaseUrl: url });
      }),
    );
    const kills = reports.flatMap((report) => report.kills);
    for (const during of ["import", "drain"] as const) console.log(summary(during, kills));
    expect(reports.flatMap((report) => report.differences)).toEqual([]);
    // How soon the next worker starts is the machine's matter: the leases run out meanwhile.
    expect(kills.filter(({ afterReadyMs }) => afterReadyMs > RESUMED_WITHIN_MS)).toEqual([]);
  },
);

function summary(during: Kill["during"], kills: Kill[]): string {
  const of = kills.filter((kill) => kill.during === during);
  const at = (field: "resumedMs" | "afterReadyMs", share: number) => {
    const sorted = of.map((kill) => kill[field]).sort((one, other) => one - other);
    return `${((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) / 1000).toFixed(1)} s`;
  };
  const points = of.map(({ point }) => point).join("; ");
  return (
    `${of.length} kills mid-${during}: went on after p50 ${at("resumedMs", 0.5)}, max ${at("resumedMs", 1)} ` +
    `(from the next worker being ready: p50 ${at("afterReadyMs", 0.5)}, max ${at("afterReadyMs", 1)})\n  at ${points}`
  );
}
