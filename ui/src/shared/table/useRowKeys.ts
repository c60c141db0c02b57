import { useKeys } from "../keys";
import { flipped, type Ticks } from "./ticks";

interface RowKeys<T extends { id: string }> {
  rows: T[];
  selected: string | null;
  onSelect?: (id: string | null) => void;
  onOpen?: (row: T) => void;
  ticks?: Ticks;
  reveal: (index: number) => void;
}

const DETAIL = "aside[aria-label=Detail]";

/** j, k and the up and down arrows move, right goes into the detail, Enter opens, x ticks, Esc closes. */
export function useRowKeys<T extends { id: string }>({ rows, selected, onSelect, onOpen, ticks, reveal }: RowKeys<T>) {
  const move = (step: number) => (event: KeyboardEvent) => {
    if (!onSelect || rows.length === 0) {
      return;
    }
    event.preventDefault();
    const at = rows.findIndex((it) => it.id === selected);
    const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
    onSelect(rows[next]?.id ?? null);
    reveal(next);
  };
  const open = (event: KeyboardEvent) => {
    const row = rows.find((it) => it.id === selected);
    const onControl = event.target instanceof HTMLElement && event.target.closest("button,a");
    if (row && onOpen && !onControl) {
      event.preventDefault();
      onOpen(row);
    }
  };
  const enter = () => {
    document.querySelector<HTMLElement>(`${DETAIL} :is(a[href], button, input):not([disabled])`)?.focus();
  };
  const close = () => onSelect?.(null);
  useKeys({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    ArrowRight: enter,
    Enter: open,
    x: () => {
      if (ticks && selected) {
        ticks.change(flipped(ticks.chosen, selected));
      }
    },
    Escape: close,
  });
}
