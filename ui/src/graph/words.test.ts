import { expect, it } from "vitest";
import type { WhatIf } from "@/api/types";
import { edge, reach } from "@/testing/reach";
import { consequences, parsed, removal, written } from "./change";
import { administrators, asText, condition, does, summary } from "./words";

it("adds up what is reached in one line", () => {
  expect(summary(reach).join(" · ")).toBe(
    "12 resources (12 sensitive) · 3 identities · in 1 account · production · 1 owner affected",
  );
});

it("names the secrets among the resources", () => {
  expect(summary({ ...reach, counts: { ...reach.counts, secrets: 2 } })).toContain("2 secrets");
});

it("says a way edge by edge, with what allows it and on what it hangs", () => {
  expect(asText([0, 2], reach)).toBe(
    `1. shop_app@shop signs in as shop_app
2. shop_app can become root
   by member
   because statement Migrations of policy deploy
   only if aws:SourceVpc is vpc-1
   never seen in use`,
  );
});

it("tells what is had fully from what is had in part", () => {
  expect(does(edge("a", "b", { full: false }))).toBe("has the rights of");
  expect(does(edge("a", "b", { kind: "ACTS", privilege: "READ" }))).toBe("may read");
});

it("says conditions in words, and keeps those that it does not know", () => {
  const of = (operator: string, ...values: string[]) => condition({ key: "k", operator, values });
  expect(of("StringNotLike", "a*")).toBe("k is not a*");
  expect(of("StringEqualsIfExists", "a", "b")).toBe("k is a or b, or is absent");
  expect(of("Null", "true")).toBe("k is absent: true");
  expect(of("NumericLessThan", "5")).toBe("k is less than 5");
  expect(of("Strange", "a")).toBe("k Strange a");
  expect(of("")).toBe("k");
});

it("reads a change from the address as it wrote it, and nothing else", () => {
  for (const change of [
    removal({ from: "a", to: "b", action: "s3:Get~x" }),
    { change: "VENDOR_BREACHED" as const, vendor: "aws" },
    { change: "DISABLE" as const, id: "a" },
  ]) {
    expect(parsed(written(change))).toEqual(change);
  }
  expect([parsed(undefined), parsed("DELETE~a"), parsed("DISABLE"), parsed("REMOVE_GRANT~a")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it("says what a change saves, and what may stop", () => {
  const none = {
    ...reach,
    counts: { identities: 0, credentials: 0, exposures: 0, resources: 0, secrets: 0, consumers: 0 },
  };
  const difference: WhatIf = {
    gained: none,
    lost: reach,
    owned: [],
    ownedCount: 0,
    consumers: [],
    consumerCount: 2,
    canBecomeAdministrator: 5,
    couldBecomeAdministrator: 3,
    saved: none,
  };
  expect(consequences({ change: "DISABLE", id: "a" }, difference)).toEqual([
    "15 objects would no longer be reached, or with less.",
    "3 instead of 5 identities could become administrator.",
    "2 consumers may stop.",
  ]);
});

it("says who is administrator and who can become one, also when nobody is", () => {
  const estate = (already: number, identities: number, credentials: number, exposures: number) =>
    administrators({
      administrators: already,
      identities,
      ways: { ...reach, counts: { ...reach.counts, credentials, exposures } },
    });
  expect(estate(0, 0, 0, 0)).toBe("No identity is administrator. No other can become one.");
  expect(estate(1, 2, 1, 0)).toBe(
    "One identity is administrator. Two more can become one. One credential leads there.",
  );
  expect(estate(5, 0, 4, 12)).toBe(
    "Five identities are administrator. No other can become one. Four credentials and 12 exposed secrets lead there.",
  );
});
