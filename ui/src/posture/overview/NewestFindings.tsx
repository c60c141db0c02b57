import { Link } from "@tanstack/react-router";
import type { Finding } from "@/api/types";
import { Card } from "@/shared/card";
import { SeverityPill, When } from "@/shared/marks";
import styles from "./overview.module.css";

export function NewestFindings({ findings }: { findings: Finding[] }) {
  return (
    <Card
      title="Newest findings"
      aside={
        <Link to="/findings" search={{ sort: "-openedAt" }} className="link">
          All findings
        </Link>
      }
      list
    >
      {findings.length === 0 && <p className="dim">No policy is broken at the moment.</p>}
      {findings.map((it) => (
        <Link key={it.id} to="/findings/$id" params={{ id: it.id }} className={styles.newest}>
          <SeverityPill severity={it.severity} />
          <span className="cut">
            <span className="strong">{it.policy.title}</span> <span className="faint mono">{it.object.name}</span>
          </span>
          <span className="num">
            <When at={it.openedAt} tone="faint" />
          </span>
        </Link>
      ))}
    </Card>
  );
}
