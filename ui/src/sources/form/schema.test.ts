import { describe, expect, it } from "vitest";
import type { JsonSchema } from "@/api/types";
import { countingFields, fieldsOf, initialValues, problemsOf, settingsOf } from "./schema";

const schema: JsonSchema = {
  type: "object",
  required: ["host", "password"],
  properties: {
    host: { type: "string", title: "Host", examples: ["db.internal"], maxLength: 10 },
    port: { type: "integer", title: "Port", default: 5432, minimum: 1, maximum: 65535 },
    password: { type: "string", title: "Password", writeOnly: true },
    tls: { enum: ["require", "verify-full"], title: "TLS", default: "verify-full" },
    history: { type: "boolean", title: "History", default: true },
    branches: { type: "array", items: { type: "string" }, title: "Branches", default: [] },
  },
};
const fields = fieldsOf(schema);

describe("a form made from a JSON Schema", () => {
  it("has a field of the right kind for each property, in order", () => {
    expect(fields.map((it) => [it.name, it.kind])).toEqual([
      ["host", "text"],
      ["port", "number"],
      ["password", "secret"],
      ["tls", "choice"],
      ["history", "flag"],
      ["branches", "texts"],
    ]);
  });

  it("starts with defaults, and with what is stored, but never with a secret", () => {
    expect(initialValues(fields)).toMatchObject({ port: "5432", tls: "verify-full", history: true, branches: [] });
    expect(initialValues(fields, { host: "a", history: false, password: "leaked?" })).toMatchObject({
      host: "a",
      history: false,
      password: "",
    });
  });

  it("sends numbers as numbers and leaves out what is empty", () => {
    const values = { ...initialValues(fields), host: "db", port: "15432" };
    expect(settingsOf(fields, values)).toEqual({
      host: "db",
      port: 15432,
      tls: "verify-full",
      history: true,
      branches: [],
    });
  });

  it("names what is missing or out of range", () => {
    expect(problemsOf(fields, { ...initialValues(fields), host: "far-too-long-a-host", port: "70000" })).toEqual({
      host: "Host must have at most 10 characters.",
      port: "Port must be at most 65535.",
      password: "Password is needed.",
    });
    expect(problemsOf(fields, { ...initialValues(fields), host: "db", port: "1.5" }).port).toBe(
      "Port must be a whole number.",
    );
  });

  it("has only the fields that count with what was chosen", () => {
    const fields = fieldsOf({
      type: "object",
      properties: {
        from: { enum: ["account", "files"], default: "account" },
        role: { type: "string", "x-with": { from: ["account"] } },
        folder: { type: "string", "x-with": { from: ["files"] } },
        place: { type: "string" },
      },
    });
    const names = (from: string) => countingFields(fields, { ...initialValues(fields), from }).map((it) => it.name);
    expect(names("account")).toEqual(["from", "role", "place"]);
    expect(names("files")).toEqual(["from", "folder", "place"]);
  });

  it("takes an empty secret for the stored one while editing", () => {
    expect(problemsOf(fields, { ...initialValues(fields), host: "db" }, true)).toEqual({});
  });
});
