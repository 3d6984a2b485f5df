/**
 * How the Remix app is built: `npm run build` writes build/client and build/server, and server/dev.ts serves it from
 * source. The aliases are those of tsconfig.json.
 */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/*.test.*", "**/.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
  ],
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  // Node reads JSON and CSS out of these packages only when Vite has taken them in.
  ssr: { noExternal: [/^@shopify\/polaris/] },
  server: { host: "127.0.0.1" },
});
