import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { inWords, isDenied, Problem } from "@/api/problem";
import styles from "./states.module.css";

export function Loading({ rows = 6, label = "Loading" }: { rows?: number; label?: string }) {
  const bones = Array.from({ length: rows }, (_, index) => index);
  return (
    <div className={styles.bones} role="status" aria-label={label}>
      {bones.map((it) => (
        <div key={it} className={styles.bone} />
      ))}
    </div>
  );
}

interface Said {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here: says why, and what to do about it. */
export function Empty({ title, children, action }: Said) {
  return (
    <div className={styles.state}>
      <h2>{title}</h2>
      {children && <div className="dim">{children}</div>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  if (isDenied(error)) {
    return <Denied />;
  }
  const reference = error instanceof Problem ? error.correlationId : null;
  if (error instanceof Problem && error.status === 404) {
    return (
      <div role="alert">
        <Empty title="This is not here">{error.message}. It may have left with its source, or the link is wrong.</Empty>
      </div>
    );
  }
  return (
    <div className={styles.state} role="alert">
      <h2>This could not be loaded</h2>
      <div className="dim">{inWords(error)}</div>
      {reference && <div className="faint mono">reference {reference}</div>}
      {retry && (
        <div className={styles.actions}>
          <Button onClick={retry}>Try again</Button>
        </div>
      )}
    </div>
  );
}

export function Denied({ what = "this" }: { what?: string }) {
  return (
    <Empty title={`Your role does not show ${what}`}>
      Ask an administrator for a role that allows it. Everything else works as before.
    </Empty>
  );
}

export function Banner({ tone = "med", children }: { tone?: "med" | "crit" | "ok" | "low"; children: ReactNode }) {
  return (
    <div
      className={`${styles.banner} ${tone === "med" ? "" : styles[tone]}`}
      role={tone === "crit" ? "alert" : "status"}
    >
      {children}
    </div>
  );
}

interface LoadedProps<T> {
  query: UseQueryResult<T, Error>;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Shows what a query has: bones while it loads, words when it failed, its data otherwise. */
export function Loaded<T>({ query, rows, children }: LoadedProps<T>) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  if (query.isError) {
    return <Failure error={query.error} retry={() => query.refetch()} />;
  }
  return <Loading rows={rows} />;
}
