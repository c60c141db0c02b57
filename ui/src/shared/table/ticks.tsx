import { Checkbox } from "@mantine/core";
import styles from "./table.module.css";

/** Rows chosen for one action on all of them. */
export interface Ticks {
  chosen: ReadonlySet<string>;
  change: (chosen: ReadonlySet<string>) => void;
}

export function flipped(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) {
    next.add(id);
  }
  return next;
}

export function TickCell({ ticks, id, label }: { ticks: Ticks; id: string; label: string }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the cell only keeps the click from choosing the row
    <td className={styles.tick} onClick={(event) => event.stopPropagation()}>
      <Checkbox
        size="xs"
        aria-label={label}
        checked={ticks.chosen.has(id)}
        onChange={() => ticks.change(flipped(ticks.chosen, id))}
      />
    </td>
  );
}

export function TickAll({ ticks, rows }: { ticks: Ticks; rows: { id: string }[] }) {
  const all = rows.length > 0 && rows.every((it) => ticks.chosen.has(it.id));
  return (
    <th className={styles.tick} scope="col">
      <Checkbox
        size="xs"
        aria-label="Choose all loaded rows"
        checked={all}
        indeterminate={!all && ticks.chosen.size > 0}
        onChange={() => ticks.change(all ? new Set() : new Set(rows.map((it) => it.id)))}
      />
    </th>
  );
}
