import { Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Finding } from "@/api/types";
import { Card } from "@/shared/card";
import { kindWords } from "@/shared/format";
import { LinkButton } from "@/shared/LinkButton";
import { OwnerMark, Risk } from "@/shared/marks";
import styles from "./overview.module.css";

/** The few things that remove the most risk. */
export function DoFirst({ findings }: { findings: Finding[] }) {
  return (
    <Card title="Do this first" aside={<WhyThisOrder />} list>
      {findings.length === 0 && <p className="dim">Nothing is open. New findings appear here by themselves.</p>}
      {findings.map((it) => (
        <div key={it.id} className={styles.todo}>
          <Risk score={it.riskScore} />
          <div style={{ minWidth: 0 }}>
            <div className="strong">{it.policy.title}</div>
            <div className="faint cut" title={it.story ?? it.object.name}>
              {it.story ?? (
                <>
                  {kindWords(it.object.kind)} · <span className="mono">{it.object.name}</span>
                </>
              )}
            </div>
          </div>
          <OwnerMark owner={it.owner} />
          <div className={`dim ${styles.remedy}`} title={it.remedy ?? undefined}>
            {it.remedy}
          </div>
          <LinkButton to="/findings/$id" params={{ id: it.id }} aria-label={`Open ${it.policy.title}`}>
            Open
          </LinkButton>
        </div>
      ))}
      {findings.length > 0 && (
        <div className="faint">
          <Link to="/findings" search={{ where: "status:OPEN", sort: "-riskScore" }} className="link">
            See all that are open
          </Link>
        </div>
      )}
    </Card>
  );
}

function WhyThisOrder() {
  return (
    <Popover width={320} position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className="link">
          why this order?
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p>
          Ordered by the risk score of the object, then by the severity of the policy it breaks. Open one to see what
          its score is made of and which values decided.
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
