import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { read, send } from "@/api/http";
import type { Source } from "@/api/types";
import { useMay } from "@/auth/session";
import detail from "@/catalog/detail/detail.module.css";
import { plain } from "@/catalog/detail/facts";
import { CrawlProgress } from "@/crawl/CrawlProgress";
import { printWhere } from "@/expression/where";
import { ConfirmButton } from "@/shared/ConfirmButton";
import { DetailHead } from "@/shared/DetailHead";
import { count, number, schedule, words } from "@/shared/format";
import { LinkButton } from "@/shared/LinkButton";
import { Pill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { useChange } from "@/shared/useChange";
import { Problems } from "./Problems";
import styles from "./sources.module.css";
import { isCrawling, useConnectors } from "./useSources";

export function SourceDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ["source", id],
    queryFn: ({ signal }) => read(`/sources/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data && isCrawling(state.data.data) ? 3000 : false),
  });
  const connectors = useConnectors();
  const nameOf = (type: string) => connectors.data?.items.find((it) => it.type === type)?.displayName ?? type;
  return (
    <div className={detail.panel}>
      <DetailHead onClose={onClose} moves>
        {query.data && <Pill>{nameOf(query.data.data.connector)}</Pill>}
      </DetailHead>
      <Loaded query={query} rows={10}>
        {({ data, etag }) => <Body source={data} etag={etag} onClose={onClose} />}
      </Loaded>
    </div>
  );
}

function Body({ source, etag, onClose }: { source: Source; etag: string | null; onClose: () => void }) {
  const mayWrite = useMay("SOURCES_WRITE");
  return (
    <>
      <div>
        <h1 style={{ fontSize: 16 }}>{source.name}</h1>
        <span className="dim">
          {source.environment ? `${source.environment} · ` : ""}crawled {schedule(source.schedule)}
          {source.enabled ? "" : " · paused"}
        </span>
      </div>
      <div className="row">
        <CrawlNow source={source} />
        {mayWrite && (
          <LinkButton to="/sources/$id/edit" params={{ id: source.id }}>
            Edit
          </LinkButton>
        )}
      </div>
      {source.lastCrawl && <CrawlProgress key={source.lastCrawl.id} id={source.lastCrawl.id} />}
      <Problems problems={source.coverage.problems} />
      <Counts source={source} />
      <section className={detail.section}>
        <h3>Settings</h3>
        <dl className={detail.facts}>
          {Object.entries(source.settings ?? {}).map(([name, value]) => (
            <SettingRow key={name} name={words(name)} value={value} />
          ))}
        </dl>
      </section>
      {mayWrite && <Remove source={source} etag={etag} onRemoved={onClose} />}
    </>
  );
}

/** A secret among the settings is sealed and comes as null. */
function SettingRow({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={value === null ? "faint" : "mono"}>{value === null ? "not shown" : plain(value) || "–"}</dd>
    </>
  );
}

function CrawlNow({ source }: { source: Source }) {
  const may = useMay("CRAWLS_START");
  const start = useChange(() => send("post", `/sources/${source.id}/crawls`, { body: {} }), {
    said: `The crawl of ${source.name} is on its way.`,
  });
  const running = isCrawling(source);
  if (!may) {
    return null;
  }
  return (
    <Button variant="filled" loading={start.isPending} disabled={running} onClick={() => start.mutate(undefined)}>
      {running ? "Crawling…" : "Crawl now"}
    </Button>
  );
}

function Counts({ source }: { source: Source }) {
  const kinds = ["credentials", "identities", "exposures", "resources"] as const;
  return (
    <div className={styles.numbers}>
      {kinds.map((kind) => (
        <Link
          key={kind}
          to="/inventory/$kind"
          params={{ kind }}
          search={{ where: printWhere({ "source.name": [source.name] }) }}
        >
          <b>{number(source.counts[kind])}</b>
          <span className="faint">{kind}</span>
        </Link>
      ))}
    </div>
  );
}

function Remove({ source, etag, onRemoved }: { source: Source; etag: string | null; onRemoved: () => void }) {
  const remove = useChange(() => send("delete", `/sources/${source.id}`, { etag }), {
    said: `${source.name} is deleted.`,
    after: onRemoved,
    gone: [source.id, source.lastCrawl?.id],
  });
  const objects = Object.values(source.counts).reduce((sum, it) => sum + it, 0);
  return (
    <ConfirmButton
      name="Delete source"
      consequence={`Its sealed settings and ${count(objects, "object")} leave the inventory, with their findings.`}
      onConfirm={() => remove.mutate(undefined)}
      busy={remove.isPending}
    />
  );
}
