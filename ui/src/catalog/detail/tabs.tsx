import { lazy, type ReactNode, Suspense } from "react";
import type { ObjectPath } from "@/api/types";
import { Card } from "@/shared/card";
import { Loading } from "@/shared/states";
import styles from "./detail.module.css";
import { Facts } from "./facts";
import { HistoryList } from "./HistoryList";
import { Owners } from "./Owners";
import { type AnyObject, pathOf } from "./objects";
import { RiskFactors } from "./RiskWhy";
import { ConsumerList, CredentialList, ExposureList, FindingList, GranteeList, GrantList } from "./sublists";
import { UsageTable, useUsageRecords } from "./UsageTable";
import { subjectPath } from "./useAnswers";

const ReachTab = lazy(() => import("@/graph/ReachTab").then((it) => ({ default: it.ReachTab })));

export interface Tab {
  id: string;
  title: string;
  count?: number;
}

/** The parts of an object's page; only those that it can fill. `records` are those by which its source tells who used what. */
export function tabsOf(object: AnyObject, records: string | null = null): Tab[] {
  const overview: Tab = { id: "overview", title: "Overview" };
  const reach: Tab[] = object.goneAt ? [] : [{ id: "reach", title: "Reach" }]; // what is gone is on no way
  const history: Tab = { id: "history", title: "History" };
  if (object.objectKind === "resource") {
    return [
      overview,
      ...reach,
      { id: "findings", title: "Findings" },
      { id: "grants", title: "Grants", count: object.grantCount },
      { id: "exposures", title: "Exposures" },
      history,
    ];
  }
  const tabs: Tab[] = [overview, ...reach, { id: "findings", title: "Findings", count: object.openFindings }];
  if (object.objectKind === "identity") {
    tabs.push({ id: "credentials", title: "Credentials", count: object.credentialCount });
  }
  tabs.push(
    object.objectKind === "exposure"
      ? { id: "exposures", title: "Places", count: object.placeCount }
      : { id: "exposures", title: "Exposures", count: object.exposureCount },
  );
  tabs.push({ id: "ownership", title: "Ownership" });
  if (subjectPath(object)) {
    tabs.push({ id: "grants", title: "Grants" }, { id: "consumers", title: "Consumers" });
  }
  if (records) {
    tabs.push({ id: "usage", title: "Usage" });
  }
  return [...tabs, history];
}

export function TabBody({ object, tab }: { object: AnyObject; tab: string }) {
  const records = useUsageRecords(object);
  const own = pathOf(object);
  const subject = subjectPath(object) ?? own;
  switch (tab) {
    case "reach":
      return (
        <Suspense fallback={<Loading rows={10} />}>
          <ReachTab object={object} />
        </Suspense>
      );
    case "findings":
      return (
        <Card title="Findings" pad>
          <FindingList of={own} />
        </Card>
      );
    case "credentials":
      return (
        <Card title="Credentials" pad>
          <CredentialList of={own} />
        </Card>
      );
    case "exposures":
      return (
        <Card title="Places where its value was seen" pad>
          <ExposureList object={object} />
        </Card>
      );
    case "grants":
      if (object.objectKind === "resource") {
        return (
          <Card title="Who may act on it" pad>
            <GranteeList of={own} />
          </Card>
        );
      }
      return (
        <Card title="What it may do" aside="as the source tells it" pad>
          <GrantList of={subject} />
        </Card>
      );
    case "consumers":
      return (
        <Card title="What uses it" pad>
          <ConsumerList of={subject} />
        </Card>
      );
    case "usage":
      return (
        <Card
          title={object.objectKind === "identity" ? "What it did" : "What was done with it"}
          aside="the last first"
          pad
        >
          {records && <UsageTable object={object} records={records} />}
        </Card>
      );
    case "ownership":
      return (
        <Card title="Who owns it, and what says so" pad>
          <Owners of={own} />
        </Card>
      );
    case "history":
      return (
        <Card title="Every change that was seen" pad>
          <HistoryList of={own} />
        </Card>
      );
    default:
      return <Overview object={object} own={own} />;
  }
}

function Overview({ object, own }: { object: AnyObject; own: ObjectPath }) {
  return object.objectKind === "resource" ? (
    <Columns
      main={
        <Card title="Who may act on it" pad>
          <GranteeList of={own} />
        </Card>
      }
      side={<FactsAndHistory object={object} own={own} />}
    />
  ) : (
    <Columns
      main={
        <>
          <Card
            title="Findings"
            aside={`${object.openFindings} open${object.objectKind === "identity" ? ", and those of its credentials" : ""}`}
            pad
          >
            <FindingList of={own} />
          </Card>
          {object.objectKind === "identity" && (
            <Card title="Credentials" pad>
              <CredentialList of={own} />
            </Card>
          )}
          {object.objectKind === "exposure" && object.placeCount > 1 && (
            <Card title="Places" aside="the same value in each" pad>
              <ExposureList object={object} />
            </Card>
          )}
          <Card title="Facts" pad>
            <Facts object={object} />
          </Card>
        </>
      }
      side={
        <>
          {object.riskScore !== null && (
            <Card title={`Risk ${object.riskScore}`} aside="of 100" pad>
              <RiskFactors factors={object.riskFactors ?? []} />
            </Card>
          )}
          <Card title="Owner" pad>
            <Owners of={own} />
          </Card>
          <Card title="History" pad>
            <HistoryList of={own} limit={6} />
          </Card>
        </>
      }
    />
  );
}

function FactsAndHistory({ object, own }: { object: AnyObject; own: ObjectPath }) {
  return (
    <>
      <Card title="Facts" pad>
        <Facts object={object} />
      </Card>
      <Card title="History" pad>
        <HistoryList of={own} limit={6} />
      </Card>
    </>
  );
}

function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className="stack" style={{ gap: 14 }}>
        {main}
      </div>
      <div className="stack" style={{ gap: 14 }}>
        {side}
      </div>
    </div>
  );
}
