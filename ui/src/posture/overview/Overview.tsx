import type { Overview as OverviewData } from "@/api/types";
import { Card } from "@/shared/card";
import { Loaded } from "@/shared/states";
import { useSources } from "@/sources/useSources";
import { ByKind, ByRisk, BySource } from "./Counts";
import { DoFirst } from "./DoFirst";
import { Headline } from "./Headline";
import { HeatMap } from "./HeatMap";
import { NewestFindings } from "./NewestFindings";
import { NothingYet } from "./NothingYet";
import { Numbers } from "./Numbers";
import styles from "./overview.module.css";
import { SinceYesterday } from "./SinceYesterday";
import { useOverview } from "./useOverview";
import { WhatWeSee } from "./WhatWeSee";

export function Overview() {
  const query = useOverview();
  const sources = useSources().data?.items;
  return (
    <div className="page">
      <Loaded query={query} rows={14}>
        {(data) => (sources?.length === 0 ? <NothingYet /> : <Filled data={data} />)}
      </Loaded>
    </div>
  );
}

function Filled({ data }: { data: OverviewData }) {
  return (
    <div className="stack">
      <Headline data={data} />
      <Numbers data={data} />
      <div className={styles.pair}>
        <div className="stack">
          <DoFirst findings={data.doFirst} />
          <Card title="OWASP NHI Top 10" aside="open findings by severity; each cell is a list">
            <HeatMap items={data.owaspNhi} />
          </Card>
          <NewestFindings findings={data.newestFindings} />
        </div>
        <div className="stack">
          <WhatWeSee />
          <SinceYesterday data={data.sinceYesterday} />
          <ByRisk bands={data.byRisk} />
          <ByKind kinds={data.byKind} />
          <BySource sources={data.bySource} />
        </div>
      </div>
    </div>
  );
}
