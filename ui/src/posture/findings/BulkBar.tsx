import { Button } from "@mantine/core";
import { useState } from "react";
import { count } from "@/shared/format";
import { BulkDialog } from "./BulkDialog";
import styles from "./findings.module.css";
import type { Target } from "./useFindings";

export type BulkAction = "acknowledge" | "waive" | "assign" | "reopen";

interface BulkBarProps {
  chosen: ReadonlySet<string>;
  filter: string | undefined;
  total: number | null;
  onDone: () => void;
}

const NAMES: [BulkAction, string][] = [
  ["acknowledge", "Acknowledge"],
  ["assign", "Assign"],
  ["waive", "Waive"],
  ["reopen", "Reopen"],
];

/** One action on the chosen rows, or on everything that the filter matches. Always previewed first. */
export function BulkBar({ chosen, filter, total, onDone }: BulkBarProps) {
  const [action, setAction] = useState<BulkAction | null>(null);
  const [everything, setEverything] = useState(false);
  const target: Target = everything && filter ? { filter } : { ids: [...chosen] };
  const all = everything && total !== null;
  return (
    <section className={styles.bulk} aria-label="Action on many">
      <span className="strong">{count(all ? total : chosen.size, "finding")} chosen</span>
      {!everything && filter && total !== null && total > chosen.size && (
        <button type="button" className="link" onClick={() => setEverything(true)}>
          Choose all {total} that match
        </button>
      )}
      <span className="grow" />
      {NAMES.map(([id, name]) => (
        <Button key={id} onClick={() => setAction(id)}>
          {name}…
        </Button>
      ))}
      <Button variant="subtle" onClick={onDone}>
        Choose none
      </Button>
      {action && <BulkDialog action={action} target={target} onClose={() => setAction(null)} onDone={onDone} />}
    </section>
  );
}
