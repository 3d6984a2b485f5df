import { expect, test } from "vitest";
import { eventStream } from "./sse.server";
import type { EventStream } from "./sse.server";

const held = () => {
  let stream: EventStream | undefined;
  const ready = (made: EventStream) =>
    new Promise<void>((done) => {
      stream = made;
      made.closed.addEventListener("abort", () => done());
    });
  return { ready, get: () => stream! };
};

test("events arrive in order as frames, line breaks inside data kept, and the stream ends with its writer", async () => {
  const response = eventStream((stream) => {
    stream.send({ id: 1, data: "one\ntwo" });
    stream.send({ id: 2, event: "named\nx", data: "{}" });
  });
  expect(response.headers.get("Cache-Control")).toBe("no-cache, no-transform");
  expect(await response.text()).toBe("id: 1\ndata: one\ndata: two\n\nid: 2\nevent: namedx\ndata: {}\n\n");
});

test("when the reader leaves, the writer is told and nothing more is sent", async () => {
  const leaving = new AbortController();
  const writer = held();
  eventStream(writer.ready, { signal: leaving.signal });
  expect(writer.get().send({ data: "a" })).toBe(true);
  leaving.abort();
  expect(writer.get().closed.aborted).toBe(true);
  expect(writer.get().send({ data: "b" })).toBe(false);
});

test("a reader that cancels is a reader that left", async () => {
  const writer = held();
  const response = eventStream(writer.ready);
  await response.body?.cancel();
  expect(writer.get().closed.aborted).toBe(true);
});

test("a reader that does not read is cut before it costs much memory", () => {
  const writer = held();
  eventStream(writer.ready);
  let sent = 0;
  while (sent < 10_000 && writer.get().send({ data: "x".repeat(1000) })) sent += 1;
  expect(sent).toBeLessThan(1100);
  expect(writer.get().closed.aborted).toBe(true);
});

test("a quiet stream pings, so that nobody on the way takes it for dead", async () => {
  const writer = held();
  const response = eventStream(writer.ready, { pingEveryMs: 5 });
  const reader = response.body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe(": ping\n\n");
  writer.get().close();
});

test("a writer that throws ends the stream and is reported", async () => {
  const errors: unknown[] = [];
  const response = eventStream(() => Promise.reject(new Error("broken")), { onError: (error) => errors.push(error) });
  expect(await response.text()).toBe("");
  expect(errors).toHaveLength(1);
});
