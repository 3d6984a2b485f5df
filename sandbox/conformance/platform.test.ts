/**
 * Rules that only read, held against the sandbox in every run and against a real development store when the
 * environment names one (README.md). The store needs three products or more and the scope read_products.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { at } from "./harness";
import { isStoreGiven, sandboxPlatform, storePlatform, type Platform } from "./platforms";

interface Product {
  id: string;
  title: string;
  handle: string;
}

const PAGE = `query Page($first: Int, $last: Int, $after: String, $query: String, $reverse: Boolean) {
  products(first: $first, last: $last, after: $after, query: $query, reverse: $reverse, sortKey: ID) {
    nodes { id title handle }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

describe("the sandbox", () => rules(sandboxPlatform));
describe.skipIf(!isStoreGiven())("a real store", () => rules(async () => storePlatform()));

function rules(open: () => Promise<Platform>): void {
  let platform: Platform;
  let some: Product[];
  beforeAll(async () => {
    platform = await open();
    some = await products({ first: 3 });
    if (some.length < 3) throw new Error("The store needs three products or more");
  });
  const page = (variables: Record<string, unknown>): ReturnType<Platform["ask"]> => platform.ask(PAGE, variables);
  async function products(variables: Record<string, unknown>): Promise<Product[]> {
    return at((await page(variables)).data, "products.nodes") as Product[];
  }
  const ids = (list: Product[]): string[] => list.map((one) => one.id);
  const one = (index: number): Product => some[index] ?? { id: "", title: "", handle: "" };

  describe("paging (https://shopify.dev/docs/api/usage/pagination-graphql)", () => {
    test("cursors give the rows of one long page in two short ones", async () => {
      const first = await page({ first: 2 });
      expect(at(first.data, "products.pageInfo")).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      const after = at(first.data, "products.pageInfo.endCursor");
      const both = [...(at(first.data, "products.nodes") as Product[]), ...(await products({ first: 1, after }))];
      expect(ids(both)).toEqual(ids(some));
    });

    test("the last rows are the first ones of the reverse order", async () => {
      expect(ids(await products({ last: 2 })).reverse()).toEqual(ids(await products({ first: 2, reverse: true })));
    });

    test.each([
      ["neither first nor last", {}],
      ["251 rows", { first: 251 }],
      ["a cursor that is none", { first: 1, after: "zzz" }],
    ])("%s is an error with HTTP 200 and no data", async (_name, variables) => {
      const answer = await page(variables);
      expect(answer.status).toBe(200);
      expect(answer.errors).toHaveLength(1);
      expect(at(answer.data, "products") ?? null).toBeNull();
    });
  });

  describe("search (https://shopify.dev/docs/api/usage/search-syntax)", () => {
    const found = async (query: string): Promise<string[]> => ids(await products({ first: 50, query }));

    test("id and handle name one product, alone and quoted", async () => {
      const number = one(0).id.split("/").at(-1) ?? "";
      expect(await found(`id:${number}`)).toEqual([one(0).id]);
      expect(await found(`handle:'${one(1).handle}'`)).toEqual([one(1).id]);
    });

    test("OR joins, AND and a space narrow, parentheses bind", async () => {
      const [a, b] = [`handle:'${one(0).handle}'`, `handle:'${one(1).handle}'`];
      expect(await found(`${a} OR ${b}`)).toEqual([one(0).id, one(1).id]);
      expect(await found(`${a} AND ${b}`)).toEqual([]);
      expect(await found(`${a} ${b}`)).toEqual([]);
      expect(await found(`(${a} OR ${b}) AND ${b}`)).toEqual([one(1).id]);
    });

    test("NOT and - leave out", async () => {
      const [a, b] = [`handle:'${one(0).handle}'`, `handle:'${one(1).handle}'`];
      expect(await found(`(${a} OR ${b}) NOT ${a}`)).toEqual([one(1).id]);
      expect(await found(`(${a} OR ${b}) -${b}`)).toEqual([one(0).id]);
    });

    test("ranges of ids bound on both sides", async () => {
      const numbers = some.map((product) => Number(product.id.split("/").at(-1)));
      expect(await found(`id:>=${numbers[0]} id:<=${numbers[1]}`)).toEqual(ids(some.slice(0, 2)));
      expect(await found(`id:>${numbers[0]} id:<${numbers[2]}`)).toEqual([one(1).id]);
    });
  });

  describe("errors (https://shopify.dev/docs/api/usage/response-codes)", () => {
    test("an unknown field and broken text are errors with HTTP 200 and no data", async () => {
      for (const query of ["{ shop { nmae } }", "{ shop {"]) {
        const answer = await platform.ask(query);
        expect(answer.status).toBe(200);
        expect(answer.errors?.length).toBeGreaterThan(0);
        expect(answer.data ?? null).toBeNull();
      }
    });

    test("an id that is nobody's is null, not an error", async () => {
      const answer = await platform.ask(`{ nodes(ids: ["gid://shopify/Product/1", "${one(0).id}"]) { id } }`);
      expect(answer.data).toEqual({ nodes: [null, { id: one(0).id }] });
      expect(answer.errors).toBeUndefined();
    });
  });

  describe("limits (https://shopify.dev/docs/api/usage/limits)", () => {
    test("an answer tells its cost: asked for, paid, and what is left of the bucket", async () => {
      const { cost } = (await page({ first: 2 })).extensions ?? {};
      expect(cost?.actualQueryCost).toBeLessThanOrEqual(cost?.requestedQueryCost ?? 0);
      expect(cost?.throttleStatus.currentlyAvailable).toBeLessThanOrEqual(cost?.throttleStatus.maximumAvailable ?? 0);
      expect([100, 200, 1000, 2000]).toContain(cost?.throttleStatus.restoreRate);
    });

    test("a query above 1,000 points is refused before it runs", async () => {
      const deep = `{ products(first: 250) { nodes { variants(first: 250) { nodes { product { variants(first: 250) { nodes { product { id } } } } } } } } }`;
      expect((await platform.ask(deep)).codes).toEqual(["MAX_COST_EXCEEDED"]);
    });

    test("an input array of 251 is refused, in a variable and in the document", async () => {
      const many = Array.from({ length: 251 }, () => one(0).id);
      const query = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id } }";
      const inVariable = await platform.ask(query, { ids: many });
      expect(inVariable.codes).toEqual(["MAX_INPUT_SIZE_EXCEEDED"]);
      expect(at(inVariable.errors, "0.message")).toBe(
        "The input array size of 251 is greater than the maximum allowed of 250.",
      );
      expect((await platform.ask(`{ nodes(ids: ${JSON.stringify(many)}) { id } }`)).codes).toEqual([
        "MAX_INPUT_SIZE_EXCEEDED",
      ]);
    });
  });

  describe("versions (https://shopify.dev/docs/api/usage/versioning)", () => {
    test("the answer names the version that made it; one past its support is answered by a later one", async () => {
      expect((await page({ first: 1 })).headers["x-shopify-api-version"]).toBe("2026-10");
      const old = await platform.ask("{ shop { name } }", {}, "2023-01");
      expect(old.status).toBe(200);
      expect(old.headers["x-shopify-api-version"] ?? "").toMatch(/^202[5-9]-(01|04|07|10)$/);
    });

    test("a version that never was is 404", async () => {
      expect((await platform.ask("{ shop { name } }", {}, "2026-13")).status).toBe(404);
    });
  });
}
