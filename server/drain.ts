/**
 * Leaving politely: on SIGTERM or SIGINT runs `stop` once and exits with 0; with 1 when that takes longer than 60 s, the
 * usual grace before a platform kills. A second Ctrl-C exits at once; a SIGTERM beside the first does not, because in a
 * terminal both the parent's and the terminal's signal arrive.
 */

const GRACE_MS = 60_000;

export function drainOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const leave = (signal: NodeJS.Signals) => {
    if (isStopping) {
      if (signal === "SIGINT") process.exit(1);
      return;
    }
    isStopping = true;
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`aisle: stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
}
