/** The tool find_policy: passages of policies, pages and FAQ that bear on a question, each with its source. */
import type { z } from "zod";
import { searchPassages } from "~/knowledge/index.server";
import { toolContracts } from "~/models/tool-contracts";
import type { Tool } from "./tool";

type Args = z.infer<typeof toolContracts.find_policy.args>;
type Result = z.infer<typeof toolContracts.find_policy.result>;

const LIMIT = 7;

export const findPolicy: Tool<Args, Result> = {
  name: "find_policy",
  progress: "reading-policies",
  args: toolContracts.find_policy.args,
  result: toolContracts.find_policy.result,
  async run({ question }, { db, language }) {
    const hits = await searchPassages(db, { question, language, limit: LIMIT });
    return {
      result: { passages: hits.map(({ heading, text, source }) => ({ heading, text, source })) },
      events: [],
      sources: hits.map((hit) => hit.source),
    };
  },
};
