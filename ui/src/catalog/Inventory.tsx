import { Link, useParams } from "@tanstack/react-router";
import { useAll } from "@/api/lists";
import { NotFound } from "@/app/NotFound";
import { useView } from "@/app/useView";
import { useOverview } from "@/posture/overview/useOverview";
import { number } from "@/shared/format";
import { AsOf } from "./AsOf";
import { InventoryList } from "./InventoryList";
import styles from "./inventory.module.css";
import { isKind, KINDS, type KindName } from "./kinds";

export function Inventory() {
  const { kind } = useParams({ strict: false }) as { kind: string };
  const [view] = useView();
  if (!isKind(kind)) {
    return <NotFound />;
  }
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <div className="between">
          <div className={styles.tabs}>
            <h1>Inventory</h1>
            <Tabs current={kind} asOf={view.asOf} />
          </div>
          <AsOf />
        </div>
        <InventoryList.Bar key={kind} kind={kind} />
      </div>
      <InventoryList key={kind} kind={kind} />
    </div>
  );
}

function Tabs({ current, asOf }: { current: KindName; asOf?: string }) {
  const { data } = useOverview();
  // The overview counts what is there now; in the past the list itself is asked.
  const past = useAll(KINDS[current].path, { limit: 1, asOf }, asOf !== undefined);
  return (
    <nav aria-label="Kinds of object" className={styles.kinds}>
      {(Object.keys(KINDS) as KindName[]).map((name) => {
        const count = asOf ? (name === current ? past.data?.total : undefined) : data?.[name];
        return (
          <Link
            key={name}
            to="/inventory/$kind"
            params={{ kind: name }}
            search={{ asOf }}
            className={styles.tab}
            aria-current={name === current ? "page" : undefined}
          >
            {KINDS[name].title} {typeof count === "number" && <span className="faint">{number(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
