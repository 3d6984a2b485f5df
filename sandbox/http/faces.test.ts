/** The two faces and the egress guard: rewriting without breaking streams, and real TLS through the proxy by a child. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startFixture, until, type Fixture } from "./fixture";
import { toPlain, toReal } from "./rewrite";

const run = promisify(execFile);
let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

describe("rewriting", () => {
  test("maps real URLs to plain ones in every spelling and back again, and leaves look-alikes", () => {
    const real =
      'a https://tiny.myshopify.com/x "https:\\/\\/cdn.shopify.com\\/y" z=https%3A%2F%2Fapp.sandbox.test%2Fapp';
    const plain =
      'a http://tiny.localhost:4700/x "http:\\/\\/cdn.localhost:4700\\/y" z=http%3A%2F%2Fapp.localhost%3A4700%2Fapp';
    expect(toPlain(real, 4700)).toBe(plain);
    expect(toReal(plain.replaceAll("%3A4700", ":4700"), 4700)).toBe(real);
    expect(toPlain("https://tiny.myshopify.com.evil.example/ https://shopify.dev/", 4700)).toBe(
      "https://tiny.myshopify.com.evil.example/ https://shopify.dev/",
    );
    expect(toReal("http://tiny.localhost:9999/", 4700)).toBe("http://tiny.localhost:9999/");
  });

  test("the app sees real names, the browser sees plain ones: headers, query, cookies, bodies", async () => {
    const port = fixture.sandbox.ports.plainPort;
    fixture.app.answer = (_request, response) => {
      response.writeHead(200, {
        "content-type": "text/html",
        "content-security-policy": "frame-ancestors https://tiny.myshopify.com https://admin.shopify.com;",
        "access-control-allow-origin": "https://tiny.myshopify.com",
        "set-cookie": "s=1; Path=/; Secure; SameSite=None; HttpOnly",
      });
      response.end('<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>');
    };
    const response = await fixture.call(
      "app.localhost",
      `/app?back=${encodeURIComponent(`http://app.localhost:${port}/app`)}`,
      {
        method: "POST",
        headers: { origin: `http://tiny.localhost:${port}`, "content-type": "application/json" },
        body: JSON.stringify({ page: `http://tiny.localhost:${port}/products/x` }),
      },
    );
    const seen = fixture.received.at(-1);
    expect(seen?.headers).toMatchObject({
      host: "app.sandbox.test",
      origin: "https://tiny.myshopify.com",
      "x-forwarded-proto": "https",
    });
    expect(seen?.query.get("back")).toBe("https://app.sandbox.test/app");
    expect(JSON.parse(seen?.body.toString() ?? "")).toEqual({ page: "https://tiny.myshopify.com/products/x" });
    expect(await response.text()).toBe(
      `<script src="http://cdn.localhost:${port}/shopifycloud/app-bridge.js"></script>`,
    );
    expect(response.headers.get("content-security-policy")).toBe(
      `frame-ancestors http://tiny.localhost:${port} http://admin.localhost:${port};`,
    );
    expect(response.headers.get("access-control-allow-origin")).toBe(`http://tiny.localhost:${port}`);
    expect(response.headers.get("set-cookie")).toBe("s=1; Path=/; HttpOnly");
  });

  test("an event stream through the tunnel arrives event by event, rewritten, and ends at the app when the reader leaves", async () => {
    let isClosed = false;
    let next: (line: string) => void = () => undefined;
    fixture.app.answer = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.on("close", () => (isClosed = true));
      next = (line) => response.write(line);
      next("data: https://tiny.myshopify.com/1 价\n\n");
    };
    const response = await fixture.call("app.localhost", "/stream");
    const reader = response.body?.getReader();
    const port = fixture.sandbox.ports.plainPort;
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(
      `data: http://tiny.localhost:${port}/1 价\n\n`,
    );
    next("data: two\n\n");
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: two\n\n");
    await reader?.cancel();
    await until("the app sees the reader leave", () => isClosed);
  });
});

describe("egress", () => {
  const child = (script: string): Promise<{ stdout: string }> =>
    run(process.execPath, ["--input-type=module", "-e", script], {
      env: {
        PATH: process.env.PATH ?? "",
        NODE_ENV: "test",
        NODE_USE_ENV_PROXY: "1",
        HTTPS_PROXY: `http://127.0.0.1:${fixture.sandbox.ports.proxyPort}`,
        NO_PROXY: "localhost,127.0.0.1",
        NODE_EXTRA_CA_CERTS: fixture.sandbox.caFile,
      },
    });

  test("a child with nothing but environment variables reaches a shop over verified TLS", async () => {
    const { stdout } = await child(
      `const r = await fetch("https://tiny.myshopify.com/products/rain-shell.js"); console.log(r.status, (await r.json()).title);`,
    );
    expect(stdout.trim()).toBe("200 Rain Shell");
  });

  test("every other host is refused and listed by the control API", async () => {
    const { stdout } = await child(
      `try { await fetch("https://api.elsewhere.example/v1"); console.log("reached"); } catch { console.log("refused"); }`,
    );
    expect(stdout.trim()).toBe("refused");
    const egress = await fixture.control("egress");
    expect(egress.refused).toContainEqual(expect.objectContaining({ host: "api.elsewhere.example:443", count: 1 }));
  });

  test("without the sandbox's certificate authority the same call fails: TLS is really checked", async () => {
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "test",
      NODE_USE_ENV_PROXY: "1",
      HTTPS_PROXY: `http://127.0.0.1:${fixture.sandbox.ports.proxyPort}`,
    };
    const script = `try { await fetch("https://tiny.myshopify.com/"); console.log("reached"); } catch (e) { console.log(e.cause?.code); }`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { env });
    expect(stdout.trim()).toMatch(/SELF_SIGNED|UNABLE_TO/);
  });
});
