import { describe, expect, it } from "vitest";
import { suggest } from "./complete";
import { vocabularyOf } from "./useVocabulary";

const field = (name: string, type: string, values: string[] | null = null) => ({
  name,
  type,
  nullable: true,
  label: name,
  values,
});
const credential = vocabularyOf({
  kind: "credential",
  fields: [
    field("name", "string"),
    field("kind", "string"),
    field("expiresAt", "timestamp"),
    field("riskScore", "int"),
    field("privilege", "string", ["NONE", "READ", "WRITE", "ADMIN"]),
    field("owner.name", "string"),
  ],
  functions: [
    { name: "now", signature: "now", doc: "The time of the evaluation." },
    { name: "days", signature: "days(90)", doc: "A duration of days." },
    { name: "contains", signature: 'name.contains("ci")', doc: "Whether the text has the other within it." },
  ],
});
const labels = (before: string, known?: Record<string, string[]>) =>
  suggest(before, credential, known)?.options.map((it) => it.label);

describe("completion in the filter bar", () => {
  it("offers fields at the start and after a joint", () => {
    expect(labels("")).toContain("expiresAt");
    expect(labels("expiresAt == null && ")).toContain("privilege");
    expect(suggest("expiresAt == null && pri", credential)?.from).toBe(21);
  });

  it("offers functions as they are begun, but not those that follow a text", () => {
    expect(labels("")).toEqual(expect.arrayContaining(["now", "days(", "null"]));
    expect(labels("")).not.toContain("contains(");
  });

  it("replaces a dotted name as a whole", () => {
    expect(suggest("owner.na", credential)?.from).toBe(0);
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
    expect(suggest('name.contains("exp', credential)).toBeNull();
  });

  it("offers joints after a complete comparison", () => {
    expect(labels("expiresAt == null ")).toEqual(["&& ", "|| "]);
  });
});
