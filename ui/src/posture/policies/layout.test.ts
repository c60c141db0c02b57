import { expect, test } from "vitest";
import { laidOut } from "./layout";

test("an expression is broken at what joins its outermost parts, wherever its author broke it", () => {
  expect(laidOut('status == "ACTIVE"\n    && (name.contains("a") ||\n  name.contains("b"))\n&& risk > 1')).toEqual([
    'status == "ACTIVE"',
    '&& (name.contains("a") || name.contains("b"))',
    "&& risk > 1",
  ]);
});

test("what stands in a text joins nothing", () => {
  expect(laidOut(`name == "a && \\"(b" || name == 'x || y'`)).toEqual([`name == "a && \\"(b"`, "|| name == 'x || y'"]);
});
