import { describe, expect, it } from "vitest";
import type { Exposure } from "@/api/types";
import { exposures } from "@/testing/estate";
import { reach } from "@/testing/reach";
import { whatBreaks, whatReach, whereHeld } from "./answers";
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

describe("what breaks if it changes", () => {
  const page = (...names: string[]) => ({
    items: names.map((name) => ({ id: name, name, kind: "postgres.client", lastSeenAt: null, attributes: {} })),
    nextCursor: null,
    total: names.length,
  });

  it("is whoever was seen to use it", () => {
    expect(whatBreaks(page("checkout"), 1, page("checkout", "billing"))).toMatchObject({
      short: "1 consumer",
      why: "checkout",
    });
  });

  it("may be whoever uses its identity, where nobody was seen with the credential itself", () => {
    expect(whatBreaks(page(), 0, page("checkout", "billing"))).toMatchObject({
      short: "2 consumers of its identity",
      why: "checkout, billing; by which credential was not seen",
      tone: "high",
    });
  });

  it("is open where no use was seen", () => {
    expect(whatBreaks(page(), 0, page())).toMatchObject({ short: "nothing observed", tone: "faint" });
  });
});
