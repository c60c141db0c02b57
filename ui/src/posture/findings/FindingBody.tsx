import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Finding } from "@/api/types";
import { Answers } from "@/catalog/detail/Answers";
import detail from "@/catalog/detail/detail.module.css";
import { plain } from "@/catalog/detail/facts";
import { ObjectLink } from "@/catalog/detail/ObjectLink";
import { useObject } from "@/catalog/detail/useObject";
import { kindWords, moment, words } from "@/shared/format";
import { Glyph, Pill, When } from "@/shared/marks";
import { Banner } from "@/shared/states";
import styles from "./findings.module.css";
import { TriageActions } from "./TriageActions";

/** The finding beside the list: what is wrong with what, why, what to do, and the four answers about the object. */
export function FindingBody({ finding, etag }: { finding: Finding; etag: string | null }) {
  return (
    <>
      <WaiverBanner finding={finding} />
      <Section title="Broken by">
        <BrokenBy finding={finding} />
      </Section>
      <Section title="Because">
        <Because finding={finding} />
      </Section>
      {finding.remedy && (
        <Section title="What to do">
          <div className={styles.remedy}>{finding.remedy}</div>
        </Section>
      )}
      <TriageActions finding={finding} etag={etag} />
      <AnswersOf finding={finding} />
      <Section title="Policy">
        <PolicyOf finding={finding} />
      </Section>
    </>
  );
}

export function WaiverBanner({ finding: { waiver } }: { finding: Finding }) {
  if (!waiver) {
    return null;
  }
  return (
    <Banner tone="low">
      <span>
        Waived{waiver.until ? ` until ${moment(waiver.until)}` : ""}
        {waiver.approver ? ` by ${waiver.approver}` : ""}: {waiver.reason}
      </span>
    </Banner>
  );
}

export function AnswersOf({ finding, cards = false }: { finding: Finding; cards?: boolean }) {
  const object = useObject(finding.object.objectKind, finding.object.id).data;
  return object ? <Answers object={object} cards={cards} /> : null;
}

export function BrokenBy({ finding }: { finding: Finding }) {
  return (
    <>
      <span className="row">
        <Glyph connector={finding.source.connector} />
        <ObjectLink kind={finding.object.objectKind} id={finding.object.id}>
          <span className="mono">{finding.object.name}</span>
        </ObjectLink>
      </span>
      <span className="faint">
        {kindWords(finding.object.kind)} in {finding.source.name} · found <When at={finding.openedAt} tone="faint" />
        {finding.resolvedAt && (
          <>
            , resolved <When at={finding.resolvedAt} tone="ok" />
          </>
        )}
      </span>
    </>
  );
}

export function Because({ finding }: { finding: Finding }) {
  return (
    <dl className={styles.evidence}>
      {(finding.evidence ?? []).map((it) => (
        <Evidence key={it.field} name={it.label ?? words(it.field)} value={it.value} />
      ))}
    </dl>
  );
}

export function PolicyOf({ finding }: { finding: Finding }) {
  return (
    <>
      <Link to="/policies" search={{ selected: finding.policy.id }} className="link">
        {finding.policy.title}
      </Link>
      <span className="row" style={{ flexWrap: "wrap" }}>
        {(finding.frameworks ?? []).map((it) => (
          <Pill key={it.framework + it.item} title={it.framework}>
            {it.item} {it.title}
          </Pill>
        ))}
      </span>
    </>
  );
}

function Evidence({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value === null ? <span className="high">not set</span> : plain(value)}</dd>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={detail.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
