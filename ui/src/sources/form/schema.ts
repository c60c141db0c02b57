import type { JsonSchema } from "@/api/types";

export type FieldKind = "text" | "lines" | "secret" | "number" | "flag" | "choice" | "texts";

/** One field of a generated form. */
export interface FormField {
  name: string;
  kind: FieldKind;
  label: string;
  description: string | undefined;
  placeholder: string | undefined;
  required: boolean;
  choices: string[];
  schema: JsonSchema;
}

export type FormValue = string | boolean | string[];
export type FormValues = Record<string, FormValue>;

/** The fields of a connector's settings, in the order in which its schema lists them. */
export function fieldsOf(schema: JsonSchema): FormField[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    kind: kindOf(property),
    label: property.title ?? name,
    description: property.description,
    placeholder: typeof property.examples?.[0] === "string" ? property.examples[0] : undefined,
    required: schema.required?.includes(name) ?? false,
    choices: (property.enum ?? []).map(String),
    schema: property,
  }));
}

/** Those that count with the values that others have, such as a folder when files are read. */
export function countingFields(fields: FormField[], values: FormValues): FormField[] {
  return fields.filter((field) =>
    Object.entries(field.schema["x-with"] ?? {}).every(([other, wanted]) => wanted.includes(String(values[other]))),
  );
}

function kindOf(property: JsonSchema): FieldKind {
  const type = Array.isArray(property.type) ? property.type.find((it) => it !== "null") : property.type;
  if (property.enum) {
    return "choice";
  }
  if (property.writeOnly || property.format === "password") {
    return "secret";
  }
  if (property.format === "multiline") {
    return "lines";
  }
  switch (type) {
    case "boolean":
      return "flag";
    case "integer":
    case "number":
      return "number";
    case "array":
      return "texts";
    default:
      return "text";
  }
}

/** What the form shows at first: what is stored, else the schema's defaults. Secrets never come back. */
export function initialValues(fields: FormField[], stored: Record<string, unknown> = {}): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.name, shown(field, stored[field.name] ?? field.schema.default)]),
  );
}

function shown(field: FormField, value: unknown): FormValue {
  switch (field.kind) {
    case "flag":
      return value === true;
    case "texts":
      return Array.isArray(value) ? value.map(String) : [];
    case "secret":
      return "";
    default:
      return value === null || value === undefined ? "" : String(value);
  }
}

/** The settings to send. What was left empty is left out, so that a stored secret is kept. */
export function settingsOf(fields: FormField[], values: FormValues): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (typeof value === "boolean") {
      settings[field.name] = value;
    } else if (Array.isArray(value)) {
      settings[field.name] = value;
    } else if (value !== undefined && value !== "") {
      settings[field.name] = field.kind === "number" ? Number(value) : value;
    }
  }
  return settings;
}

/** What is wrong with the values, by field. `keepsSecrets`: an empty secret means the stored one. */
export function problemsOf(fields: FormField[], values: FormValues, keepsSecrets = false): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const problem = problemOf(field, values[field.name] ?? "", keepsSecrets);
    if (problem) {
      problems[field.name] = problem;
    }
  }
  return problems;
}

function problemOf(field: FormField, value: FormValue, keepsSecrets: boolean): string | null {
  if (typeof value === "boolean") {
    return null;
  }
  if (value.length === 0) {
    return field.required && !(keepsSecrets && field.kind === "secret") ? `${field.label} is needed.` : null;
  }
  return typeof value === "string"
    ? field.kind === "number"
      ? numberProblem(field, value)
      : textProblem(field, value)
    : null;
}

function numberProblem({ label, schema }: FormField, value: string): string | null {
  const number = Number(value);
  if (Number.isNaN(number) || (schema.type === "integer" && !Number.isInteger(number))) {
    return `${label} must be a ${schema.type === "integer" ? "whole " : ""}number.`;
  }
  if (schema.minimum !== undefined && number < schema.minimum) {
    return `${label} must be at least ${schema.minimum}.`;
  }
  if (schema.maximum !== undefined && number > schema.maximum) {
    return `${label} must be at most ${schema.maximum}.`;
  }
  return null;
}

function textProblem({ label, schema }: FormField, value: string): string | null {
  if (schema.maxLength !== undefined && value.length > schema.maxLength) {
    return `${label} must have at most ${schema.maxLength} characters.`;
  }
  if (schema.minLength !== undefined && value.length < schema.minLength) {
    return `${label} must have at least ${schema.minLength} characters.`;
  }
  if (schema.pattern !== undefined && !matches(schema.pattern, value)) {
    return `${label} does not have the expected form.`;
  }
  return null;
}

/** A pattern this browser cannot read is left to the server. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}
