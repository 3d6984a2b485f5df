/**
 * The page at the sandbox's own address (http://127.0.0.1:PORT/): links to everything a person may want to open on the
 * plain face. It is for developers, so English only.
 */
import type { SandboxContext } from "./context";
import { escapeHtml, html, type Reply } from "./exchange";

export function indexPage(context: SandboxContext): Reply {
  const port = context.ports.plainPort;
  const app = context.config.read();
  const shops = [...context.world.shops.values()].map((shop) => {
    const first = [...shop.customers.values()].find((customer) => customer.handle !== "");
    const store = `http://${shop.handle}.localhost:${port}`;
    const links: [string, string][] = [
      [`${store}/`, "Storefront"],
      ...(first
        ? [
            [
              `${store}/account/login?as=${encodeURIComponent(first.handle)}&return_to=/`,
              `Storefront, signed in as ${first.handle}`,
            ] as [string, string],
          ]
        : []),
      [`http://admin.localhost:${port}/store/${shop.handle}/apps/${app.handle}`, "The app in the merchant's admin"],
      [`${store}/admin/themes/current/editor?context=apps`, "App embeds of the theme"],
    ];
    const items = links
      .map(([href, label]) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`)
      .join("");
    return `<section><h2>${escapeHtml(shop.name)}</h2><p>${escapeHtml(shop.domain)} · ${shop.products.size} products · ${shop.orders.size} orders · app ${shop.install ? "installed" : "not installed"}</p><ul>${items}</ul></section>`;
  });
  return html(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sandbox</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1.25rem;color:#1c211e;background:#faf8f3}section{background:#fff;border:1px solid #e2ddd0;border-radius:12px;padding:1rem 1.5rem;margin:1rem 0}h2{margin:.2rem 0}p{color:#5d655f;margin:.2rem 0}a{color:#2f5d4a}</style>
<h1>Local shop sandbox</h1><p>Every shop, order and person here is invented.</p>${shops.join("")}
<p>Control API: <a href="/__control/state">/__control/state</a>, <a href="/__control/calls">calls</a>, <a href="/__control/deliveries">deliveries</a>, <a href="/__control/egress">egress</a></p></html>`);
}
