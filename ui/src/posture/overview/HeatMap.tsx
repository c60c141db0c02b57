import { Link } from "@tanstack/react-router";
import type { Overview, SeverityCounts } from "@/api/types";
import { printWhere } from "@/expression/where";
import { number } from "@/shared/format";
import { titlesOf, usePolicies } from "../policies/usePolicies";
import styles from "./overview.module.css";

const ROWS: [keyof SeverityCounts, string][] = [
  ["critical", "Critical"],
  ["high", "High"],
  ["medium", "Medium"],
  ["low", "Low"],
];

/** A table whose cells are tinted by how much is open; each is the list of it. */
export function HeatMap({ items }: { items: Overview["owaspNhi"] }) {
  const policies = usePolicies().data?.items ?? [];
  const most = Math.max(1, ...items.flatMap((it) => ROWS.map(([severity]) => it[severity])));
  return (
    <div style={{ padding: "9px 11px" }}>
      <table className={styles.heat}>
        <tbody>
          {ROWS.map(([severity, word]) => (
            <tr key={severity}>
              <th scope="row">{word}</th>
              {items.map((it) => (
                <td key={it.item} style={{ padding: 0 }}>
                  <Cell
                    item={it.item}
                    severity={severity}
                    count={it[severity]}
                    most={most}
                    policies={titlesOf(policies, it.item)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            {items.map((it) => (
              <th key={it.item} scope="col">
                {it.item} {broken(it.title)}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const BREAKS: [string, string][] = [
  ["uthentication", "uthenti\u00adcation"],
  ["onfigurations", "onfigu\u00adrations"],
  ["privileged", "privi\u00adleged"],
  ["eployment", "eploy\u00adment"],
  ["nvironment", "nviron\u00adment"],
  ["ffboarding", "ff\u00adboarding"],
  ["ulnerable", "ulner\u00adable"],
];

/** Shows long words where they may be broken: the columns are narrow, and browsers do not all know how. */
function broken(title: string): string {
  return BREAKS.reduce((text, [word, parts]) => text.replace(word, parts), title);
}

interface CellProps {
  item: string;
  severity: keyof SeverityCounts;
  count: number;
  most: number;
  policies: string[];
}

function Cell({ item, severity, count, most, policies }: CellProps) {
  if (count === 0) {
    return <span className={`${styles.cell} ${styles.none}`}>–</span>;
  }
  const heat = level(count, most);
  return (
    <Link
      to="/findings"
      search={{
        where: printWhere({ status: ["OPEN"], severity: [severity.toUpperCase()], "policy.title": policies }),
      }}
      className={styles.cell}
      style={{ background: `var(--h${heat})`, color: heat === 4 ? "var(--h4-ink)" : undefined }}
      aria-label={`${item}, ${severity}: ${count}`}
    >
      {number(count)}
    </Link>
  );
}

/** 1 to 4, by the logarithm: few and many stay apart in a large estate too. */
export function level(count: number, most: number): number {
  return most <= 1 ? 1 : Math.min(4, 1 + Math.floor((3 * Math.log(count)) / Math.log(most) + 1e-9));
}
