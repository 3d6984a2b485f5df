import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RequestListener } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { isPublicAddress, safeFetch } from "./safe-fetch.server";

const limits = { timeoutMs: 2000, maxBytes: 1000 };
const onLoopback = { ...limits, isAllowed: (address: string) => address === "127.0.0.1" };

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("private, loopback, link-local and disguised addresses are not public", () => {
  const inside = [
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
  ];
  const disguised = [
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "fd00::1",
    "fe80::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "not an ip",
  ];
  for (const address of [...inside, ...disguised])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of ["1.1.1.1", "172.32.0.1", "2606:4700::1"]) expect(isPublicAddress(address)).toBe(true);
});

test("an address inside our network is refused however it is written, and nothing is sent there", async () => {
  let asked = 0;
  const origin = await serve((_request, response) => void response.end(String((asked += 1))));
  const { port } = new URL(origin);
  for (const host of ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]) {
    await expect(safeFetch(`http://${host}:${port}/`, limits)).rejects.toMatchObject({ code: "bad-request" });
  }
  expect(asked).toBe(0);
});

test("a redirect into our network is refused like the address itself", async () => {
  const origin = await serve(
    (_request, response) => void response.writeHead(302, { location: "http://10.0.0.1/" }).end(),
  );
  await expect(safeFetch(origin, onLoopback)).rejects.toThrow(/not public/);
});

test("only the web's protocols, without passwords", async () => {
  for (const url of ["file:///etc/passwd", "ftp://x.example", "javascript:1", "//x", "http://user:pass@x.example/"]) {
    await expect(safeFetch(url, limits)).rejects.toMatchObject({ code: "bad-request" });
  }
});

test("a page is read through its redirects, and refused when too long or too late", async () => {
  const origin = await serve((request, response) => {
    if (request.url === "/moved") response.writeHead(301, { location: "/page" }).end();
    else if (request.url === "/long") response.end("x".repeat(1001));
    else if (request.url === "/page") response.writeHead(200, { "content-type": "text/html" }).end("<p>hello");
  });
  const page = { status: 200, contentType: "text/html", text: "<p>hello", finalUrl: `${origin}/page` };
  expect(await safeFetch(`${origin}/moved`, onLoopback)).toEqual(page);
  await expect(safeFetch(`${origin}/long`, onLoopback)).rejects.toThrow(/longer/);
  await expect(safeFetch(`${origin}/silent`, { ...onLoopback, timeoutMs: 100 })).rejects.toMatchObject({
    code: "bad-request",
  });
});
