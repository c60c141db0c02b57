import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useFacets, useList } from "@/api/lists";
import { expressionProblems } from "@/api/problem";
import type { Finding } from "@/api/types";
import { useView } from "@/app/useView";
import { useMay } from "@/auth/session";
import { Facets } from "@/catalog/Facets";
import layout from "@/catalog/inventory.module.css";
import { knownValues } from "@/catalog/useInventory";
import { FilterBar } from "@/expression/FilterBar";
import { combined, parseWhere, printWhere, shiftOf, toggled } from "@/expression/where";
import { Empty, Failure, Loading } from "@/shared/states";
import { DataTable } from "@/shared/table/DataTable";
import { NothingConnected } from "@/sources/NothingConnected";
import { useSources } from "@/sources/useSources";
import { BulkBar } from "./BulkBar";
import { COLUMNS, FACETS } from "./columns";
import { FindingDetail } from "./FindingDetail";
import { FindingsHead } from "./FindingsHead";
import styles from "./findings.module.css";

const SORT = "-riskScore";

export function Findings() {
  const [view, change] = useView();
  const navigate = useNavigate();
  const mayWrite = useMay("FINDINGS_WRITE");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const where = useMemo(() => parseWhere(view.where), [view.where]);
  const filter = combined(view.filter, where);
  const list = useList({ path: "/findings", filter, sort: view.sort ?? SORT });
  const facets = useFacets(
    "/findings",
    FACETS.map(({ field }) => ({ field, filter: combined(view.filter, where, field) })),
  );
  const selected = view.selected ?? null;
  const select = (id: string | null) => change({ selected: id ?? undefined });
  const narrow = (part: { filter?: string; where?: string }) => {
    setChosen(new Set());
    change({ ...part, selected: undefined });
  };
  const bad = expressionProblems(list.error).length > 0;
  return (
    <div className={layout.screen}>
      <div className={layout.head}>
        <FindingsHead
          statuses={facets.data?.status}
          status={where.status}
          onStatus={(status) => narrow({ where: printWhere({ ...where, status }) })}
        />
        <FilterBar
          kind="finding"
          value={view.filter}
          onChange={(typed) => narrow({ filter: typed })}
          total={list.total}
          millis={list.millis}
          error={bad ? list.error : undefined}
          known={knownValues(facets.data)}
          shift={shiftOf(view.filter, where)}
          examples='severity == "CRITICAL" && openedAt > now - days(7)'
        />
      </div>
      <div className={`${layout.body} ${selected ? layout.beside : ""}`}>
        <Facets
          fields={FACETS}
          counts={facets.data}
          where={where}
          onToggle={(field, value) => narrow({ where: printWhere(toggled(where, field, value)) })}
        />
        <div className={`${layout.list} ${chosen.size > 0 ? styles.withBulk : ""}`}>
          {chosen.size > 0 && (
            <BulkBar chosen={chosen} filter={filter} total={list.total} onDone={() => setChosen(new Set())} />
          )}
          {list.isPending && <Loading rows={14} />}
          {list.isError && !bad && <Failure error={list.error} retry={() => list.refetch()} />}
          {bad && <Empty title="The filter cannot be read">It says above where.</Empty>}
          {list.isSuccess && list.items.length === 0 && (
            <Nothing narrowed={filter !== undefined} onClear={() => narrow({ filter: undefined, where: undefined })} />
          )}
          {list.isSuccess && list.items.length > 0 && (
            <DataTable<Finding>
              label="Findings"
              columns={COLUMNS}
              rows={list.items}
              total={list.total}
              sort={view.sort ?? SORT}
              onSort={(sort) => change({ sort })}
              selected={selected}
              onSelect={select}
              onOpen={(row) => navigate({ to: "/findings/$id", params: { id: row.id } })}
              more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: list.fetchNextPage }}
              ticks={mayWrite ? { chosen, change: setChosen } : undefined}
              stale={list.isPlaceholderData}
            />
          )}
        </div>
        {selected && (
          <aside className={layout.detail} aria-label="Detail">
            <FindingDetail id={selected} onClose={() => select(null)} />
          </aside>
        )}
      </div>
    </div>
  );
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const sources = useSources().data?.items;
  if (narrowed) {
    return (
      <Empty title="No finding matches" action={<Button onClick={onClear}>Show all findings</Button>}>
        That can be good news. Loosen the filter or take a facet away to see others.
      </Empty>
    );
  }
  return sources?.length === 0 ? (
    <NothingConnected>
      Policies look at what a crawl found, so there is nothing to find fault with yet.
    </NothingConnected>
  ) : (
    <Empty title="No policy is broken">
      Findings appear here by themselves after each crawl, and resolve by themselves once their cause is gone.
    </Empty>
  );
}
