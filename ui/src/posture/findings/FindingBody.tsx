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

/** What is wrong with what, the values that decided, what to do, and the four answers about the object. */
export function FindingBody({ finding, cards = false }: { finding: Finding; cards?: boolean }) {
  const object = useObject(finding.object.objectKind, finding.object.id).data;
  return (
    <>
      {finding.waiver && (
        <Banner tone="low">
          <span>
            Waived{finding.waiver.until ? ` until ${moment(finding.waiver.until)}` : ""}
            {finding.waiver.approver ? ` by ${finding.waiver.approver}` : ""}: {finding.waiver.reason}
          </span>
        </Banner>
      )}
      <Section title="Broken by">
        <span className="row">
          <Glyph connector={finding.source.connector} />
          <ObjectLink kind={finding.object.objectKind} id={finding.object.id}>
            <span className="mono">{finding.object.name}</span>
          </ObjectLink>
        </span>
        <span className="faint">
          {kindWords(finding.object.kind)} in {finding.source.name} · open since{" "}
          <When at={finding.openedAt} tone="faint" />
          {finding.resolvedAt && (
            <>
              , resolved <When at={finding.resolvedAt} tone="ok" />
            </>
          )}
        </span>
      </Section>
      <Section title="Because">
        <dl className={styles.evidence}>
          {(finding.evidence ?? []).map((it) => (
            <Evidence key={it.field} name={it.label ?? words(it.field)} value={it.value} />
          ))}
        </dl>
      </Section>
      {finding.remedy && (
        <Section title="What to do">
          <div className={styles.remedy}>{finding.remedy}</div>
        </Section>
      )}
      <TriageActions finding={finding} />
      {object && <Answers object={object} cards={cards} />}
      <Section title="Policy">
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
      </Section>
    </>
  );
}

function Evidence({ name, value }: { name: string; value: unknown }) {
  const text = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? moment(value) : plain(value);
  return (
    <>
      <dt>{name}</dt>
      <dd>{value === null ? <span className="high">not set</span> : text}</dd>
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
