import { describe, expect, it } from "vitest";
import type { Exposure } from "@/api/types";
import { exposures } from "@/testing/estate";
import { reach } from "@/testing/reach";
import { whatReach, whereHeld } from "./answers";
import type { AnyObject } from "./objects";

const held = (part: Partial<Exposure>): AnyObject => ({
  ...(exposures[0] as Exposure),
  location: "kv/orders",
  line: null,
  placeCount: 1,
  current: true,
  ...part,
  objectKind: "exposure",
});

describe("where an exposed value is held", () => {
  it("is well when that is a vault and nothing else", () => {
    expect(whereHeld(held({ held: "VAULT" }), undefined)).toMatchObject({
      short: "1 place, in a vault only",
      why: "kv/orders, still there",
      tone: "ok",
    });
  });

  it("is not well any more when the value is in text as well", () => {
    expect(whereHeld(held({ held: "BOTH", placeCount: 2 }), undefined)).toMatchObject({
      short: "2 places, in a vault and text",
      tone: "crit",
    });
  });

  it("is told apart from what only the history has", () => {
    expect(whereHeld(held({ held: "OPEN", current: false, line: 3 }), undefined)).toMatchObject({
      short: "1 place, in text",
      why: "kv/orders:3, in the history only",
      tone: "high",
    });
  });
});

describe("what it can reach", () => {
  it("is the most that falls with it", () => {
    expect(whatReach("WRITE", reach)).toMatchObject({
      short: "12 resources (12 sensitive)",
      why: "at most write, 3 identities, in 1 account",
      tone: "high",
    });
  });

  it("is administrator where something critical can be administered", () => {
    const all = { ...reach, resources: [{ sensitivity: "CRITICAL" as const, privilege: "ADMIN" as const, count: 1 }] };
    expect(whatReach(null, all)).toMatchObject({ short: "administrator", tone: "crit" });
  });

  it("is left open while it is not known", () => {
    expect(whatReach("READ", undefined)).toMatchObject({ short: "–", why: "at most read" });
  });
});
