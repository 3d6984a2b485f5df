/**
 * The trouble of one sandbox: the switches, a plan that strikes by a seed, and the log of what was done. The HTTP doors
 * ask it for every call; a test without HTTP makes one with createTrouble and wraps its own fetch (in-process.ts). The
 * same plan over the same calls gives the same log.
 */
import { z } from "zod";
import { allKinds, faces, type Face, type Kind } from "./kinds";
import { chance } from "./random";
import { noFaults, takeFault, type CountedFault, type Faults } from "./switches";

export const planShape = z
  .object({
    seed: z.number().int(),
    /** Handle of the only shop it strikes; absent: all. */
    shop: z.string().optional(),
    /** Share of calls struck, by kind, 0 to 1. */
    rates: z.partialRecord(z.enum(allKinds), z.number().min(0).max(1)),
    /** How late a "slow" answer comes. */
    slowMs: z.number().int().min(0).max(120_000).default(2_000),
    /** No more strikes than this, so that a run can end; absent: no end. */
    most: z.number().int().min(0).optional(),
  })
  .strict();

export type Plan = z.infer<typeof planShape>;
export type PlanInput = z.input<typeof planShape>;

/** One thing that was done, in order. `ordinal` is the call's number among those of its face in its shop. */
export interface Incident {
  kind: Kind;
  shop: string;
  ordinal: number;
  by: "switch" | "plan";
  /** What it happened to: an operation's name, a topic, a path. */
  to: string;
}

export interface Trouble {
  /** The switches, changed in place. */
  readonly faults: Faults;
  readonly log: readonly Incident[];
  /** Rises with clear and setPlan: what was decided before no longer holds. */
  readonly generation: number;
  plan(): Plan | null;
  /** A new plan starts counting calls anew and empties the log. Null ends it. @throws on a plan that is not one */
  setPlan(plan: PlanInput | null): void;
  /** Counts a call of a face and answers what strikes it: the first kind in the face's order, or null. */
  strike<F extends Face>(face: F, shop: string, to: string): (keyof (typeof faces)[F] & Kind) | null;
  /** As strike, with every kind that strikes: several can meet in one webhook. */
  strikes<F extends Face>(face: F, shop: string, to: string): (keyof (typeof faces)[F] & Kind)[];
  /** Switches off, no plan, empty log. */
  clear(): void;
}

const KEPT = 20_000;

/** Kinds whose switch is not a count of calls. */
const standing: Partial<Record<Kind, (faults: Faults) => boolean>> = {
  "bulk-expired": (faults) => faults["bulk-expired"],
  "bulk-truncate": (faults) => faults["bulk-truncate"] === true,
  "bulk-truncate-line": (faults) => faults["bulk-truncate"] === "line",
  "webhooks-duplicate": (faults) => faults["webhooks-duplicate"] !== false,
  "webhooks-shuffle": (faults) => faults["webhooks-shuffle"],
  "webhooks-late": (faults) => faults["webhooks-late"] > 0,
  slow: () => false, // latency-ms delays every call, whatever else strikes it
};

/** Trouble with every switch off. `faults` shares the switches with somebody who already holds them. */
export function createTrouble(faults: Faults = noFaults()): Trouble {
  let plan: Plan | null = null;
  let log: Incident[] = [];
  let planned = 0;
  let generation = 0;
  let dropShare = 0;
  const ordinals = new Map<string, number>();

  function bySwitch(kind: Kind): boolean {
    if (kind === "webhooks-drop") return isDropped();
    if (kind === "revoke-after") return takeFault(faults, kind) && faults[kind] === 0;
    const isStanding = standing[kind];
    return isStanding ? isStanding(faults) : takeFault(faults, kind as CountedFault);
  }

  function isDropped(): boolean {
    dropShare += faults["webhooks-drop"];
    if (dropShare < 1) return false;
    dropShare -= 1;
    return true;
  }

  function byPlan(kind: Kind, shop: string, ordinal: number): boolean {
    const rate = plan?.rates[kind];
    if (!plan || !rate || (plan.shop !== undefined && plan.shop !== shop)) return false;
    if (plan.most !== undefined && planned >= plan.most) return false;
    return chance(plan.seed, kind, shop, ordinal) < rate;
  }

  function hits(face: Face, domain: string, to: string, isFirstOnly: boolean): Kind[] {
    const shop = domain.replace(/\.myshopify\.com$/, "");
    const ordinal = (ordinals.get(`${face}/${shop}`) ?? 0) + 1;
    ordinals.set(`${face}/${shop}`, ordinal);
    const found: Kind[] = [];
    for (const kind of Object.keys(faces[face]) as Kind[]) {
      const by = bySwitch(kind) ? "switch" : byPlan(kind, shop, ordinal) ? "plan" : null;
      if (by === null) continue;
      if (by === "plan") planned += 1;
      found.push(kind);
      log.push({ kind, shop, ordinal, by, to });
      if (isFirstOnly) break;
    }
    if (log.length > KEPT) log = log.slice(-KEPT);
    return found;
  }

  return {
    faults,
    get log() {
      return log;
    },
    get generation() {
      return generation;
    },
    plan: () => plan,
    setPlan(next) {
      plan = next === null ? null : planShape.parse(next);
      planned = 0;
      generation += 1;
      log = [];
      ordinals.clear();
    },
    strike: <F extends Face>(face: F, shop: string, to: string) =>
      (hits(face, shop, to, true)[0] ?? null) as (keyof (typeof faces)[F] & Kind) | null,
    strikes: <F extends Face>(face: F, shop: string, to: string) =>
      hits(face, shop, to, false) as (keyof (typeof faces)[F] & Kind)[],
    clear() {
      Object.assign(faults, noFaults());
      plan = null;
      planned = 0;
      dropShare = 0;
      generation += 1;
      log = [];
      ordinals.clear();
    },
  };
}
