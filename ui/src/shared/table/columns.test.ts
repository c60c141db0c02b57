import { expect, it } from "vitest";
import { type Column, fitting, nextSort } from "./columns";

const column = (id: string, width: number, rank: number): Column<unknown> => ({
  id,
  title: id,
  width,
  rank,
  cell: () => null,
});
const columns = [column("name", 200, 0), column("owner", 100, 2), column("seen", 100, 3), column("risk", 50, 1)];

it("lets the least important columns leave first and keeps the order of the rest", () => {
  expect(fitting(columns, 460).map((it) => it.id)).toEqual(["name", "owner", "seen", "risk"]);
  expect(fitting(columns, 400).map((it) => it.id)).toEqual(["name", "owner", "risk"]);
  expect(fitting(columns, 260).map((it) => it.id)).toEqual(["name", "risk"]);
  expect(fitting(columns, 50).map((it) => it.id)).toEqual(["name"]);
});

it("turns the order round on the second press", () => {
  expect(nextSort(undefined, "riskScore", "desc")).toBe("-riskScore");
  expect(nextSort("-riskScore", "riskScore", "desc")).toBe("riskScore");
  expect(nextSort("riskScore", "riskScore", "desc")).toBe("-riskScore");
  expect(nextSort("-riskScore", "name", "asc")).toBe("name");
});
