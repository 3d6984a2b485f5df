/**
 * bulkOperationRunQuery and bulkOperationCancel; the work is done in sandbox/bulk.
 */
import { parseGid } from "../../domain/gid";
import { fields } from "../context";
import { bulkOf } from "../sources";

export const bulkMutations = fields<unknown>({
  bulkOperationRunQuery: (_s, args, ctx) => {
    const started = ctx.bulk.start(ctx, String(args["query"]), args["groupObjects"] === true);
    if (started.kind === "refused") return { bulkOperation: null, userErrors: started.userErrors };
    return { bulkOperation: bulkOf(started.operation), userErrors: [] };
  },
  bulkOperationCancel: (_s, args, ctx) => {
    const operation = ctx.bulk.peek(ctx.shop, parseGid(args["id"])?.id ?? -1);
    if (!operation)
      return { bulkOperation: null, userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
    if (!ctx.bulk.cancel(ctx.shop, operation))
      return {
        bulkOperation: bulkOf(operation),
        userErrors: [
          { field: null, message: `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}` },
        ],
      };
    return { bulkOperation: bulkOf(operation), userErrors: [] };
  },
});
