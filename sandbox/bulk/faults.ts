/**
 * Ready-made decisions for `sandbox.bulkFaults.decide`, which the control API sets: what goes wrong with the next bulk
 * results. Each applies to the given number of operations and then stops.
 */
import type { BulkFault, BulkFaults } from "../domain/types";

/** Makes the next `times` finished bulk operations (of a shop, or of any) suffer the fault. */
export function injectBulkFault(faults: BulkFaults, fault: BulkFault, times = 1, shopDomain?: string): void {
  let left = times;
  const before = faults.decide;
  faults.decide = (operation) => {
    if (left <= 0 || (shopDomain !== undefined && operation.shop.domain !== shopDomain))
      return before?.(operation) ?? null;
    left -= 1;
    return fault;
  };
}

export function clearBulkFaults(faults: BulkFaults): void {
  faults.decide = null;
}
