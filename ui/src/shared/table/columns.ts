import type { ReactNode } from "react";

export interface Column<T> {
  id: string;
  title: string;
  /** Pixels; the first column takes what is left, and this is its least. */
  width: number;
  /** 0 never leaves; the highest leaves first when the table gets narrow. */
  rank: number;
  /** The field to sort by on the server. */
  sort?: string;
  /** Which way the first press sorts; numbers begin with the greatest. */
  sortFirst?: "asc" | "desc";
  numeric?: boolean;
  cell: (row: T) => ReactNode;
}

/** The columns that fit: the least important leave first, the order stays. */
export function fitting<T>(columns: Column<T>[], width: number): Column<T>[] {
  const kept = new Set(columns);
  let needed = columns.reduce((sum, it) => sum + it.width, 0);
  const leaving = columns.filter((it) => it.rank > 0).sort((a, b) => b.rank - a.rank);
  for (const column of leaving) {
    if (needed <= width) {
      break;
    }
    kept.delete(column);
    needed -= column.width;
  }
  return columns.filter((it) => kept.has(it));
}

/** "-riskScore" -> descending by riskScore. A second press turns the order round. */
export function nextSort(current: string | undefined, field: string, first: "asc" | "desc"): string {
  if (current === field) {
    return `-${field}`;
  }
  if (current === `-${field}`) {
    return field;
  }
  return first === "desc" ? `-${field}` : field;
}
