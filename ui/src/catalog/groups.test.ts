import { describe, expect, it } from "vitest";
import { oneEach } from "./groups";

const place = (id: string, fingerprint: string) => ({ id, fingerprint });
const rows = [place("a", "1"), place("b", "2"), place("c", "1"), place("d", "3"), place("e", "2")];

describe("one entry for each value", () => {
  it("keeps the first place of each, in the order of the list", () => {
    expect(oneEach(rows, null).map((it) => it.id)).toEqual(["a", "b", "d"]);
  });

  it("shows the chosen place where the first one stood", () => {
    expect(oneEach(rows, "e").map((it) => it.id)).toEqual(["a", "e", "d"]);
  });
});
