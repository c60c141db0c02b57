import { Link } from "@tanstack/react-router";
import type { Source } from "@/api/types";
import { useMay } from "@/auth/session";
import { useOverview } from "@/posture/overview/useOverview";
import { number, relative } from "@/shared/format";
import { useSources } from "@/sources/useSources";
import styles from "./shell.module.css";

export function Navigation() {
  const { data } = useOverview();
  const sources = useSources().data?.items;
  const open = data && Object.values(data.openFindings).reduce((sum, it) => sum + it, 0);
  const mayManage = useMay("TOKENS_WRITE");
  return (
    <nav className={styles.nav} aria-label="Main">
      <Item to="/" exact name="Overview" />
      <Item to="/inventory" name="Inventory" count={data?.credentials} />
      <Item to="/findings" name="Findings" count={open} />
      <Item to="/access-paths" name="Access paths" />
      <Item to="/inspect" name="Inspect a token" />
      <div className={styles.group}>Configure</div>
      <Item to="/policies" name="Policies" />
      <Item to="/sources" name="Sources" count={sources?.length} />
      <Item to="/alerts" name="Alerts" />
      {mayManage && <Item to="/access" name="Access" />}
      {sources && <LastCrawl sources={sources} />}
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

function LastCrawl({ sources }: { sources: Source[] }) {
  const at = sources
    .map((it) => it.lastCrawl?.endedAt ?? "")
    .sort()
    .at(-1);
  const unwell = sources.some(
    ({ lastCrawl, coverage }) => lastCrawl?.state === "FAILED" || (coverage.scopes > 0 && coverage.percent < 100),
  );
  const words = at ? `Crawled ${relative(at)}` : "Not crawled yet";
  const [state, tone, mark] = !at
    ? ["nothing was read yet", "faint", "○"]
    : unwell
      ? ["some scopes could not be read", "high", "◐"]
      : ["everything could be read", "ok", "●"];
  return (
    <Link to="/sources" className={styles.foot} title={state} aria-label={`${words}, ${state}`}>
      <span>{words}</span>
      <span className={tone} aria-hidden="true">
        {mark}
      </span>
    </Link>
  );
}
