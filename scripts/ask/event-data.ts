/** Reads server-sent events off a reply, one `data` per event, whatever way the bytes are cut. Called by conversation.ts. */

export async function* eventData(reply: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = "";
  const reader = reply.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    pending += decoder.decode(part.value, { stream: true });
    const frames = pending.split(/\r?\n\r?\n/);
    pending = frames.pop() ?? "";
    for (const frame of frames) {
      const lines = frame.split(/\r?\n/).filter((line) => line.startsWith("data:"));
      if (lines.length > 0) yield lines.map((line) => line.replace(/^data: ?/, "")).join("\n");
    }
  }
}
