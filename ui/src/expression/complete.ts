import { AFTER, CONSTANTS, type Field, type Vocabulary } from "./fields";

export interface Suggestion {
  label: string;
  detail: string;
  kind: "field" | "value" | "operator" | "function";
}

export interface Suggested {
  from: number;
  options: Suggestion[];
}

const PATH = "[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*";
const IN_TEXT = new RegExp(`(${PATH})\\s*(?:==|!=|in\\s*\\[(?:\\s*"[^"]*"\\s*,)*)\\s*"([^"]*)$`);
const AFTER_FIELD = new RegExp(`(?:^|[^.\\w"])(${PATH})\\s+([=!<>a-z]*)$`);
const NAME = new RegExp(`(?:^|[^\\w."])(${PATH}\\.?|)$`);

/** What could be written at the end of `before`. `known` are values that the data has, by field. */
export function suggest(
  before: string,
  { fields, functions }: Vocabulary,
  known: Record<string, string[]> = {},
): Suggested | null {
  const inText = IN_TEXT.exec(before);
  if (inText) {
    return values(before, inText[1] as string, inText[2] as string, fields, known);
  }
  if ((before.match(/"/g)?.length ?? 0) % 2 === 1) {
    return null;
  }
  const afterField = AFTER_FIELD.exec(before);
  const field = afterField && fields.find((it) => it.name === afterField[1]);
  if (afterField && field) {
    return { from: before.length - (afterField[2] as string).length, options: operators(field) };
  }
  if (/(?:[\w)\]"])\s+[&|]*$/.test(before)) {
    const typed = /[&|]*$/.exec(before)?.[0] ?? "";
    return { from: before.length - typed.length, options: JOINS };
  }
  const name = NAME.exec(before);
  return name ? { from: before.length - (name[1] as string).length, options: names(fields, functions) } : null;
}

const JOINS: Suggestion[] = [
  { label: "&& ", detail: "and", kind: "operator" },
  { label: "|| ", detail: "or", kind: "operator" },
];

function names(fields: Field[], functions: Vocabulary["functions"]): Suggestion[] {
  return [
    ...fields.map((it): Suggestion => ({ label: it.name, detail: it.about, kind: "field" })),
    ...[...functions, ...CONSTANTS].map((it): Suggestion => ({ label: it.label, detail: it.about, kind: "function" })),
  ];
}

function operators(field: Field): Suggestion[] {
  return AFTER[field.type].map((it) => ({ label: it.label, detail: it.about, kind: "operator" }));
}

function values(
  before: string,
  name: string,
  typed: string,
  fields: Field[],
  known: Record<string, string[]>,
): Suggested | null {
  const declared = fields.find((it) => it.name === name)?.values ?? [];
  const all = [...new Set([...declared, ...(known[name] ?? [])])];
  return all.length === 0
    ? null
    : {
        from: before.length - typed.length,
        options: all.map((it) => ({ label: it, detail: name, kind: "value" })),
      };
}
