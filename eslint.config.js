// The house rules a machine can hold: who may import what from outside, file lengths, no mocks, no raw HTML.
// Who may import whom inside the tree is dependency-cruiser's part (.dependency-cruiser.cjs).
import js from "@eslint/js";
import globals from "globals";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

const ONLY_IN = {
  openai: "Only app/models/openai.server.ts talks to the openai package: add to its face instead.",
  shopify: "Shopify packages belong to shopify.server.ts, shopify-admin/, the routes and the components.",
  remix: "Remix belongs to routes, root, entries, components and server/: domains know no HTTP framework.",
  prisma: "The raw client belongs to db.server.ts: take db = forShop(shopId).",
  systemDb:
    "No query without its shop: take db = forShop(shopId). The raw client is for db, shops, sync's inbox, privacy, jobs.",
};

const pattern = (group, message, extra = {}) => ({ group, message, ...extra });
const openai = { regex: "^openai(/|$)", message: ONLY_IN.openai };
const shopify = pattern(["@shopify/*"], ONLY_IN.shopify);
const remix = pattern(["@remix-run/*"], ONLY_IN.remix);
const prisma = pattern(["@prisma/client", "@prisma/adapter-pg"], ONLY_IN.prisma, { allowTypeImports: true });
const systemDb = pattern(["~/db.server", "**/db.server"], ONLY_IN.systemDb, { importNames: ["systemDb"] });

const imports = (...patterns) => ({ "@typescript-eslint/no-restricted-imports": ["error", { patterns }] });
const noHtml = ["innerHTML", "outerHTML", "insertAdjacentHTML", "dangerouslySetInnerHTML"].map((name) => ({
  selector: `:matches(MemberExpression > Identifier.property[name='${name}'], JSXAttribute > JSXIdentifier[name='${name}'])`,
  message: "Build DOM with createElement and textContent: text from outside is never HTML.",
}));
const noMocks = {
  selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|hoisted)$/]",
  message: "No module mocks: put a fake at the wire (sandbox/, tests/fakes/) or pass the dependency in.",
};
const noSkips = {
  selector: "CallExpression[callee.property.name='only'][callee.object.name=/^(it|test|describe)$/]",
  message: "A focused test hides the others.",
};

export default ts.config(
  { ignores: ["build/**", "node_modules/**", "**/.cache/**", ".data/**", "extensions/**/assets/**", "app/types/**"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      "max-lines": ["error", { max: 400 }],
      "no-console": "error",
      "no-restricted-syntax": ["error", noMocks, noSkips, ...noHtml],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "server/**/*.ts"],
    ignores: ["**/*.test.ts", "**/*.test.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      ...imports(openai, shopify, remix, prisma, systemDb),
    },
  },
  { files: ["app/models/openai*.server.ts", "app/models/openai/**"], rules: imports(shopify, remix, prisma, systemDb) },
  { files: ["app/shopify.server.ts", "app/shopify-admin/**"], rules: imports(openai, remix, prisma) },
  {
    files: ["app/routes/**", "app/root.tsx", "app/routes.ts", "app/entry.*", "app/components/**"],
    rules: imports(openai, prisma, systemDb),
  },
  { files: ["app/routes/**"], rules: { "max-lines": ["error", { max: 120 }] } },
  { files: ["app/components/**"], rules: imports(openai, prisma, systemDb) },
  { files: ["server/**"], rules: imports(openai, shopify) },
  {
    files: [
      "app/db.server.ts",
      "app/db/**",
      "app/shops.server.ts",
      "app/platform/jobs*",
      "app/privacy/**",
      "app/sync/**",
    ],
    rules: imports(openai, shopify, remix),
  },
  { files: ["widget/**/*.ts"], languageOptions: { globals: globals.browser } },
  { files: ["**/*.tsx"], plugins: { "react-hooks": hooks }, rules: hooks.configs.recommended.rules },
  { files: ["scripts/**", "bench/**", "tests/**", "sandbox/**", "*.config.*"], rules: { "no-console": "off" } },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
