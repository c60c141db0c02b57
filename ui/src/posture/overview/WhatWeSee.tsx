import { Link } from "@tanstack/react-router";
import type { Overview } from "@/api/types";
import { Card } from "@/shared/card";
import { Bar, Glyph, type Share } from "@/shared/marks";
import styles from "./overview.module.css";

/** What we cannot see stands beside what we can, with its remedy. */
export function WhatWeSee({ coverage }: { coverage: Overview["coverage"] }) {
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
      {coverage.map((it) => (
        <Link key={it.id} to="/sources" search={{ selected: it.id }} className={styles.source}>
          <span className="row">
            <Glyph connector={it.connector} />
            <b style={{ fontWeight: 560 }}>{it.name}</b>
            <span className="faint cut grow">
              {it.scopes} {it.scopes === 1 ? "scope" : "scopes"}
            </span>
            <span className="dim">{it.percent === null ? "not crawled" : `${it.percent} %`}</span>
          </span>
          <span style={{ display: "block", margin: "6px 0 4px" }}>
            <Bar label={`Coverage of ${it.name}`} parts={shares(it)} />
          </span>
          {it.problems.slice(0, 1).map((problem) => (
            <span key={problem.message} className="high" style={{ fontSize: 12 }}>
              {problem.scope ? `${problem.scope}: ` : ""}
              {problem.message}
              {it.problems.length > 1 && <span className="faint"> and {it.problems.length - 1} more</span>}
            </span>
          ))}
        </Link>
      ))}
    </Card>
  );
}

function shares(it: { percent: number | null; scopes: number; problems: unknown[] }): Share[] {
  if (it.percent === null || it.scopes === 0) {
    return [];
  }
  const seen = it.percent / 100;
  return [
    { label: "read completely", share: seen, tone: "ok" },
    { label: "not read", share: 1 - seen, tone: seen === 0 ? "crit" : "high" },
  ];
}
