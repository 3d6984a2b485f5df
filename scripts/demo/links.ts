/** What the demo prints when it is ready: where to look, for a person's own browser. Called by scripts/demo.ts. */

export function demoLinks(port: number, tookMs: number): string {
  const at = (host: string, path = "") => `http://${host}.localhost:${port}${path}`;
  return `
Aisle is ready (${(tookMs / 1000).toFixed(1)} s). Open:

  English shop     ${at("ridgeline")}
  Chinese shop     ${at("qingshan")}
  Sign in as Maya  ${at("ridgeline", "/account/login?as=maya")}   (a demo customer with orders)
  登录为林娜的顾客   ${at("qingshan", "/account/login?as=lina")}
  Merchant's admin ${at("admin", "/store/ridgeline/apps/aisle")}
  商家后台          ${at("admin", "/store/qingshan/apps/aisle?locale=zh-CN")}

In another terminal: npm run ask -- "do you have a waterproof jacket under \\$150?"
Ctrl-C stops everything and keeps the data. Logs: .data/demo/*.log`;
}
