/** How a process that cannot start says so: one readable reason with its mend on stderr, and exit code 1. */
import { AppError } from "../app/platform/errors";

export function failStart(error: unknown): never {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = isTaken
    ? `Port ${"port" in error ? String(error.port) : ""} is taken: stop what listens there, or set PORT to another.`
    : // The build holds its own copy of AppError, so it is known by its name here.
      error instanceof AppError || (error instanceof Error && error.name === "AppError")
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`aisle: ${reason}\n`);
  process.exit(1);
}
