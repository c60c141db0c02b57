import { expect, it } from "vitest";
import { readExamples } from "./Examples";

it("reads examples with a verdict each, and examples by verdict", () => {
  expect(readExamples([{ name: "no end", breaks: true, object: { expiresAt: null } }])).toEqual([
    { about: "no end", breaks: true, object: { expiresAt: null } },
  ]);
  expect(
    readExamples({ breaks: [{ object: { expiresAt: null } }], passes: [{ object: { expiresAt: "2027-01-01" } }] }).map(
      (it) => it.breaks,
    ),
  ).toEqual([true, false]);
});

it("shows nothing for examples it cannot read", () => {
  expect([readExamples(null), readExamples("x"), readExamples([1, null])]).toEqual([[], [], []]);
});
