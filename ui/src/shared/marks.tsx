import type { CSSProperties, ReactNode } from "react";
import type { Owner, Privilege, Severity } from "@/api/types";
import { moment, relative } from "./format";
import styles from "./marks.module.css";

export type Tone = "crit" | "high" | "med" | "low" | "ok" | "mute";

export function Pill({ tone = "mute", children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={`${styles.pill} ${tone === "mute" ? "" : styles[tone]}`} title={title}>
      {children}
    </span>
  );
}

const SEVERITY: Record<Severity, [string, Tone]> = {
  CRITICAL: ["Critical", "crit"],
  HIGH: ["High", "high"],
  MEDIUM: ["Medium", "med"],
  LOW: ["Low", "low"],
};

export function severityTone(severity: Severity): Tone {
  return SEVERITY[severity]?.[1] ?? "mute";
}

export function SeverityPill({ severity }: { severity: Severity }) {
  const [word, tone] = SEVERITY[severity] ?? [severity, "mute"];
  return <Pill tone={tone}>{word}</Pill>;
}

export function riskTone(score: number): Tone {
  return score >= 85 ? "crit" : score >= 60 ? "high" : score >= 35 ? "med" : "low";
}

export function Risk({ score }: { score: number | null }) {
  if (score === null) {
    return <span className="faint">–</span>;
  }
  return (
    <span className={`${styles.risk} ${styles[riskTone(score)]}`} title={`Risk ${score} of 100`}>
      {score}
    </span>
  );
}

const GLYPHS: Record<string, string> = { postgres: "PG", github: "GH", gitlab: "GL", kubernetes: "K8" };

/** Two letters for the kind of source. */
export function Glyph({ connector }: { connector: string }) {
  return (
    <span className={styles.glyph} title={connector}>
      {GLYPHS[connector] ?? connector.slice(0, 2).toUpperCase()}
    </span>
  );
}

export function Avatar({ name }: { name: string | null }) {
  const letters = name ? initials(name) : "?";
  return (
    <span className={`${styles.avatar} ${name ? "" : styles.nobody}`} aria-hidden="true">
      {letters}
    </span>
  );
}

export function initials(name: string): string {
  const parts = name.split(/[\s._@-]+/).filter(Boolean);
  const letters = parts.length > 1 ? `${parts[0]?.[0]}${parts[1]?.[0]}` : name.slice(0, 2);
  return letters.toUpperCase();
}

export function OwnerMark({ owner }: { owner: Owner | null }) {
  return (
    <span className="row" style={{ gap: 6 }}>
      <Avatar name={owner?.name ?? null} />
      <span className={`cut ${owner ? "dim" : "high"}`}>{owner?.name ?? "no owner"}</span>
    </span>
  );
}

const PRIVILEGE: Record<Privilege, [string, string]> = {
  ADMIN: ["Admin", "crit"],
  WRITE: ["Write", "high"],
  READ: ["Read", "dim"],
  NONE: ["None", "faint"],
};

export function PrivilegeMark({ privilege }: { privilege: Privilege | null }) {
  const [word, tone] = privilege ? (PRIVILEGE[privilege] ?? [privilege, "dim"]) : ["–", "faint"];
  return <span className={tone}>{word}</span>;
}

/** A moment, as far away as it is; the exact time on hover. */
export function When({ at, none = "–", tone = "dim" }: { at: string | null; none?: string; tone?: string }) {
  if (!at) {
    return <span className={none === "never" ? "high" : "faint"}>{none}</span>;
  }
  return (
    <time dateTime={at} title={moment(at)} className={tone}>
      {relative(at)}
    </time>
  );
}

/** Expiry reads as a risk: never, or soon, stands out. */
export function Expiry({ at }: { at: string | null }) {
  const days = at ? (Date.parse(at) - Date.now()) / 86_400_000 : 0;
  return <When at={at} none="never" tone={at && days < 0 ? "faint" : at && days < 14 ? "high" : "dim"} />;
}

export interface Share {
  label: string;
  share: number;
  tone: Tone;
}

/** Parts of a whole; each part is also said in words for those who do not see it. */
export function Bar({ parts, thick = false, label }: { parts: Share[]; thick?: boolean; label: string }) {
  const text = parts.map((it) => `${it.label} ${Math.round(it.share * 100)} %`).join(", ");
  return (
    <div className={`${styles.bar} ${thick ? styles.thick : ""}`} role="img" aria-label={`${label}: ${text || "none"}`}>
      {parts.map((part) => (
        <span key={part.label} style={width(part)} title={part.label} />
      ))}
    </div>
  );
}

function width({ share, tone }: Share): CSSProperties {
  return { width: `${Math.min(100, share * 100)}%`, background: `var(--${tone === "mute" ? "ink3" : tone})` };
}
