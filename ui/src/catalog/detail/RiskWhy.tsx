import type { RiskFactor } from "@/api/types";
import { Bar, type Tone } from "@/shared/marks";
import styles from "./detail.module.css";

const TONES: Tone[] = ["crit", "high", "med", "low", "mute"];

function tone(index: number): Tone {
  return TONES[Math.min(index, TONES.length - 1)] as Tone;
}

/** The score and what it is made of. */
export function RiskBar({ score, factors }: { score: number; factors: RiskFactor[] }) {
  return (
    <div className={styles.section}>
      <Bar
        thick
        label={`Risk ${score}`}
        parts={factors.map((it, index) => ({ label: it.factor, share: it.points / 100, tone: tone(index) }))}
      />
      <span className="dim" style={{ fontSize: 12 }}>
        {factors.length > 0
          ? factors.map((it) => `${it.points} ${it.factor}`).join(" · ")
          : "No factor adds to its risk."}
      </span>
    </div>
  );
}

export function RiskFactors({ factors }: { factors: RiskFactor[] }) {
  if (factors.length === 0) {
    return <p className="dim">No factor adds to its risk.</p>;
  }
  return (
    <div className={styles.section} style={{ gap: 8 }}>
      {factors.map((it, index) => (
        <div key={it.factor} className={styles.factor}>
          <span className="dim">{it.factor}</span>
          <Bar label={it.factor} parts={[{ label: it.factor, share: it.points / 40, tone: tone(index) }]} />
          <span className="num">{it.points}</span>
        </div>
      ))}
    </div>
  );
}
