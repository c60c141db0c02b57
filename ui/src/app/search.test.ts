import { expect, it } from "vitest";
import { ownAddress } from "@/auth/SignIn";
import { parseSearch, stringifySearch, viewState } from "./search";

it("keeps a view in the address, in plain words", () => {
  const view = { filter: 'name.contains("a&b") && x > 1', sort: "-riskScore", where: "kind:a|b", selected: "0199" };
  expect(viewState(parseSearch(stringifySearch(view)))).toEqual(view);
});

it("drops what a link has that is no part of a view", () => {
  expect(viewState(parseSearch("?sort=name&evil=1&filter="))).toEqual({ sort: "name" });
});

it("follows only its own addresses after signing in", () => {
  expect(["/findings?where=a", "//evil.test", "/\\evil.test", "https://evil.test", undefined].map(ownAddress)).toEqual([
    "/findings?where=a",
    "/",
    "/",
    "/",
    "/",
  ]);
});
