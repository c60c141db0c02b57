import { type ReactNode, useState } from "react";
import type { Item, Served } from "@/api/contract";
import { useList } from "@/api/lists";
import { Failure, Loading } from "@/shared/states";
import styles from "./detail.module.css";

interface SubListProps<P extends string> {
  path: Served<"get", P>;
  filter?: string;
  none: ReactNode;
  sort?: string;
  limit?: number;
  /** Column heads: then it is a table, and each child the cells of a row. */
  head?: string[];
  children: (item: Item<P>, index: number) => ReactNode;
}

/** What belongs to an object, a page at a time. */
export function SubList<P extends string>({ path, filter, none, sort, limit = 25, head, children }: SubListProps<P>) {
  const list = useList<P>({ path, filter, sort, limit });
  const [room, setRoom] = useState(limit);
  const shown = list.items.slice(0, room);
  const more = () => {
    setRoom(room + 25);
    if (list.hasNextPage) {
      list.fetchNextPage();
    }
  };
  if (list.isPending) {
    return <Loading rows={3} />;
  }
  if (list.isError) {
    return <Failure error={list.error} retry={() => list.refetch()} />;
  }
  if (list.items.length === 0) {
    return <p className="faint">{none}</p>;
  }
  return (
    <div>
      <Lines head={head} rows={shown.map(children)} />
      {(list.hasNextPage || list.items.length > room) && (
        <button type="button" className="link" onClick={more} disabled={list.isFetchingNextPage}>
          Show more
        </button>
      )}
    </div>
  );
}

function Lines({ head, rows }: { head: string[] | undefined; rows: ReactNode[] }) {
  if (head === undefined) {
    return rows.map((row, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pages only grow at the end
      <div key={index} className={styles.line}>
        {row}
      </div>
    ));
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages only grow at the end
          <tr key={index}>{row}</tr>
        ))}
      </tbody>
    </table>
  );
}
