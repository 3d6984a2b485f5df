import { describe, expect, it } from "vitest";
import { rowLine, rowsFor } from "./table";

const DELIVERY = [
  "Contiguous US | Method: Standard | Time: 3–5 business days | Cost: $6.95, free over $75",
  "Canada | Method: Standard | Time: 5–8 business days | Cost: $15, free over $150",
];
const SIZES = ["M | Chest (in): 38–40 | Waist (in): 32–34", "L | Chest (in): 41–43 | Waist (in): 35–37"];

describe("tables of a shop", () => {
  it("become lines without the names of columns, save where a figure would say nothing alone", () => {
    expect(DELIVERY.map(rowLine)[1]).toBe("• Canada: Standard, 5–8 business days, $15, free over $150");
    expect(rowLine("L | 身高: 170–176 | 胸围: 94–100")).toBe("• L：身高 170–176，胸围 94–100");
  });

  it("answer for the place that was asked, and for no other", () => {
    expect(rowsFor("how much is shipping to Canada", DELIVERY)).toEqual([DELIVERY[1]]);
    expect(rowsFor("do you ship to Japan?", DELIVERY)).toBe("none");
    expect(rowsFor("how long does shipping take", DELIVERY)).toEqual(DELIVERY);
  });

  it("answer with the row that a measure falls into", () => {
    expect(rowsFor("what size should I get? my chest is 42 inches", SIZES)).toEqual([SIZES[1]]);
  });
});
