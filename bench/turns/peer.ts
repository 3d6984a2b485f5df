/**
 * The peer of P2, a process of its own: the least that a chat server on this stack can be. It asks the model through the
 * `openai` package and passes each token on as an event; no framework, no checks, nothing stored.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import OpenAI from "openai";

const client = new OpenAI({ apiKey: "bench", baseURL: process.env["OPENAI_BASE_URL"] ?? "", maxRetries: 0 });

const server = createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  const messages = [{ role: "user" as const, content: "Could you help me choose something nice?" }];
  void client.chat.completions
    .create({ model: "fake", messages, stream: true })
    .then(async (chunks) => {
      for await (const chunk of chunks) {
        const text = chunk.choices[0]?.delta.content;
        if (text) response.write(`data: ${JSON.stringify({ type: "text-delta", text })}\n\n`);
      }
      response.end();
    })
    .catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ ready: true, port: (server.address() as AddressInfo).port })}\n`);
});
process.once("SIGTERM", () => process.exit(0));
