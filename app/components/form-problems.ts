/** What a form shows beside its fields when a schema refuses them: catalogue keys, one per field. */
import type { z } from "zod";

/** Field → key of its first problem. Messages that are no keys (zod's own) are told by what is wrong with the length. */
export function problemsOf(error: z.ZodError): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const issue of error.issues) problems[String(issue.path[0])] ??= keyOf(issue);
  return problems;
}

function keyOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z]+(\.[A-Za-z]+)+$/.test(issue.message)) return issue.message;
  if (issue.code === "too_small") return "tone.errors.empty";
  return issue.path[0] === "rules" && issue.path.length === 1 ? "tone.errors.tooManyRules" : "tone.errors.tooLong";
}
