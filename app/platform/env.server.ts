/**
 * Every setting of the app, in one schema: the only reader of process.env in app/. Called at start (which fails with all
 * mends at once) and by whoever needs a setting. .env.example lists the same names; a test holds the two together.
 */
import { z } from "zod";
import { AppError } from "./errors";

/** An empty variable counts as one that is not set, as shells and compose files leave them. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

const text = optional(z.string().optional());
const isOn = (fallback: "1" | "0") =>
  optional(z.enum(["0", "1"]).default(fallback)).transform((value) => value === "1");

/** name of the variable → what it must be, and what it is for. */
export const ENV_SCHEMA = z.object({
  NODE_ENV: optional(z.enum(["development", "production", "test"]).default("development")),
  PORT: optional(z.coerce.number().int().min(0).max(65535).default(3000)).describe("Port of the web process."),
  HOST: optional(z.string().default("0.0.0.0")).describe("Address the web process listens on."),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ }).optional()).describe(
    "A PostgreSQL server, postgres://user:password@host:port/name. Absent: the embedded database.",
  ),
  AISLE_DATA_DIR: optional(z.string().default(".data/db")).describe("Folder of the embedded database."),
  AISLE_SECRET: text.describe(
    "Signs shoppers' tokens: ≥ 32 characters; `new,old` while rotating. Absent: derived from SHOPIFY_API_SECRET.",
  ),
  SHOPIFY_API_KEY: optional(z.string().min(1)).describe("Client id of the app, from the Partner dashboard."),
  SHOPIFY_API_SECRET: optional(z.string().min(1)).describe("Client secret of the app."),
  SHOPIFY_APP_URL: optional(z.url()).describe("The app's own public origin, https://…"),
  OPENAI_API_KEY: text.describe("Key of the model provider. Absent, with no OPENAI_BASE_URL: the built-in model."),
  OPENAI_BASE_URL: optional(z.url().optional()).describe("Any server that speaks OpenAI's Chat Completions."),
  OPENAI_MODEL: text.describe("Model name at that provider."),
  LOG_LEVEL: optional(z.enum(["silent", "error", "warn", "info", "debug"]).default("info")),
  AISLE_WORKER_IN_WEB: isOn("1").describe("1: the web process also runs jobs. Must be 1 on the embedded database."),
  AISLE_MIGRATE_AT_START: isOn("0").describe(
    "1: apply pending migrations when the process starts (demo, development).",
  ),
  AISLE_TRUSTED_PROXIES: optional(z.coerce.number().int().min(0).default(1)).describe(
    "How many proxies stand before the app and may name the shopper's address.",
  ),
  AISLE_ANSWER_DETAILS: optional(z.enum(["on", "off"]).default("off")).describe(
    "on: answers carry model, tool calls and timings to whoever asks (demo, npm run ask). Never on for a real store.",
  ),
  AISLE_VISITOR_MESSAGES_PER_MINUTE: optional(z.coerce.number().positive().default(20)),
  AISLE_ADDRESS_MESSAGES_PER_MINUTE: optional(z.coerce.number().positive().default(120)),
  AISLE_SHOP_MESSAGES_PER_MINUTE: optional(z.coerce.number().positive().default(1200)),
  SYNC_FRESHNESS_ALARM_SECONDS: optional(z.coerce.number().positive().default(60)).describe(
    "A change at a shop that takes longer than this to be searchable raises the alarm.",
  ),
  AISLE_METRICS_TOKEN: text.describe("When set, /metrics wants `Authorization: Bearer` with it."),
});

export interface Env {
  nodeEnv: "development" | "production" | "test";
  port: number;
  host: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** First signs, all verify. */
  secrets: string[];
  shopifyApiKey: string;
  shopifyApiSecret: string;
  shopifyAppUrl: string;
  openaiApiKey: string | undefined;
  openaiBaseUrl: string | undefined;
  openaiModel: string | undefined;
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  isWorkerInWeb: boolean;
  isMigratingAtStart: boolean;
  trustedProxies: number;
  /** turn-ended carries model, tool calls and timings. */
  areAnswerDetailsShown: boolean;
  /** Messages a minute that one visitor, one network address and one shop may send. */
  messagesPerMinute: { visitor: number; address: number; shop: number };
  /** A change that takes longer to be searchable raises the alarm. */
  freshnessAlarmSeconds: number;
  metricsToken: string | undefined;
}

/** Under Vitest nothing needs to be set. */
const TEST_VALUES = {
  SHOPIFY_API_KEY: "test-api-key",
  SHOPIFY_API_SECRET: "test-api-secret",
  SHOPIFY_APP_URL: "https://app.example",
  LOG_LEVEL: "silent",
};

let parsed: Env | null = null;

/** This process's settings, read once. @throws AppError("bad-configuration") naming every wrong variable */
export function env(): Env {
  parsed ??= readEnv(process.env);
  return parsed;
}

/** Settings from any source. @throws AppError("bad-configuration") naming every wrong variable and what it is for */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = ENV_SCHEMA.safeParse(source["NODE_ENV"] === "test" ? { ...TEST_VALUES, ...source } : source);
  if (!result.success) throw new AppError("bad-configuration", explain(result.error));
  const values = result.data;
  return {
    nodeEnv: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.AISLE_DATA_DIR,
    secrets: (values.AISLE_SECRET ?? `derived:${values.SHOPIFY_API_SECRET}`).split(","),
    shopifyApiKey: values.SHOPIFY_API_KEY,
    shopifyApiSecret: values.SHOPIFY_API_SECRET,
    shopifyAppUrl: values.SHOPIFY_APP_URL.replace(/\/$/, ""),
    openaiApiKey: values.OPENAI_API_KEY,
    openaiBaseUrl: values.OPENAI_BASE_URL,
    openaiModel: values.OPENAI_MODEL,
    logLevel: values.LOG_LEVEL,
    isWorkerInWeb: values.AISLE_WORKER_IN_WEB,
    isMigratingAtStart: values.AISLE_MIGRATE_AT_START,
    trustedProxies: values.AISLE_TRUSTED_PROXIES,
    areAnswerDetailsShown: values.AISLE_ANSWER_DETAILS === "on",
    messagesPerMinute: {
      visitor: values.AISLE_VISITOR_MESSAGES_PER_MINUTE,
      address: values.AISLE_ADDRESS_MESSAGES_PER_MINUTE,
      shop: values.AISLE_SHOP_MESSAGES_PER_MINUTE,
    },
    freshnessAlarmSeconds: values.SYNC_FRESHNESS_ALARM_SECONDS,
    metricsToken: values.AISLE_METRICS_TOKEN,
  };
}

/** Where the database is, for commands that need nothing else of the environment (migrate, doctor). */
export function databaseSettings(source: Record<string, string | undefined> = process.env): {
  url: string | null;
  dataDir: string;
} {
  const result = ENV_SCHEMA.pick({ DATABASE_URL: true, AISLE_DATA_DIR: true }).safeParse(source);
  if (!result.success) throw new AppError("bad-configuration", explain(result.error));
  return { url: result.data.DATABASE_URL ?? null, dataDir: result.data.AISLE_DATA_DIR };
}

function explain(error: z.ZodError): string {
  const shape: Record<string, z.ZodType> = ENV_SCHEMA.shape;
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const meaning = shape[name]?.description;
    return `  ${name}: ${issue.message}${meaning ? ` (${meaning})` : ""}`;
  });
  return `The environment is not complete. Set these, see .env.example:\n${lines.join("\n")}`;
}
