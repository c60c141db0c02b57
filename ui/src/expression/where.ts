/** Chosen facet values by field; `null` stands for "not known". Lives in the URL as `where=kind:a|b;owner.name:~`. */
export type Where = Record<string, (string | null)[]>;

const UNKNOWN = "~";

export function parseWhere(text: string | undefined): Where {
  const where: Where = {};
  for (const part of (text ?? "").split(";")) {
    const colon = part.indexOf(":");
    if (colon > 0) {
      where[part.slice(0, colon)] = part
        .slice(colon + 1)
        .split("|")
        .map((value) => (value === UNKNOWN ? null : decode(value)));
    }
  }
  return where;
}

export function printWhere(where: Where): string | undefined {
  const parts = Object.entries(where)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]) => `${field}:${values.map((it) => (it === null ? UNKNOWN : encode(it))).join("|")}`);
  return parts.length > 0 ? parts.join(";") : undefined;
}

export function toggled(where: Where, field: string, value: string | null): Where {
  const values = where[field] ?? [];
  const next = values.includes(value) ? values.filter((it) => it !== value) : [...values, value];
  return { ...where, [field]: next };
}

/** One CEL expression of the typed filter and the chosen facets. */
export function combined(filter: string | undefined, where: Where, without?: string): string | undefined {
  const clauses = Object.entries(where)
    .filter(([field, values]) => field !== without && values.length > 0)
    .map(([field, values]) => clause(field, values));
  const typed = filter?.trim();
  if (typed) {
    clauses.unshift(clauses.length > 0 && needsBrackets(typed) ? `(${typed})` : typed);
  }
  return clauses.length > 0 ? clauses.join(" && ") : undefined;
}

/** How far a column that the server names is from the same place in the typed filter. */
export function shiftOf(filter: string | undefined, where: Where): number {
  const chosen = Object.values(where).some((values) => values.length > 0);
  return chosen && needsBrackets(filter ?? "") ? 1 : 0;
}

function needsBrackets(typed: string): boolean {
  return typed.includes("||") || typed.includes("?");
}

export function literal(value: string): string {
  if (value === "true" || value === "false") {
    return value;
  }
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

function clause(field: string, values: (string | null)[]): string {
  const known = values.filter((it) => it !== null);
  const parts: string[] = [];
  if (known.length === 1) {
    parts.push(`${field} == ${literal(known[0] as string)}`);
  } else if (known.length > 1) {
    parts.push(`${field} in [${known.map(literal).join(", ")}]`);
  }
  if (known.length < values.length) {
    parts.push(`${field} == null`);
  }
  return parts.length > 1 ? `(${parts.join(" || ")})` : (parts[0] ?? "true");
}

function encode(value: string): string {
  return value.replace(/[%|;:~]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
