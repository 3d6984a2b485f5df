/** Every file of `domains-server` needs a server. Loaded before each test file of that project only. */
import { inject } from "vitest";
import { skipWithoutServer } from "./skip-without-server";

skipWithoutServer(inject("postgresUrl"));
