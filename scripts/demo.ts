/**
 * `npm run demo [-- --port N --reset --data DIR]`: two sandbox shops, the app, and the links to open. Prepares what is missing, waits
 * until both shops' data is in, stays until Ctrl-C and then stops everything; the data is there at the next start.
 */
import { parseArgs } from "node:util";
import { startDemo } from "./demo/start";
import { demoLinks } from "./demo/links";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4600" },
    reset: { type: "boolean", default: false },
    data: { type: "string" },
  },
});
const port = Number(values.port);

const startedMs = Date.now();
try {
  const demo = await startDemo({
    port,
    isReset: values.reset,
    ...(values.data ? { folder: values.data } : {}),
    say: (line) => console.log(line),
  });
  console.log(demoLinks(port, Date.now() - startedMs));
  const stop = async (code: number) => {
    console.log("\nStopping … (the data stays in .data/demo)");
    await demo.stop();
    process.exit(code);
  };
  process.once("SIGINT", () => void stop(0));
  process.once("SIGTERM", () => void stop(0));
  demo.crashed.then((reason) => {
    console.error(`\n${reason}`);
    void stop(1);
  });
} catch (error) {
  console.error(error instanceof Error ? `\n${error.message}` : error);
  process.exit(1);
}
