import { type Column, nextSort } from "./columns";
import styles from "./table.module.css";
import { TickAll, type Ticks } from "./ticks";

interface TableHeadProps<T> {
  columns: Column<T>[];
  sort?: string;
  onSort?: (sort: string) => void;
  ticks?: Ticks;
  rows: { id: string }[];
}

export function TableHead<T>({ columns, sort, onSort, ticks, rows }: TableHeadProps<T>) {
  return (
    <thead>
      <tr>
        {ticks && <TickAll ticks={ticks} rows={rows} />}
        {columns.map((column, index) => (
          <th
            key={column.id}
            scope="col"
            className={column.numeric ? styles.right : undefined}
            style={index === 0 ? undefined : { width: column.width }}
            aria-sort={order(sort, column.sort)}
          >
            {column.sort && onSort ? (
              <button
                type="button"
                onClick={() =>
                  onSort(nextSort(sort, column.sort as string, column.sortFirst ?? (column.numeric ? "desc" : "asc")))
                }
              >
                {column.title} <span aria-hidden="true">{arrow(sort, column.sort)}</span>
              </button>
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function order(sort: string | undefined, field: string | undefined): "ascending" | "descending" | undefined {
  if (!field || !sort) {
    return undefined;
  }
  return sort === field ? "ascending" : sort === `-${field}` ? "descending" : undefined;
}

function arrow(sort: string | undefined, field: string): string {
  return sort === field ? "↑" : sort === `-${field}` ? "↓" : "";
}
