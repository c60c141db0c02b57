import { useNavigate } from "@tanstack/react-router";
import type { Source } from "@/api/types";
import { useView } from "@/app/useView";
import { useMay } from "@/auth/session";
import layout from "@/catalog/inventory.module.css";
import { count, number } from "@/shared/format";
import { LinkButton } from "@/shared/LinkButton";
import { Bar, Glyph, Pill, When } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import type { Column } from "@/shared/table/columns";
import { DataTable } from "@/shared/table/DataTable";
import { NothingConnected } from "./NothingConnected";
import { SourceDetail } from "./SourceDetail";
import { health, isCrawling, useSources } from "./useSources";

const COLUMNS: Column<Source>[] = [
  {
    id: "name",
    title: "Source",
    width: 200,
    rank: 0,
    cell: (it) => (
      <span className="row">
        <Glyph connector={it.connector} /> <span className="strong cut">{it.name}</span>
      </span>
    ),
  },
  { id: "state", title: "Last crawl", width: 110, rank: 1, cell: (it) => <Health source={it} /> },
  { id: "coverage", title: "What we can see", width: 150, rank: 2, cell: (it) => <Seen source={it} /> },
  { id: "when", title: "Ended", width: 90, rank: 3, cell: (it) => <When at={it.lastCrawl?.endedAt ?? null} /> },
  { id: "problem", title: "What is missing", width: 260, rank: 5, cell: (it) => <Problem source={it} /> },
  {
    id: "credentials",
    title: "Credentials",
    width: 92,
    rank: 4,
    numeric: true,
    cell: (it) => number(it.counts.credentials),
  },
  {
    id: "exposures",
    title: "Exposures",
    width: 84,
    rank: 6,
    numeric: true,
    cell: (it) => number(it.counts.exposures),
  },
];

export function Sources() {
  const query = useSources();
  const [view, change] = useView();
  const mayWrite = useMay("SOURCES_WRITE");
  const navigate = useNavigate();
  const selected = view.selected ?? null;
  const rows = query.data?.items ?? [];
  const add = mayWrite && (
    <LinkButton to="/sources/new" variant="filled">
      Add a source
    </LinkButton>
  );
  return (
    <div className={layout.screen}>
      <div className={layout.head}>
        <div className="between">
          <div>
            <h1>{query.data ? sentence(rows) : "Sources"}</h1>
            <p className="dim">
              Each is one connection to a system that is read. What cannot be read says what to grant.
            </p>
          </div>
          {rows.length > 0 && add}
        </div>
      </div>
      <div className={`${layout.body} ${layout.wide} ${selected ? layout.beside : ""}`}>
        <div className={layout.list}>
          <Loaded query={query} rows={6}>
            {() =>
              rows.length === 0 ? (
                <NothingConnected>
                  A read-only login is enough. It is checked before anything is saved.
                </NothingConnected>
              ) : (
                <DataTable<Source>
                  label="Sources"
                  columns={COLUMNS}
                  rows={rows}
                  total={rows.length}
                  selected={selected}
                  onSelect={(id) => change({ selected: id ?? undefined })}
                  onOpen={(row) => mayWrite && navigate({ to: "/sources/$id/edit", params: { id: row.id } })}
                />
              )
            }
          </Loaded>
        </div>
        {selected && (
          <aside className={layout.detail} aria-label="Detail">
            <SourceDetail id={selected} onClose={() => change({ selected: undefined })} />
          </aside>
        )}
      </div>
    </div>
  );
}

export function sentence(sources: Source[]): string {
  const unwell = sources.filter(
    (it) => it.enabled && it.lastCrawl && !isCrawling(it) && it.coverage.percent < 100,
  ).length;
  const read = count(sources.length, "source");
  if (sources.length === 0) {
    return "No source yet";
  }
  return unwell === 0 ? `${read}, all read completely` : `${unwell} of ${read} cannot be read completely`;
}

function Health({ source }: { source: Source }) {
  const { word, tone } = health(source);
  return <Pill tone={tone}>{word}</Pill>;
}

function Seen({ source }: { source: Source }) {
  const { percent, scopes } = source.coverage;
  if (scopes === 0) {
    return <span className="faint">–</span>;
  }
  return (
    <span className="row">
      <span className="grow">
        <Bar
          label={`Coverage of ${source.name}`}
          parts={[
            { label: "read completely", share: percent / 100, tone: "ok" },
            { label: "not read", share: 1 - percent / 100, tone: percent === 0 ? "crit" : "high" },
          ]}
        />
      </span>
      <span className="num dim">{percent} %</span>
    </span>
  );
}

function Problem({ source }: { source: Source }) {
  const problem = source.coverage.problems[0];
  return problem ? (
    <span className="high" title={problem.message}>
      {problem.message}
    </span>
  ) : (
    <span className="faint">nothing</span>
  );
}
