import { useState } from "react";
import type { FacetCount } from "@/api/types";
import type { Where } from "@/expression/where";
import { kindWords, number, words } from "@/shared/format";
import styles from "./facets.module.css";

export interface FacetField {
  field: string;
  title: string;
  unknown?: string;
  kinds?: boolean;
  /** What its values are called. */
  names?: Record<string, string>;
  /** Its values in their natural order; others come as often as they occur. */
  order?: string[];
  /** Counted on its own: the server keeps counters for the others, which answer at once. */
  alone?: boolean;
}

interface FacetsProps {
  fields: FacetField[];
  counts: Record<string, FacetCount[]> | undefined;
  where: Where;
  onToggle: (field: string, value: string | null) => void;
}

const SHOWN = 6;

/** What the list is made of, each value with its count; choosing one narrows the list. */
export function Facets({ fields, counts, where, onToggle }: FacetsProps) {
  return (
    <aside className={styles.facets} aria-label="Narrow the list">
      {fields.map((it) => (
        <Facet
          key={it.field}
          field={it}
          counts={counts?.[it.field] ?? []}
          chosen={where[it.field] ?? []}
          onToggle={(value) => onToggle(it.field, value)}
        />
      ))}
    </aside>
  );
}

interface FacetProps {
  field: FacetField;
  counts: FacetCount[];
  chosen: (string | null)[];
  onToggle: (value: string | null) => void;
}

function Facet({ field, counts, chosen, onToggle }: FacetProps) {
  const [all, setAll] = useState(false);
  const values = inOrder(merged(counts, chosen), field.order);
  if (values.length === 0) {
    return null;
  }
  const shown = all ? values : values.filter((it, index) => index < SHOWN || chosen.includes(it.value));
  return (
    <fieldset className={styles.facet}>
      <legend>{field.title}</legend>
      {shown.map(({ value, count }) => (
        <label key={value ?? "\u0000"} className={styles.value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          <span className={`cut ${chosen.includes(value) ? "" : "dim"}`} title={value ?? undefined}>
            {value === null ? (field.unknown ?? "unknown") : (field.names?.[value] ?? valueWords(value, field.kinds))}
          </span>
          <span className="faint num">{number(count)}</span>
        </label>
      ))}
      {values.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {values.length - shown.length} more
        </button>
      )}
    </fieldset>
  );
}

function inOrder<T extends { value: string | null }>(values: T[], order: string[] | undefined): T[] {
  const place = ({ value }: T) => (value === null ? (order?.length ?? 0) : (order?.indexOf(value) ?? 0));
  return order ? values.toSorted((a, b) => place(a) - place(b)) : values;
}

/** A chosen value stays visible, with 0, when nothing has it any more. */
function merged(counts: FacetCount[], chosen: (string | null)[]): { value: string | null; count: number }[] {
  const values = counts.map((it) => ({ value: it.value === null ? null : String(it.value), count: it.count }));
  const missing = chosen.filter((it) => !values.some((value) => value.value === it));
  return [...values, ...missing.map((value) => ({ value, count: 0 }))];
}

function valueWords(value: string, kinds = false): string {
  return kinds ? kindWords(value) : /^[A-Z][A-Z_]+$/.test(value) ? words(value) : value;
}
