import { expect, test } from "vitest";
import { z } from "zod";
import { AppError, ERROR_TABLE } from "./errors";
import type { ErrorCode } from "./errors";
import { door, errorResponse, leaveSignal, readJson } from "./http.server";

const post = (body: BodyInit) => new Request("https://app.example/chat", { method: "POST", body });
const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => "fine",
    (error: AppError) => error.code,
  );

test("missing, not yours and no such shop give the same bytes", async () => {
  const replies = [
    new AppError("not-found", "conversation c1 is of another visitor"),
    new AppError("not-found", "no conversation", { retryAfterSeconds: 3 }),
    new AppError("shop-not-installed", "x.example"),
  ].map(errorResponse);
  const seen = await Promise.all(replies.map(async (reply) => [reply.status, [...reply.headers], await reply.text()]));
  expect(new Set(seen.map((reply) => JSON.stringify(reply))).size).toBe(1);
});

test("every code of the table has its own status and tells no detail", async () => {
  for (const code of Object.keys(ERROR_TABLE) as ErrorCode[]) {
    const reply = errorResponse(new AppError(code, "the private detail"));
    expect(reply.status).toBe(ERROR_TABLE[code].status);
    expect(await reply.text()).not.toContain("private");
  }
  expect(errorResponse(new TypeError("private")).status).toBe(500);
  expect(
    errorResponse(new AppError("too-many-requests", "", { retryAfterSeconds: 7 })).headers.get("Retry-After"),
  ).toBe("7");
});

test("a body is read up to its limit, told or not, and must be JSON in UTF-8 that fits", async () => {
  const schema = z.object({ text: z.string() });
  expect(await readJson(post('{"text":"你好"}'), schema)).toEqual({ text: "你好" });
  expect(await codeOf(readJson(post(JSON.stringify({ text: "x".repeat(100) })), schema, 50))).toBe("body-too-large");
  const untold = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1000)) });
  const streamed = new Request("https://app.example", { method: "POST", body: untold, duplex: "half" } as RequestInit);
  expect(await codeOf(readJson(streamed, schema, 5000))).toBe("body-too-large");
  for (const bad of ["", "{", "[]", '{"text":1}', new Uint8Array([0x22, 0xff, 0x22])]) {
    expect(await codeOf(readJson(post(bad), schema))).toBe("bad-request");
  }
});

test("a door turns a throw into a reply and lets a thrown response pass", async () => {
  const args = { request: post("{}") };
  const refusing = door("chat.test", () => Promise.reject(new AppError("unauthorised", "no token")));
  expect((await refusing(args)).status).toBe(401);
  const redirecting = door("chat.test", () => Promise.reject(new Response(null, { status: 302 })));
  expect((await redirecting(args)).status).toBe(302);
});

test("the reader's signal is the server's, or one that never aborts", () => {
  const leaving = new AbortController();
  expect(leaveSignal({ signal: leaving.signal })).toBe(leaving.signal);
  expect(leaveSignal(undefined).aborted).toBe(false);
});
