import type { Crawl, CrawlScope } from "@/api/types";
import detail from "@/catalog/detail/detail.module.css";
import { duration, number, words } from "@/shared/format";
import { Bar, Pill, type Tone, When } from "@/shared/marks";
import { Remedy } from "@/shared/Remedy";
import { Loaded } from "@/shared/states";
import styles from "@/sources/sources.module.css";
import { useCrawl } from "./useCrawl";

const TONES: Record<string, Tone> = { COMPLETE: "ok", PARTIAL: "high", FAILED: "crit", RUNNING: "low" };

/** A crawl, scope by scope, as it goes. */
export function CrawlProgress({ id }: { id: string }) {
  const { query, live, running } = useCrawl(id);
  return (
    <section className={detail.section} aria-busy={running}>
      <h3>
        {running ? "Crawling now" : "Last crawl"}
        {running && !live && <span className="high">connection lost, trying again</span>}
      </h3>
      <Loaded query={query} rows={3}>
        {(crawl) => (
          <>
            <Summary crawl={crawl} />
            {crawl.message && <span className="high">{crawl.message}</span>}
            {crawl.remedy && <Remedy text={crawl.remedy} />}
            <div>
              {crawl.scopes.map((it) => (
                <Scope key={it.id} scope={it} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Summary({ crawl }: { crawl: Crawl }) {
  const took = crawl.startedAt && crawl.endedAt ? Date.parse(crawl.endedAt) - Date.parse(crawl.startedAt) : null;
  return (
    <span className="dim">
      <Pill tone={TONES[crawl.state] ?? "mute"}>{words(crawl.state)}</Pill> {number(crawl.observations)} observations ·{" "}
      {number(crawl.discovered)} new · {number(crawl.changed)} changed · {number(crawl.gone)} gone
      {took !== null && ` · took ${duration(took)}`}
      {crawl.endedAt && (
        <>
          {" "}
          · <When at={crawl.endedAt} />
        </>
      )}
    </span>
  );
}

function Scope({ scope }: { scope: CrawlScope }) {
  const share = scope.total && scope.done !== null ? scope.done / scope.total : null;
  return (
    <div className={styles.scope}>
      <span className="between">
        <span className="strong wrap">{scope.name}</span>
        <span className="row" style={{ flex: "none" }}>
          <span className="faint num">
            {scope.state === "RUNNING" && scope.done !== null
              ? `${number(scope.done)}${scope.total ? ` of ${number(scope.total)}` : ""}`
              : number(scope.observations)}
          </span>
          <Pill tone={TONES[scope.state] ?? "mute"}>{words(scope.state)}</Pill>
        </span>
      </span>
      {scope.state === "RUNNING" && (
        <Bar label={`Progress of ${scope.name}`} parts={[{ label: "done", share: share ?? 0.04, tone: "low" }]} />
      )}
      {scope.message && <span className="high">{scope.message}</span>}
      {scope.remedy && <Remedy text={scope.remedy} />}
    </div>
  );
}
