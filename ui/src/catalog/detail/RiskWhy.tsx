import { Link } from "@tanstack/react-router";
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
        {factors.length === 0 && "No factor adds to its risk."}
        {factors.map((it, index) => (
          <span key={it.factor}>
            {index > 0 && " · "}
            <b>+{it.points}</b> {it.factor}
          </span>
        ))}
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
          <Factor factor={it} />
          <Bar label={it.factor} parts={[{ label: it.factor, share: it.points / 40, tone: tone(index) }]} />
          <span className="num">+{it.points}</span>
        </div>
      ))}
    </div>
  );
}

const TABS: Record<string, string> = { owners: "ownership", owner: "ownership" };
const PAGES = {
  credentials: "/credentials/$id",
  identities: "/identities/$id",
  exposures: "/exposures/$id",
} as const;

/** A factor, as a link to what it was read from. */
function Factor({ factor: { factor, evidence } }: { factor: RiskFactor }) {
  const [, collection, id, about] = /^\/api\/v1\/(\w+)\/([\w-]+)(?:\/(\w+))?$/.exec(evidence ?? "") ?? [];
  const page = PAGES[collection as keyof typeof PAGES];
  if (!page || !id) {
    return <span className="dim">{factor}</span>;
  }
  return (
    <Link to={page} params={{ id }} search={{ tab: about && (TABS[about] ?? about) }} className="link">
      {factor}
    </Link>
  );
}
