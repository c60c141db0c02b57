import { Link } from "@tanstack/react-router";
import { useMay } from "@/auth/session";
import { useOverview } from "@/posture/overview/useOverview";
import { number, relative } from "@/shared/format";
import styles from "./shell.module.css";

export function Navigation() {
  const { data } = useOverview();
  const open = data && Object.values(data.openFindings).reduce((sum, it) => sum + it, 0);
  const mayManage = useMay("TOKENS_WRITE");
  return (
    <nav className={styles.nav} aria-label="Main">
      <Item to="/" exact name="Overview" />
      <Item to="/inventory" name="Inventory" count={data?.credentials} />
      <Item to="/findings" name="Findings" count={open} />
      <div className={styles.group}>Configure</div>
      <Item to="/policies" name="Policies" />
      <Item to="/sources" name="Sources" count={data?.coverage.length} />
      <Item to="/alerts" name="Alerts" />
      {mayManage && <Item to="/access" name="Access" />}
      {data && <LastCrawl at={data.lastCrawlAt} unwell={data.coverage.some((it) => (it.percent ?? 0) < 100)} />}
    </nav>
  );
}

function Item({ to, name, count, exact = false }: { to: string; name: string; count?: number; exact?: boolean }) {
  return (
    <Link to={to} className={styles.item} activeOptions={{ exact, includeSearch: false }}>
      {name}
      {count !== undefined && <span className={styles.count}>{number(count)}</span>}
    </Link>
  );
}

function LastCrawl({ at, unwell }: { at: string | null; unwell: boolean }) {
  const words = at ? `Crawled ${relative(at)}` : "Not crawled yet";
  const state = unwell ? "some scopes could not be read" : "everything could be read";
  return (
    <Link to="/sources" className={styles.foot} title={state} aria-label={`${words}, ${state}`}>
      <span>{words}</span>
      <span className={unwell ? "high" : "ok"} aria-hidden="true">
        {unwell ? "◐" : "●"}
      </span>
    </Link>
  );
}
