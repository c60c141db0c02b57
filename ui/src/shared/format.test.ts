import { describe, expect, it } from "vitest";
import { count, moment, relative, schedule, words } from "./format";

const now = Date.parse("2026-11-20T12:00:00Z");

describe("times and numbers in words", () => {
  it.each([
    ["2026-11-20T11:59:40Z", "now"],
    ["2026-11-20T11:54:00Z", "6 min ago"],
    ["2026-11-20T10:00:00Z", "2 h ago"],
    ["2026-12-02T12:00:00Z", "in 12 d"],
    ["2023-11-20T12:00:00Z", "1,096 d ago"],
  ])("%s is %s", (instant, expected) => {
    expect(relative(instant, now)).toBe(expected);
  });

  it("gives moments in UTC", () => {
    expect(moment("2026-11-20T23:30:00+02:00")).toBe("2026-11-20 21:30 UTC");
  });

  it("counts in the singular and the plural", () => {
    expect([count(1, "place"), count(2, "place"), count(1500, "identity", "identities")]).toEqual([
      "1 place",
      "2 places",
      "1,500 identities",
    ]);
  });

  it("turns names of fields into words", () => {
    expect([words("lastUsedAt"), words("externalId"), words("IMPLICITLY_DENIED")]).toEqual([
      "Last used at",
      "External ID",
      "Implicitly denied",
    ]);
  });

  it("reads schedules", () => {
    expect([schedule("PT6H"), schedule("P7D"), schedule(null), schedule("PT30M")]).toEqual([
      "every 6 h",
      "every 7 d",
      "only when asked",
      "every 30 min",
    ]);
  });
});
