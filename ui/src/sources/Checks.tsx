import type { Check } from "@/api/types";
import { Card } from "@/shared/card";
import { Remedy } from "@/shared/Remedy";
import styles from "./sources.module.css";

const MARKS = {
  PASSED: ["✓", "ok", "passed"],
  FAILED: ["✕", "crit", "failed"],
  SKIPPED: ["–", "faint", "skipped"],
} as const;

/** What was tried before saving, and how it went. */
export function Checks({ checks }: { checks: Check[] }) {
  const failed = checks.filter((it) => it.outcome === "FAILED").length;
  return (
    <Card title="Checks" aside={failed === 0 ? "all is well" : `${failed} failed`} list>
      {checks.map((it) => {
        const [mark, tone, word] = MARKS[it.outcome];
        return (
          <div key={it.name} className={styles.check}>
            <span className={tone} role="img" aria-label={word}>
              {mark}
            </span>
            <div style={{ minWidth: 0 }}>
              <div className="strong">{it.name}</div>
              {it.detail && <div className="dim">{it.detail}</div>}
              {it.remedy && <Remedy text={it.remedy} />}
            </div>
          </div>
        );
      })}
    </Card>
  );
}
