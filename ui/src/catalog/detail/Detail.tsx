import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { ObjectKind } from "@/api/types";
import { DetailHead } from "@/shared/DetailHead";
import { count, kindWords } from "@/shared/format";
import { Pill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { Answers } from "./Answers";
import styles from "./detail.module.css";
import { Facts } from "./facts";
import { HistoryList } from "./HistoryList";
import { Owners } from "./Owners";
import { type AnyObject, kindOf, pathOf, titleOf } from "./objects";
import { RiskBar } from "./RiskWhy";
import { Story } from "./Story";
import { ConsumerList, CredentialList, ExposureList, FindingList, GranteeList, GrantList } from "./sublists";
import { UsageTable, useUsageRecords } from "./UsageTable";
import { subjectPath } from "./useAnswers";
import { useObject } from "./useObject";

interface DetailProps {
  kind: ObjectKind;
  id: string;
  onClose: () => void;
}

/** The detail beside the list: the four answers first, then everything known. */
export function Detail({ kind, id, onClose }: DetailProps) {
  const query = useObject(kind, id);
  return (
    <div className={styles.panel}>
      <DetailHead onClose={onClose} moves>
        {query.data && <Pill>{kindWords("kind" in query.data ? query.data.kind : query.data.type)}</Pill>}
      </DetailHead>
      <Loaded query={query} rows={10}>
        {(object) => <DetailBody object={object} />}
      </Loaded>
    </div>
  );
}

function DetailBody({ object }: { object: AnyObject }) {
  const own = pathOf(object);
  const scored = object.objectKind !== "resource" && object.riskScore !== null;
  const [open, setOpen] = useState<string | null>(null);
  const records = useUsageRecords(object);
  return (
    <>
      <div>
        <h1 className={object.objectKind === "exposure" ? styles.title : styles.name}>{titleOf(object)}</h1>
        <div className="dim" style={{ marginTop: 3 }}>
          <Lead object={object} />{" "}
          <Link to={kindOf(object.objectKind).page} params={{ id: object.id }} className="link">
            Open page
          </Link>
        </div>
      </div>
      {object.objectKind === "exposure" && <Story story={object.story} />}
      {object.objectKind !== "resource" && <Answers object={object} onOpen={setOpen} />}
      {open && <Proof tab={open} object={object} />}
      {object.objectKind === "exposure" && object.placeCount > 1 && open !== "exposures" && (
        <Section title={`The same value in ${count(object.placeCount, "place")}`}>
          <ExposureList object={object} />
        </Section>
      )}
      {scored && (
        <Section title={`Risk ${object.riskScore}`}>
          <RiskBar score={object.riskScore ?? 0} factors={object.riskFactors ?? []} />
        </Section>
      )}
      {object.objectKind !== "resource" && (
        <Section title="Findings">
          <FindingList of={own} />
        </Section>
      )}
      <Section title="Facts">
        <Facts object={object} />
      </Section>
      {object.objectKind === "identity" && (
        <Section title="Credentials">
          <CredentialList of={own} />
        </Section>
      )}
      {object.objectKind === "resource" && (
        <Section title="Who may act on it">
          <GranteeList of={own} />
        </Section>
      )}
      {records && (
        <Section title="Usage">
          <UsageTable object={object} records={records} />
        </Section>
      )}
      <Section title="History">
        <HistoryList of={own} limit={10} />
      </Section>
    </>
  );
}

function Proof({ tab, object }: { tab: string; object: AnyObject }) {
  const own = pathOf(object);
  const subject = subjectPath(object) ?? own;
  switch (tab) {
    case "ownership":
      return (
        <Section title="Evidence of ownership">
          <Owners of={own} />
        </Section>
      );
    case "exposures":
      return (
        <Section title="Places">
          <ExposureList object={object} />
        </Section>
      );
    case "reach":
      return (
        <Section title="Grants">
          <GrantList of={subject} />
          <Link
            to={kindOf(object.objectKind).page}
            params={{ id: object.id }}
            search={{ tab: "reach" }}
            className="link"
          >
            Every way from here, as a graph
          </Link>
        </Section>
      );
    default:
      return (
        <Section title="Consumers">
          <ConsumerList of={subject} />
        </Section>
      );
  }
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What one would say about it in passing. */
export function Lead({ object }: { object: AnyObject }) {
  switch (object.objectKind) {
    case "credential":
      return object.identity ? `of ${object.identity.name} in ${object.source.name}` : `in ${object.source.name}`;
    case "identity":
      return `in ${object.source.name}`;
    case "exposure":
      return (
        <>
          <span className="mono">{object.preview}</span> in {object.resource?.name ?? object.source.name}
        </>
      );
    case "resource":
      return object.parent ? `in ${object.parent.name}` : `in ${object.source.name}`;
  }
}
