/**
 * R3, one lane of it: a worker process is killed with SIGKILL at points drawn by chance, in the midst of imports and of
 * drains, and another is started each time. At the end every row is held against the shop. Called by tests/long/r3.test.ts;
 * lanes may run side by side, as most of a kill's time is waiting for the dead worker's leases to run out.
 */
import type { AppProcess } from "../support/app-process";
import { differencesIn, GIVE_UP_MS, midDrain, midImport, openLane, type Lane, type LaneOptions } from "./lane";
import { interruptedWork, isEverythingDone, isResumed, untilTrue } from "./sync-watch";

export interface KillReport {
  kills: Kill[];
  /** Rows that differ from the shops at the end, in words. */
  differences: string[];
}

export interface Kill {
  during: "import" | "drain";
  /** What was under way, e.g. "products 800 of 1500". */
  point: string;
  /** From the kill until what it interrupted went on. */
  resumedMs: number;
  /** The same from when the next worker was ready. */
  afterReadyMs: number;
}

export async function killLane({ kills, ...options }: LaneOptions & { kills: number }): Promise<KillReport> {
  const lane = await openLane(options);
  const report: KillReport = { kills: [], differences: [] };
  try {
    await lane.product.start("web");
    let worker = await lane.product.start("worker");
    for (let tries = 0; report.kills.length < kills; tries++) {
      if (tries > kills + 5) throw new Error("The kills come too late: the work is over before them.");
      const during = report.kills.length % 2 === 0 ? "import" : "drain";
      const point = await (during === "import" ? midImport(lane) : midDrain(lane));
      if (point === null) continue;
      const killed = await killAndResume(lane, worker);
      worker = killed.worker;
      report.kills.push({ during, point, ...killed.times });
    }
    await untilTrue("all work to be done", () => isEverythingDone(lane.sql), GIVE_UP_MS);
    report.differences = await differencesIn(lane);
    return report;
  } catch (error) {
    throw new Error(`seed ${options.seed}: ${String(error)}\n${lane.product.endOfLogs()}`, { cause: error });
  } finally {
    await lane.close();
  }
}

async function killAndResume({ product, sql }: Lane, worker: AppProcess) {
  await worker.kill();
  const killedMs = Date.now();
  const interrupted = await interruptedWork(sql);
  const next = await product.start("worker");
  const readyMs = Date.now();
  await untilTrue("interrupted work to go on", () => isResumed(sql, interrupted), GIVE_UP_MS);
  const times = { resumedMs: Date.now() - killedMs, afterReadyMs: Date.now() - readyMs };
  return { worker: next, times };
}
