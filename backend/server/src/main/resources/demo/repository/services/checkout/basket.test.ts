import { expect, test } from "vitest";
import { total } from "./checkout";

test("adds up the lines of a basket", () => {
  expect(total({ customer: 1, lines: [{ sku: "A", quantity: 2, priceCents: 500 }] })).toBe(1000);
});
%%

test("an empty basket costs nothing", () => {
  expect(total({ customer: 1, lines: [] })).toBe(0);
});
