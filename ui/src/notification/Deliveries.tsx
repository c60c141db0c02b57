import { Button } from "@mantine/core";
import { send } from "@/api/http";
import { useList } from "@/api/lists";
import { expressionProblems } from "@/api/problem";
import type { Delivery } from "@/api/types";
import { useView } from "@/app/useView";
import { useMay } from "@/auth/session";
import detail from "@/catalog/detail/detail.module.css";
import layout from "@/catalog/inventory.module.css";
import { FilterBar } from "@/expression/FilterBar";
import { moment, words } from "@/shared/format";
import { Pill, type Tone, When } from "@/shared/marks";
import { Empty, Failure, Loading } from "@/shared/states";
import type { Column } from "@/shared/table/columns";
import { DataTable } from "@/shared/table/DataTable";
import { useChange } from "@/shared/useChange";
import styles from "./alerts.module.css";

const TONES: Record<Delivery["state"], Tone> = { PENDING: "low", DELIVERED: "ok", FAILED: "crit", RETRYING: "high" };

const COLUMNS: Column<Delivery>[] = [
  {
    id: "event",
    title: "Event",
    width: 200,
    rank: 0,
    cell: (it) => <span className="mono">{it.event.type.replace("io.claviger.", "")}</span>,
  },
  {
    id: "state",
    title: "State",
    width: 100,
    rank: 1,
    cell: (it) => <Pill tone={TONES[it.state]}>{words(it.state)}</Pill>,
  },
  { id: "channel", title: "Channel", width: 140, rank: 2, cell: (it) => it.channel?.name ?? "–" },
  {
    id: "route",
    title: "Route",
    width: 140,
    rank: 4,
    cell: (it) => <span className="dim">{it.route?.name ?? "test"}</span>,
  },
  { id: "attempts", title: "Attempts", width: 80, rank: 5, numeric: true, cell: (it) => it.attempts.length },
  { id: "created", title: "Created", width: 90, rank: 3, sort: "createdAt", cell: (it) => <When at={it.createdAt} /> },
  { id: "next", title: "Next try", width: 90, rank: 6, cell: (it) => <When at={it.nextAttemptAt} /> },
];

export function Deliveries() {
  const [view, change] = useView();
  const list = useList({ path: "/deliveries", filter: view.filter });
  const selected = list.items.find((it) => it.id === view.selected);
  const bad = expressionProblems(list.error).length > 0;
  return (
    <div className={styles.deliveries}>
      <div className={layout.head}>
        <FilterBar
          kind="delivery"
          value={view.filter}
          onChange={(filter) => change({ filter, selected: undefined })}
          total={list.total}
          millis={list.millis}
          error={bad ? list.error : undefined}
          examples='state == "FAILED"'
        />
      </div>
      <div className={`${layout.body} ${layout.wide} ${selected ? layout.beside : ""}`}>
        <div className={layout.list}>
          {list.isPending && <Loading />}
          {list.isError && !bad && <Failure error={list.error} retry={() => list.refetch()} />}
          {list.isSuccess && list.items.length === 0 && (
            <Empty title={view.filter ? "No delivery matches" : "Nothing was sent yet"}>
              {view.filter
                ? "Loosen the filter above."
                : "Each attempt to tell a channel about a finding is kept here."}
            </Empty>
          )}
          {list.items.length > 0 && (
            <DataTable<Delivery>
              label="Deliveries"
              columns={COLUMNS}
              rows={list.items}
              total={list.total}
              selected={view.selected ?? null}
              onSelect={(id) => change({ selected: id ?? undefined })}
              more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: list.fetchNextPage }}
            />
          )}
        </div>
        {selected && (
          <aside className={layout.detail} aria-label="Detail">
            <DeliveryDetail delivery={selected} />
          </aside>
        )}
      </div>
    </div>
  );
}

function DeliveryDetail({ delivery }: { delivery: Delivery }) {
  const may = useMay("CHANNELS_WRITE");
  const replay = useChange(() => send("post", `/deliveries/${delivery.id}/replay`, { body: {} }), {
    said: "It is sent again.",
  });
  const list = delivery.attempts;
  return (
    <div className={detail.panel}>
      <div>
        <h1 style={{ fontSize: 16 }}>{delivery.event.type.replace("io.claviger.", "")}</h1>
        <span className="dim">
          to {delivery.channel?.name ?? "a deleted channel"}, <When at={delivery.createdAt} />
        </span>
      </div>
      {may && (
        <span>
          <Button onClick={() => replay.mutate(undefined)} loading={replay.isPending}>
            Send again
          </Button>
        </span>
      )}
      <section className={detail.section}>
        <h3>Attempts</h3>
        {list.map((it) => (
          <div key={it.at} className={styles.attempt}>
            <span className="faint">{moment(it.at)}</span>
            <span className={it.status && it.status < 300 ? "ok" : "high"}>{it.status ?? "–"}</span>
            <span className="dim wrap">
              {it.detail ?? ""} {it.durationMillis !== null && <span className="faint">{it.durationMillis} ms</span>}
            </span>
          </div>
        ))}
        {list.length === 0 && <p className="faint">Not tried yet.</p>}
      </section>
    </div>
  );
}
