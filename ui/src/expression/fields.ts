export type FieldType = "text" | "number" | "time" | "flag" | "list";

/** What a filter may name. */
export interface Field {
  name: string;
  type: FieldType;
  /** All that it can be; undefined when it can be anything. */
  values?: string[];
  /** What it is, in words. */
  about: string;
}

export interface Named {
  label: string;
  about: string;
}

/** All that can be written about one kind of object. */
export interface Vocabulary {
  fields: Field[];
  functions: Named[];
}

export type Filterable = "credential" | "identity" | "exposure" | "resource" | "finding" | "delivery";

/** What can follow a field: its comparisons, in the order in which they are usual for its type. */
export const AFTER: Record<FieldType, Named[]> = {
  text: [
    { label: '== "', about: "is" },
    { label: '!= "', about: "is not" },
    { label: 'in ["', about: "is one of" },
    { label: "== null", about: "is not known" },
  ],
  number: [
    { label: "> ", about: "more than" },
    { label: ">= ", about: "at least" },
    { label: "== ", about: "exactly" },
    { label: "< ", about: "less than" },
    { label: "== null", about: "is not known" },
  ],
  time: [
    { label: "< now - days(90)", about: "more than 90 days ago" },
    { label: "> now - days(7)", about: "in the last 7 days" },
    { label: "< now + days(30)", about: "before 30 days from now" },
    { label: "== null", about: "never, or not known" },
    { label: "!= null", about: "is known" },
  ],
  flag: [
    { label: "== true", about: "yes" },
    { label: "== false", about: "no" },
  ],
  list: [],
};

export const CONSTANTS: Named[] = [
  { label: "null", about: "not known, never" },
  { label: "true", about: "yes" },
  { label: "false", about: "no" },
];
