import { describe, expect, it } from "vitest";
import { addToolResult, emptyEvidence } from "./evidence";
import { hasForeignLink } from "./plain-text";

describe("e-mail addresses", () => {
  it("of the shop's own pages may be shown, and no others", () => {
    const evidence = emptyEvidence(0);
    const source = { kind: "policy", title: "Contact", url: null };
    addToolResult(evidence, { passages: [{ heading: "", text: "Write to hello@shop.example.", source }] });
    expect(hasForeignLink("Write to Hello@shop.example.", ["shop.myshopify.com"], evidence.links)).toBe(false);
    expect(hasForeignLink("Write to hello@other.example.", ["shop.myshopify.com"], evidence.links)).toBe(true);
  });
});
