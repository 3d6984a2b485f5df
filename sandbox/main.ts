/**
 * `npm run sandbox`: starts the sandbox, or runs the command that comes first. A failure is one line on stderr and exit
 * code 1. Each command is a file of its own and is loaded only when it is asked for.
 */
import process from "node:process";

const commands: Record<string, (args: string[]) => Promise<void>> = {
  serve: async (args) => (await import("./serve")).serve(args),
  import: async (args) => (await import("./import/command")).importCommand(args),
  generate: async (args) => (await import("./generate/command")).generateCommand(args),
  "--generate": async (args) => (await import("./generate/command")).generateCommand(args),
  coverage: async (args) => (await import("./coverage/command")).coverage(args),
};

const [first = "", ...rest] = process.argv.slice(2);
const isNamed = first in commands || (first !== "" && !first.startsWith("-"));
const run = commands[isNamed ? first : "serve"];
try {
  if (!run) throw new Error(`There is no command "${first}". Commands: ${Object.keys(commands).join(", ")}.`);
  await run(isNamed ? rest : process.argv.slice(2));
} catch (error) {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
