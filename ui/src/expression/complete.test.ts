import { describe, expect, it } from "vitest";
import { suggest } from "./complete";
import { FIELDS } from "./fields";

const fields = FIELDS.credential;
const labels = (before: string, known?: Record<string, string[]>) =>
  suggest(before, fields, known)?.options.map((it) => it.label);

describe("completion in the filter bar", () => {
  it("offers fields at the start and after a joint", () => {
    expect(labels("")).toContain("expiresAt");
    expect(labels("expiresAt == null && ")).toContain("privilege");
    expect(suggest("expiresAt == null && pri", fields)?.from).toBe(21);
  });

  it("replaces a dotted name as a whole", () => {
    expect(suggest("owner.na", fields)?.from).toBe(0);
    expect(labels("owner.")).toContain("owner.name");
  });

  it("offers what suits the type after a field", () => {
    expect(labels("expiresAt ")).toContain("< now + days(30)");
    expect(labels("riskScore ")).toContain(">= ");
    expect(labels("riskScore ")).not.toContain("< now + days(30)");
  });

  it("offers declared values, and values that the data has", () => {
    expect(labels('privilege == "')).toEqual(["NONE", "READ", "WRITE", "ADMIN"]);
    expect(labels('kind in ["a", "po', { kind: ["postgres.password"] })).toEqual(["postgres.password"]);
  });

  it("keeps quiet inside a text it knows nothing about", () => {
    expect(suggest('name.contains("exp', fields)).toBeNull();
  });

  it("offers joints after a complete comparison", () => {
    expect(labels("expiresAt == null ")).toEqual(["&& ", "|| "]);
  });
});
