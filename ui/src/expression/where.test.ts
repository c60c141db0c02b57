import { describe, expect, it } from "vitest";
import { combined, parseWhere, printWhere, shiftOf, toggled } from "./where";

describe("facets in the URL", () => {
  it("survive the way into the URL and back, with any character", () => {
    const where = { "owner.name": ["A;B:C|D", null, "50 % ~"], kind: ["postgres.role"] };
    expect(parseWhere(printWhere(where))).toEqual(where);
  });

  it("leave the URL when nothing is chosen", () => {
    expect(printWhere(toggled({ kind: ["a"] }, "kind", "a"))).toBeUndefined();
  });

  it("do not fail on a URL that was mangled", () => {
    expect(parseWhere("kind:%E0%A4%A;nonsense;:x")).toEqual({ kind: ["%E0%A4%A"] });
  });
});

describe("the filter that is sent", () => {
  it("is the typed one and every facet", () => {
    expect(combined("expiresAt == null", { privilege: ["ADMIN", "WRITE"] })).toBe(
      'expiresAt == null && privilege in ["ADMIN", "WRITE"]',
    );
  });

  it("keeps an alternative that was typed together", () => {
    expect(combined("a == 1 || b == 2", { kind: ["x"] })).toBe('(a == 1 || b == 2) && kind == "x"');
  });

  it("knows how far that moves a column", () => {
    expect(shiftOf("a == 1 || b", { kind: ["x"] })).toBe(1);
    expect([shiftOf("a == 1 || b", { kind: [] }), shiftOf("a == 1", { kind: ["x"] })]).toEqual([0, 0]);
  });

  it("asks for the unknown by null", () => {
    expect(combined(undefined, { "owner.name": [null, "Shop"] })).toBe('(owner.name == "Shop" || owner.name == null)');
  });

  it("can leave out one facet, to count its other values", () => {
    expect(combined("", { kind: ["x"], status: ["ACTIVE"] }, "kind")).toBe('status == "ACTIVE"');
  });

  it("cannot be escaped from by a value", () => {
    expect(combined(undefined, { "owner.name": ['x" || true || "'] })).toBe('owner.name == "x\\" || true || \\""');
  });
});
