/**
 * The forward proxy that the app under test is given as HTTPS_PROXY. It tunnels CONNECT to the platform's host names
 * into the sandbox's own TLS port and refuses every other host with 403, so that a run proves by itself that nothing
 * else was called. Refusals are counted for the control API.
 */
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { isTunnelledHost } from "./hosts";

export interface EgressLog {
  refused: { host: string; count: number; lastAt: number }[];
  tunnelled: number;
}

export interface EgressProxy {
  server: Server;
  log: EgressLog;
  /** Ends the open tunnels, which a server's close() alone would wait for. */
  destroyTunnels(): void;
}

/** A proxy whose tunnels all end at 127.0.0.1:`tlsPort()`. */
export function createEgressProxy(tlsPort: () => number, nowMs: () => number): EgressProxy {
  const log: EgressLog = { refused: [], tunnelled: 0 };
  const sockets = new Set<Socket>();
  const refuse = (host: string): void => {
    const known = log.refused.find((row) => row.host === host);
    if (known) Object.assign(known, { count: known.count + 1, lastAt: nowMs() });
    else log.refused.push({ host, count: 1, lastAt: nowMs() });
  };
  const server = createServer((request, response) => {
    refuse(hostOf(request.url ?? "") || "unknown");
    response
      .writeHead(403, { "content-type": "text/plain" })
      .end("The sandbox's egress proxy only tunnels https to the platform's hosts.\n");
  });
  server.on("connect", (request, client: Socket, head: Buffer) => {
    const [host = "", port = "443"] = (request.url ?? "").split(":");
    client.on("error", () => client.destroy());
    if (!isTunnelledHost(host.toLowerCase()) || port !== "443") {
      refuse(`${host}:${port}`);
      client.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    const upstream = connect(tlsPort(), "127.0.0.1", () => {
      log.tunnelled += 1;
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    upstream.on("error", () => client.destroy());
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  return { server, log, destroyTunnels: () => sockets.forEach((socket) => socket.destroy()) };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
