/**
 * `npm run bench -- turns`: P1 (our share of the time to an answer's first text), P2 (turns a second of one web process)
 * and P3 (cards after a tool call) against the fake OpenAI server. The web server and PostgreSQL are processes of their
 * own, the clients and the fake model share this one. Rows for PostgreSQL where the machine has one, and for the embedded
 * database; a peer without any database is measured in the same minute, because timed figures follow the machine's load.
 */
import { loadavg } from "node:os";
import type { BenchRow } from "../scripts/bench";
import { cardsRow } from "./turns/cards";
import { firstTextRows } from "./turns/first-text";
import { peerRow, throughputRow } from "./turns/throughput";

export default async function measure(): Promise<BenchRow[]> {
  const before = loadavg()[0] ?? 0;
  const rows: BenchRow[] = [await peerRow()];
  for (const database of ["PostgreSQL", "embedded"] as const) {
    rows.push(...(await throughputRow(database)), ...(await cardsRow(database)), ...(await firstTextRows(database)));
  }
  const load = Math.round(before * 10) / 10;
  return [{ promise: "-", case: "load average before", value: load, unit: "", limit: null, ok: true }, ...rows];
}
