import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Overview } from "@/api/types";
import { printWhere } from "@/expression/where";
import { Card } from "@/shared/card";
import { kindWords, number } from "@/shared/format";
import { Bar, Glyph, type Tone } from "@/shared/marks";
import styles from "./overview.module.css";

interface CountRow {
  key: string;
  name: ReactNode;
  label: string;
  count: number;
  tone: Tone;
  search: { where?: string; filter?: string };
}

function CountList({ rows }: { rows: CountRow[] }) {
  const most = Math.max(1, ...rows.map((it) => it.count));
  return (
    <div style={{ padding: "6px 0" }}>
      {rows.map((it) => (
        <Link
          key={it.key}
          to="/inventory/$kind"
          params={{ kind: "credentials" }}
          search={it.search}
          className={styles.count}
        >
          <span className="cut dim">{it.name}</span>
          <Bar label={it.label} parts={[{ label: it.label, share: it.count / most, tone: it.tone }]} />
          <span className="num">{number(it.count)}</span>
        </Link>
      ))}
      {rows.length === 0 && (
        <p className="faint" style={{ padding: "4px 14px" }}>
          Nothing to count yet.
        </p>
      )}
    </div>
  );
}

export function ByKind({ kinds }: { kinds: Overview["byKind"] }) {
  return (
    <Card title="Credentials by kind">
      <CountList
        rows={kinds.map(({ kind, count }) => ({
          key: kind,
          name: kindWords(kind),
          label: kindWords(kind),
          count,
          tone: "low",
          search: { where: printWhere({ kind: [kind] }) },
        }))}
      />
    </Card>
  );
}

export function BySource({ sources }: { sources: Overview["bySource"] }) {
  return (
    <Card title="Credentials by source">
      <CountList
        rows={sources.map((it) => ({
          key: it.id,
          name: (
            <span className="row">
              <Glyph connector={it.connector} /> {it.name}
            </span>
          ),
          label: it.name,
          count: it.count,
          tone: "low",
          search: { where: printWhere({ "source.name": [it.name] }) },
        }))}
      />
    </Card>
  );
}

const BANDS: Record<string, { name: string; tone: Tone; filter: string }> = {
  critical: { name: "Critical, 85 and more", tone: "crit", filter: "riskScore >= 85" },
  high: { name: "High, 60 to 84", tone: "high", filter: "riskScore >= 60 && riskScore < 85" },
  medium: { name: "Medium, 35 to 59", tone: "med", filter: "riskScore >= 35 && riskScore < 60" },
  low: { name: "Low, under 35", tone: "low", filter: "riskScore < 35" },
};

export function ByRisk({ bands }: { bands: Overview["byRisk"] }) {
  return (
    <Card title="Credentials by risk">
      <CountList
        rows={bands.map(({ band, count }) => {
          const known = BANDS[band.toLowerCase()];
          return {
            key: band,
            name: known?.name ?? band,
            label: known?.name ?? band,
            count,
            tone: known?.tone ?? "mute",
            search: { filter: known?.filter },
          };
        })}
      />
    </Card>
  );
}
