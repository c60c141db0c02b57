import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Policy } from "@/api/types";
import { useView } from "@/app/useView";
import { useMay } from "@/auth/session";
import layout from "@/catalog/inventory.module.css";
import { count, number } from "@/shared/format";
import { LinkButton } from "@/shared/LinkButton";
import { Pill, SeverityPill } from "@/shared/marks";
import { Empty, Loaded } from "@/shared/states";
import type { Column } from "@/shared/table/columns";
import { DataTable } from "@/shared/table/DataTable";
import { PolicyDetail } from "./PolicyDetail";
import { usePolicies } from "./usePolicies";

const COLUMNS: Column<Policy>[] = [
  {
    id: "title",
    title: "Policy",
    width: 280,
    rank: 0,
    cell: (it) => <span className={it.enabled ? "strong" : "faint"}>{it.title}</span>,
  },
  { id: "severity", title: "Severity", width: 90, rank: 1, cell: (it) => <SeverityPill severity={it.severity} /> },
  { id: "kind", title: "Looks at", width: 100, rank: 3, cell: (it) => <span className="dim">{it.kind}</span> },
  {
    id: "frameworks",
    title: "Frameworks",
    width: 180,
    rank: 5,
    cell: (it) => <span className="faint">{(it.frameworks ?? []).map((entry) => entry.item).join(", ") || "–"}</span>,
  },
  {
    id: "origin",
    title: "Origin",
    width: 90,
    rank: 4,
    cell: (it) => <span className="faint">{it.builtin ? "built in" : "yours"}</span>,
  },
  {
    id: "state",
    title: "State",
    width: 80,
    rank: 2,
    cell: (it) => (it.enabled ? <span className="faint">on</span> : <Pill tone="med">Off</Pill>),
  },
  {
    id: "open",
    title: "Open findings",
    width: 110,
    rank: 1,
    numeric: true,
    cell: (it) => <span className={it.openFindings > 0 ? "" : "faint"}>{number(it.openFindings)}</span>,
  },
];

const ORDER = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];

export function Policies() {
  const query = usePolicies();
  const [view, change] = useView();
  const navigate = useNavigate();
  const mayWrite = useMay("POLICIES_WRITE");
  const rows = useMemo(() => sorted(query.data?.items ?? []), [query.data]);
  const selected = view.selected ?? null;
  const on = rows.filter((it) => it.enabled).length;
  return (
    <div className={layout.screen}>
      <div className={layout.head}>
        <div className="between">
          <div>
            <h1>{query.data ? `${count(on, "policy", "policies")} watch your estate` : "Policies"}</h1>
            <p className="dim">
              Each is one rule over credentials, identities, exposures or resources. What breaks it is a finding.
            </p>
          </div>
          {mayWrite && (
            <LinkButton to="/policies/new" variant="filled">
              New policy
            </LinkButton>
          )}
        </div>
      </div>
      <div className={`${layout.body} ${layout.wide} ${selected ? layout.beside : ""}`}>
        <div className={layout.list}>
          <Loaded query={query} rows={12}>
            {() =>
              rows.length === 0 ? (
                <Empty title="There is no policy">Write one, and everything that breaks it becomes a finding.</Empty>
              ) : (
                <DataTable<Policy>
                  label="Policies"
                  columns={COLUMNS}
                  rows={rows}
                  total={rows.length}
                  selected={selected}
                  onSelect={(id) => change({ selected: id ?? undefined })}
                  onOpen={(row) => navigate({ to: "/policies", search: { selected: row.id } })}
                />
              )
            }
          </Loaded>
        </div>
        {selected && (
          <aside className={layout.detail} aria-label="Detail">
            <PolicyDetail id={selected} onClose={() => change({ selected: undefined })} />
          </aside>
        )}
      </div>
    </div>
  );
}

function sorted(policies: Policy[]): Policy[] {
  return [...policies].sort(
    (a, b) =>
      b.openFindings - a.openFindings ||
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      a.title.localeCompare(b.title),
  );
}
