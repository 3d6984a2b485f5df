// Who may import whom (docs/decisions/0002-house-and-boundaries.md). Run by `npm run lint`.
const DOMAINS =
  "agent|billing|catalog|chat|customers|evals|insights|knowledge|models|orders|privacy|sentiment|shopify-admin|sync";
const FACES = [
  "/index\\.server\\.ts$",
  "/types\\.ts$",
  "^app/chat/protocol\\.ts$",
  "^app/models/(language-model|tool-contracts|language)\\.ts$",
];
const TEST = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "production-knows-no-sandbox",
      comment: "The sandbox and the fakes stand at the wire.",
      severity: "error",
      from: { path: "^(app|server|widget)/", pathNot: TEST },
      to: { path: "^(sandbox|tests|bench|scripts)/" },
    },
    {
      name: "sandbox-knows-no-app",
      severity: "error",
      from: { path: "^sandbox/" },
      to: { path: "^(app|server|widget)/" },
    },
    {
      name: "widget-speaks-http",
      severity: "error",
      from: { path: "^widget/", pathNot: TEST },
      to: { path: "^(app|server)/", pathNot: "^app/chat/protocol\\.ts$" },
    },
    {
      name: "domains-through-their-face",
      comment: "Enter a domain by its index.server.ts.",
      severity: "error",
      from: { path: "^app/([^/]+)/", pathNot: TEST },
      to: { path: `^app/(${DOMAINS})/`, pathNot: ["^app/$1/", ...FACES] },
    },
    {
      name: "processes-through-faces",
      comment: "server/ and the app's top-level files enter a domain by its face too.",
      severity: "error",
      from: { path: ["^server/", "^app/[^/]+$"], pathNot: TEST },
      to: { path: `^app/(${DOMAINS})/`, pathNot: FACES },
    },
    {
      name: "domains-know-no-routes",
      severity: "error",
      from: { path: `^app/(${DOMAINS}|platform)/` },
      to: { path: "^app/(routes|components)/" },
    },
    {
      name: "platform-knows-no-domain",
      severity: "error",
      from: { path: "^app/platform/" },
      to: { path: `^app/(${DOMAINS})/` },
    },
    {
      name: "models-know-no-agent",
      severity: "error",
      from: { path: "^app/models/" },
      to: { path: "^app/(agent|chat|catalog|orders|knowledge|sync)/", pathNot: "^app/chat/protocol\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
