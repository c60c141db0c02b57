import { Link } from "@tanstack/react-router";
import type { Overview } from "@/api/types";
import { Card } from "@/shared/card";
import { number } from "@/shared/format";
import styles from "./overview.module.css";

const YESTERDAY = "now - days(1)";

export function SinceYesterday({ data }: { data: Overview["sinceYesterday"] }) {
  return (
    <Card title="Since yesterday">
      <div style={{ padding: "6px 0" }}>
        <Link
          to="/inventory/$kind"
          params={{ kind: "credentials" }}
          search={{ filter: `firstSeenAt > ${YESTERDAY}` }}
          className={styles.change}
        >
          <b>
            {data.discovered > 0 && "+"}
            {number(data.discovered)}
          </b>{" "}
          <span>credentials found</span>
        </Link>
        <Link to="/findings" search={{ filter: `openedAt > ${YESTERDAY}` }} className={styles.change}>
          <b className={data.opened > 0 ? "high" : ""}>
            {data.opened > 0 && "+"}
            {number(data.opened)}
          </b>{" "}
          <span>findings opened</span>
        </Link>
        <Link to="/findings" search={{ filter: `resolvedAt > ${YESTERDAY}` }} className={styles.change}>
          <b className={data.resolved > 0 ? "ok" : ""}>
            {data.resolved > 0 && "−"}
            {number(data.resolved)}
          </b>{" "}
          <span>findings resolved</span>
        </Link>
      </div>
    </Card>
  );
}
