import { expect, it } from "vitest";
import { level } from "./HeatMap";

it("keeps few and many apart, in a small estate and in a large one", () => {
  expect([1, 3, 9, 27].map((it) => level(it, 27))).toEqual([1, 2, 3, 4]);
  expect([1, 10, 100, 1000].map((it) => level(it, 1000))).toEqual([1, 2, 3, 4]);
  expect(level(1, 1)).toBe(1);
});
