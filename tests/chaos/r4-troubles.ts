/**
 * The troubles of R4 as a table: what Shopify does, how it ends, and what the merchant is to see meanwhile. Read by
 * tests/chaos/r4.test.ts, which plays each against an import and against a drain.
 */
import { injectBulkFault } from "../../sandbox/bulk/faults";
import type { ChaosWorld } from "./world";
import { PASSING_FAULTS, type WireFault } from "./wire";

export interface Trouble {
  name: string;
  /** Begins with the request of this number; before it all is well. */
  fromRequest: number;
  begin(world: ChaosWorld): void;
  /** Shopify or the merchant mends it. */
  mend(world: ChaosWorld): void;
  /** Why the sync stands still meanwhile, as the merchant sees it; null: it gets through by itself. */
  pausedReason: string | null;
}

/** What is not in itself a trouble of the Admin API's answers cannot befall a drain. */
export interface BulkTrouble extends Omit<Trouble, "fromRequest"> {
  begin(world: ChaosWorld): void;
}

const nothing = () => undefined;

/** So many requests in a row are answered so; the client itself tries six times. */
const times = (fault: WireFault, count: number) => (world: ChaosWorld) => {
  let left = count;
  world.faultFor = () => (left-- > 0 ? fault : null);
};
const calm = (world: ChaosWorld) => {
  world.faultFor = () => null;
};

export const TROUBLES: Trouble[] = [
  ...PASSING_FAULTS.flatMap((fault): Trouble[] => [
    { name: `three times ${fault}`, fromRequest: 2, begin: times(fault, 3), mend: nothing, pausedReason: null },
    { name: `twenty times ${fault}`, fromRequest: 3, begin: times(fault, 20), mend: nothing, pausedReason: null },
  ]),
  { name: "a token refused once", fromRequest: 2, begin: times("unauthorised", 1), mend: nothing, pausedReason: null },
  {
    name: "a token revoked in mid-flight",
    fromRequest: 3,
    begin: (world) => {
      world.faultFor = () => "unauthorised";
      world.isTokenGone = true;
    },
    mend: (world) => {
      world.isTokenGone = false;
      calm(world);
    },
    pausedReason: "shopify-unauthorised",
  },
  {
    name: "the scope for products withdrawn",
    fromRequest: 1,
    begin: (world) => {
      world.scopes = world.scopes.filter((scope) => scope !== "read_products");
    },
    mend: (world) => {
      world.scopes.push("read_products");
    },
    pausedReason: "scope-missing",
  },
  {
    name: "the API version gone",
    fromRequest: 3,
    begin: (world) => {
      world.apiVersion = "2026-99";
    },
    mend: (world) => {
      world.apiVersion = "2026-10";
    },
    pausedReason: "shopify-version-gone",
  },
  {
    name: "an empty cost bucket",
    fromRequest: 2,
    begin: (world) => world.sandbox.engine.setAvailablePoints?.(world.state, 0),
    mend: nothing,
    pausedReason: null,
  },
];

/** The file ends after so many of its lines, or in the middle of one; the first files only, so that a new try succeeds. */
const cutFile =
  (count: number, cut: (text: string) => Response) =>
  (world: ChaosWorld): void => {
    let left = count;
    world.fileFault = (text) => (left-- > 0 ? cut(text) : new Response(text));
  };
const untouched = (world: ChaosWorld) => {
  world.fileFault = null;
};
const lines = (text: string) => text.split("\n").filter((line) => line !== "");
const halfLines = (text: string) => {
  const all = lines(text);
  return all.slice(0, Math.floor(all.length / 2)).join("\n") + "\n";
};

export const BULK_TROUBLES: BulkTrouble[] = [
  {
    name: "a file cut at the end of a line",
    begin: cutFile(1, (text) => new Response(halfLines(text))),
    mend: untouched,
    pausedReason: null,
  },
  {
    name: "a file cut in the middle of a line",
    begin: cutFile(1, (text) => new Response(text.slice(0, -20))),
    mend: untouched,
    pausedReason: null,
  },
  {
    name: "a file whose connection breaks half-way",
    begin: cutFile(1, (text) => new Response(brokenStream(text))),
    mend: untouched,
    pausedReason: null,
  },
  {
    name: "an HTML page with status 200 instead of the file",
    begin: cutFile(1, () => new Response("<html>maintenance</html>")),
    mend: untouched,
    pausedReason: null,
  },
  {
    name: "files that are cut every time",
    begin: cutFile(10_000, (text) => new Response(halfLines(text))),
    mend: untouched,
    pausedReason: "bulk-failed",
  },
  {
    name: "an expired link",
    begin: (world) => injectBulkFault(world.sandbox.bulkFaults, { kind: "expire" }),
    mend: nothing,
    pausedReason: null,
  },
  {
    name: "an operation that fails at Shopify",
    begin: (world) =>
      injectBulkFault(world.sandbox.bulkFaults, {
        kind: "fail",
        errorCode: "INTERNAL_SERVER_ERROR",
        partialShare: 0.5,
      }),
    mend: nothing,
    pausedReason: null,
  },
  {
    name: "an operation that times out at Shopify",
    begin: (world) => injectBulkFault(world.sandbox.bulkFaults, { kind: "fail", errorCode: "TIMEOUT" }),
    mend: nothing,
    pausedReason: null,
  },
  {
    name: "an operation that somebody cancels",
    begin: (world) => {
      let left = 1;
      world.rewrite = (_operation, text) =>
        text.includes('"status":"COMPLETED"') && left-- > 0
          ? text.replace('"status":"COMPLETED"', '"status":"CANCELED"').replace(/"url":"[^"]*"/, '"url":null')
          : text;
    },
    mend: nothing,
    pausedReason: null,
  },
  {
    name: "an operation that is forgotten",
    begin: (world) => {
      let left = 1;
      world.rewrite = (_operation, text) =>
        text.includes('"status":"COMPLETED"') && left-- > 0
          ? JSON.stringify({ data: { bulkOperation: null, node: null } })
          : text;
    },
    mend: nothing,
    pausedReason: null,
  },
  {
    name: "operations that stay RUNNING for forty looks",
    begin: (world) => {
      let left = 40;
      world.rewrite = (_operation, text) =>
        text.includes('"status":"COMPLETED"') && left-- > 0
          ? text.replace('"status":"COMPLETED"', '"status":"RUNNING"').replace(/"url":"[^"]*"/, '"url":null')
          : text;
    },
    mend: nothing,
    pausedReason: null,
  },
  {
    name: "no free slot for an operation, ten times",
    begin: (world) => {
      let left = 10;
      world.instead = (_operation, query) =>
        query.includes("bulkOperationRunQuery") && left-- > 0
          ? JSON.stringify({
              data: {
                bulkOperationRunQuery: {
                  bulkOperation: null,
                  userErrors: [{ field: null, code: "LIMIT_REACHED", message: "Too many bulk operations." }],
                },
              },
            })
          : null;
    },
    mend: nothing,
    pausedReason: null,
  },
];

function brokenStream(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let isFirst = true;
  return new ReadableStream({
    pull(controller) {
      if (!isFirst) return controller.error(new TypeError("terminated"));
      isFirst = false;
      controller.enqueue(bytes.slice(0, bytes.length / 2));
    },
  });
}
