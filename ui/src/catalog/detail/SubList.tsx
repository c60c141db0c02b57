import type { ReactNode } from "react";
import { useList } from "@/api/lists";
import { Failure, Loading } from "@/shared/states";
import styles from "./detail.module.css";

interface SubListProps<T> {
  path: string;
  none: string;
  sort?: string;
  limit?: number;
  children: (item: T, index: number) => ReactNode;
}

/** What belongs to an object, a page at a time. */
export function SubList<T>({ path, none, sort, limit = 25, children }: SubListProps<T>) {
  const list = useList<T>({ path, sort, limit });
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
      {list.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages only grow at the end
        <div key={index} className={styles.line}>
          {children(item, index)}
        </div>
      ))}
      {list.hasNextPage && (
        <button type="button" className="link" onClick={() => list.fetchNextPage()} disabled={list.isFetchingNextPage}>
          Show more
        </button>
      )}
    </div>
  );
}
