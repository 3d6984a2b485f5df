/**
 * Global set-up of every project that uses the embedded database: makes the template before the workers start, so that
 * they do not make it side by side. Vitest calls setup() once per run and project.
 */
import type { TestProject } from "vitest/node";
import { embeddedTemplate } from "./embedded-template";

export async function setup(project: TestProject): Promise<void> {
  project.provide("postgresUrl", "");
  await embeddedTemplate();
}
