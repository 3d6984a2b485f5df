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
        // Keeps what it found in sessionStorage, which browsers deny to a frame of another site.
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
  ],
  // One copy of Polaris: Shopify's library must be bundled with it, or its provider is another one than our pages use.
  ssr: { noExternal: [/^@shopify\/polaris/, /^@shopify\/(shopify-app-remix|app-bridge-react)/] },
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  server: { host: "127.0.0.1" },
});
