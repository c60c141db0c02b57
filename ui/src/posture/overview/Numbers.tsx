import { Link } from "@tanstack/react-router";
import type { Overview } from "@/api/types";
import { number, percent } from "@/shared/format";
import styles from "./overview.module.css";

/** The numbers that decide; each is the list behind it. */
export function Numbers({ data }: { data: Overview }) {
  const { critical, high, medium, low } = data.openFindings;
  const open = critical + high + medium + low;
  const share = (part: number) =>
    data.credentials > 0 ? `${percent(part / data.credentials)} of all credentials` : "no credentials yet";
  return (
    <div className={styles.numbers}>
      <Link to="/findings" search={{ where: "status:OPEN" }} className={styles.number}>
        <span className="dim">Open findings</span>
        <b>{number(open)}</b>
        <span className={critical > 0 ? "crit" : "faint"}>
          {number(critical)} critical, {number(high)} high
        </span>
      </Link>
      <Link
        to="/inventory/$kind"
        params={{ kind: "exposures" }}
        search={{ where: "verdict:CONFIRMED|PLAUSIBLE" }}
        className={styles.number}
      >
        <span className="dim">Exposed outside a vault</span>
        <b>{number(data.exposedOutsideVault)}</b>
        <span className={data.exposedOutsideVault > 0 ? "crit" : "ok"}>
          {data.exposedOutsideVault > 0 ? "seen where no secret belongs" : "no value was seen in the open"}
        </span>
      </Link>
      <Link
        to="/inventory/$kind"
        params={{ kind: "credentials" }}
        search={{ filter: "owner.name == null" }}
        className={styles.number}
      >
        <span className="dim">Without an owner</span>
        <b>{number(data.withoutOwner)}</b>
        <span className={data.withoutOwner > 0 ? "high" : "ok"}>{share(data.withoutOwner)}</span>
      </Link>
      <Link
        to="/inventory/$kind"
        params={{ kind: "credentials" }}
        search={{ filter: "expiresAt == null" }}
        className={styles.number}
      >
        <span className="dim">Never expire</span>
        <b>{number(data.neverExpire)}</b>
        <span className={data.neverExpire > 0 ? "high" : "ok"}>{share(data.neverExpire)}</span>
      </Link>
    </div>
  );
}
