import { Link } from "@tanstack/react-router";
import type { Source } from "@/api/types";
import { Card } from "@/shared/card";
import { count } from "@/shared/format";
import { Bar, Glyph, type Share } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { isCrawling, useSources } from "@/sources/useSources";
import styles from "./overview.module.css";
import { isUnread } from "./sentence";

/** What we cannot see stands beside what we can, with its remedy. */
export function WhatWeSee() {
  const query = useSources();
  return (
    <Card
      title="What we can see"
      aside={
        <Link to="/sources" className="link">
          Sources
        </Link>
      }
      list
    >
      <Loaded query={query} rows={4}>
        {({ items }) => items.map((it) => <Seen key={it.id} source={it} />)}
      </Loaded>
    </Card>
  );
}

function Seen({ source }: { source: Source }) {
  const { scopes, percent, problems } = source.coverage;
  const [first] = problems;
  return (
    <Link to="/sources" search={{ selected: source.id }} className={styles.source}>
      <span className="row">
        <Glyph connector={source.connector} />
        <b style={{ fontWeight: 560 }}>{source.name}</b>
        <span className="faint cut grow">{count(scopes, "scope")}</span>
        <span className="dim">
          {isCrawling(source) ? "crawling" : source.lastCrawl ? `${percent} %` : "not crawled"}
        </span>
      </span>
      <span style={{ display: "block", margin: "6px 0 4px" }}>
        <Bar label={`Coverage of ${source.name}`} parts={shares(isUnread(source) ? 1 : scopes, percent)} />
      </span>
      {isUnread(source) && (
        <span className="high" style={{ fontSize: 12 }}>
          {source.lastCrawl?.message ?? "It could not be read at all"}
        </span>
      )}
      {first && (
        <span className="high" style={{ fontSize: 12 }}>
          {first.scope ? `${first.scope}: ` : ""}
          {first.message}
          {problems.length > 1 && <span className="faint"> and {problems.length - 1} more</span>}
        </span>
      )}
    </Link>
  );
}

function shares(scopes: number, percent: number): Share[] {
  if (scopes === 0) {
    return [];
  }
  const seen = percent / 100;
  return [
    { label: "read completely", share: seen, tone: "ok" },
    { label: "not read", share: 1 - seen, tone: seen === 0 ? "crit" : "high" },
  ];
}
