/** A command finds the sandbox that serves a folder, and is not misled by what a killed one left. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startFixture } from "../http/fixture";
import { importAnswer } from "./command";
import { askRunning, markRunning, runningPort } from "./running";

const products = new URL("fixtures/export.csv", import.meta.url).pathname;

test("a running sandbox makes the shop itself and refuses a taken name with its own words", async () => {
  const fixture = await startFixture();
  const folder = mkdtempSync(join(tmpdir(), "sandbox-running-"));
  try {
    const unmark = markRunning(folder, fixture.sandbox.ports.plainPort);
    const body = { handle: "mine", import: { products } };
    const answer = importAnswer.parse(await askRunning(folder, body));
    expect(answer.summary.taken).toEqual({ products: 4, variants: 7 });
    await expect(askRunning(folder, body)).rejects.toThrow("There is already a shop mine.");
    const made = await askRunning(folder, { handle: "drawn", generate: { products: 40, orders: 10 } });
    expect(made).toMatchObject({ products: 40, orders: 10 });
    await expect(askRunning(folder, { handle: "other", import: { products: "/nowhere.csv" } })).rejects.toThrow(
      "nowhere.csv",
    );
    unmark();
    expect(runningPort(folder)).toBeNull();
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await fixture.close();
  }
});

/** A port on which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

test("the mark of a killed sandbox is no sandbox, nor is one whose number another process has", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-running-"));
  try {
    writeFileSync(join(folder, "running.json"), JSON.stringify({ pid: 2 ** 22 + 1, plainPort: 1 }));
    expect(await askRunning(folder, {})).toBeNull();
    const plainPort = await closedPort();
    writeFileSync(join(folder, "running.json"), JSON.stringify({ pid: process.pid, plainPort }));
    expect(await askRunning(folder, {})).toBeNull();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
