import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { type Column, fitting } from "./columns";
import { TableHead } from "./TableHead";
import styles from "./table.module.css";
import { TickCell, type Ticks } from "./ticks";
import { useFocusBack } from "./useFocusBack";
import { useRowKeys } from "./useRowKeys";
import { useWidth } from "./useWidth";

export interface DataTableProps<T extends { id: string }> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  total?: number | null;
  sort?: string;
  onSort?: (sort: string) => void;
  selected?: string | null;
  onSelect?: (id: string | null) => void;
  onOpen?: (row: T) => void;
  more?: { has: boolean; loading: boolean; load: () => void };
  ticks?: Ticks;
  stale?: boolean;
  dimmed?: (row: T) => boolean;
  footer?: ReactNode;
}

const ROW = 34;

/** A list of any length: only the rows in view exist, more are fetched as one nears the end. */
export function DataTable<T extends { id: string }>(props: DataTableProps<T>) {
  const { label, columns, rows, selected = null, onSelect, onOpen, more, ticks } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const shown = fitting(columns, width - (ticks ? ROW : 0));
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 16,
    initialRect: { width: 1200, height: 800 },
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const first = items[0];
  const before = first ? first.start : 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);

  useEffect(() => {
    if (more?.has && !more.loading && last >= rows.length - 30) {
      more.load();
    }
  }, [last, more, rows.length]);
  useFocusBack(scroller, selected);
  useRowKeys({ rows, selected, onSelect, onOpen, ticks, reveal: (index) => virtualizer.scrollToIndex(index) });

  const span = shown.length + (ticks ? 1 : 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={label}>
      <table className={`${styles.table} ${props.stale ? styles.stale : ""}`} aria-rowcount={props.total ?? -1}>
        <TableHead columns={shown} sort={props.sort} onSort={props.onSort} ticks={ticks} rows={rows} />
        <tbody>
          <Spacer height={before} span={span} />
          {items.map((item) => {
            const row = rows[item.index] as T;
            return (
              <tr
                key={row.id}
                aria-rowindex={item.index + 2}
                aria-selected={onSelect ? row.id === selected : undefined}
                className={props.dimmed?.(row) ? styles.gone : undefined}
                onClick={() => onSelect?.(row.id === selected ? null : row.id)}
                onDoubleClick={() => onOpen?.(row)}
              >
                {ticks && <TickCell ticks={ticks} id={row.id} label={`Choose row ${item.index + 1}`} />}
                {shown.map((column) => (
                  <td key={column.id} className={column.numeric ? styles.right : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={after} span={span} />
        </tbody>
      </table>
      {more?.loading && <div className={styles.more}>Loading more…</div>}
      {props.footer}
    </section>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) {
    return null;
  }
  return (
    <tr className={styles.spacer}>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
