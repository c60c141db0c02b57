import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { expressionProblems } from "@/api/problem";
import { FilterBar } from "@/expression/FilterBar";
import { count, moment } from "@/shared/format";
import { Banner, Empty, Failure, Loading } from "@/shared/states";
import type { Column } from "@/shared/table/columns";
import { DataTable } from "@/shared/table/DataTable";
import { Detail } from "./detail/Detail";
import { Facets } from "./Facets";
import styles from "./inventory.module.css";
import type { KindName } from "./kinds";
import { NothingHere } from "./NothingHere";
import { knownValues, useInventory } from "./useInventory";

interface Row {
  id: string;
  goneAt?: string | null;
}

export function InventoryList({ kind: name }: { kind: KindName }) {
  const { kind, view, where, sort, list, facets, change, toggle, clear, narrowed } = useInventory(name);
  const navigate = useNavigate();
  const selected = view.selected ?? null;
  const select = (id: string | null) => change({ selected: id ?? undefined });
  const fold = "fold" in kind ? (kind.fold as unknown as (rows: Row[], chosen: string | null) => Row[]) : undefined;
  const rows = fold ? fold(list.items, selected) : list.items;
  const badFilter = expressionProblems(list.error).length > 0;
  return (
    <div className={`${styles.body} ${selected ? styles.beside : ""}`}>
      <Facets fields={kind.facets} counts={facets.data} where={where} onToggle={toggle} />
      <div className={styles.list}>
        {list.isPending && <Loading rows={14} />}
        {list.isError && !badFilter && <Failure error={list.error} retry={() => list.refetch()} />}
        {badFilter && (
          <Empty title="The filter cannot be read" action={<Button onClick={clear}>Clear the filter</Button>}>
            It says above where. Press <kbd>/</kbd> to go on writing.
          </Empty>
        )}
        {list.isSuccess && list.items.length === 0 && (
          <NothingHere kind={kind.one} narrowed={narrowed} past={view.asOf !== undefined} onClear={clear} />
        )}
        {list.isSuccess && list.items.length > 0 && (
          <DataTable<Row>
            label={kind.title}
            columns={kind.columns as unknown as Column<Row>[]}
            rows={rows}
            total={list.total}
            sort={sort}
            onSort={(next) => change({ sort: next })}
            selected={selected}
            onSelect={select}
            onOpen={(row) => navigate({ to: kind.page, params: { id: row.id } })}
            more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: list.fetchNextPage }}
            stale={list.isPlaceholderData}
            footer={rows.length < list.items.length && <Folded places={list.items.length} entries={rows.length} />}
            dimmed={(row) => Boolean(row.goneAt)}
          />
        )}
      </div>
      {selected && (
        <aside className={styles.detail} aria-label="Detail">
          <Detail kind={kind.kind} id={selected} onClose={() => select(null)} />
        </aside>
      )}
    </div>
  );
}

function Folded({ places, entries }: { places: number; entries: number }) {
  return (
    <p className={`${styles.folded} faint`}>
      {count(places, "place")}, {count(entries, "secret")}: the same value in several places is one entry.
    </p>
  );
}

InventoryList.Bar = function Bar({ kind: name }: { kind: KindName }) {
  const { kind, view, shift, list, facets, change } = useInventory(name);
  return (
    <>
      <FilterBar
        kind={kind.kind}
        value={view.filter}
        onChange={(filter) => change({ filter, selected: undefined })}
        total={list.total}
        millis={list.millis}
        error={expressionProblems(list.error).length > 0 ? list.error : undefined}
        known={knownValues(facets.data)}
        shift={shift}
        examples={kind.example}
      />
      {view.asOf && (
        <div style={{ marginTop: 8 }}>
          <Banner tone="low">
            You read the inventory as it was at {moment(view.asOf)}. Details beside it are those of now.
            <button type="button" className="link" onClick={() => change({ asOf: undefined, selected: undefined })}>
              Back to now
            </button>
          </Banner>
        </div>
      )}
    </>
  );
};
