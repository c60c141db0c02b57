import type { FacetCount, FindingStatus } from "@/api/types";
import layout from "@/catalog/inventory.module.css";
import { number, words } from "@/shared/format";

const STATUSES: FindingStatus[] = ["OPEN", "ACKNOWLEDGED", "WAIVED", "RESOLVED"];

interface FindingsHeadProps {
  statuses: FacetCount[] | undefined;
  status: (string | null)[] | undefined;
  onStatus: (status: string[]) => void;
}

export function FindingsHead({ statuses, status, onStatus }: FindingsHeadProps) {
  const current = status?.length === 1 ? status[0] : status?.length ? "" : null;
  return (
    <div className={layout.tabs}>
      <h1>Findings</h1>
      <Tab name="All" on={current === null} onPress={() => onStatus([])} />
      {STATUSES.map((it) => (
        <Tab
          key={it}
          name={words(it)}
          count={statuses ? (statuses.find((count) => count.value === it)?.count ?? 0) : undefined}
          on={current === it}
          onPress={() => onStatus([it])}
        />
      ))}
    </div>
  );
}

function Tab({ name, count, on, onPress }: { name: string; count?: number; on: boolean; onPress: () => void }) {
  return (
    <button type="button" className={layout.tab} aria-current={on ? "page" : undefined} onClick={onPress}>
      {name} {count !== undefined && <span className="faint">{number(count)}</span>}
    </button>
  );
}
