import type { Finding, FindingStatus } from "@/api/types";
import type { FacetField } from "@/catalog/Facets";
import { kindWords, words } from "@/shared/format";
import { OwnerMark, Pill, Risk, SeverityPill, type Tone, When } from "@/shared/marks";
import { RowLink } from "@/shared/RowLink";
import type { Column } from "@/shared/table/columns";

const STATUS_TONES: Record<FindingStatus, Tone> = { OPEN: "mute", ACKNOWLEDGED: "low", WAIVED: "mute", RESOLVED: "ok" };

export function StatusPill({ status }: { status: FindingStatus }) {
  return <Pill tone={STATUS_TONES[status] ?? "mute"}>{words(status)}</Pill>;
}

export const COLUMNS: Column<Finding>[] = [
  {
    id: "title",
    title: "Finding",
    width: 280,
    rank: 0,
    cell: (it) => (
      <RowLink to="/findings/$id" id={it.id} className="strong" title={it.policy.title}>
        {it.policy.title}
      </RowLink>
    ),
  },
  {
    id: "severity",
    title: "Severity",
    width: 84,
    rank: 1,
    sort: "severity",
    sortFirst: "desc",
    cell: (it) => <SeverityPill severity={it.severity} />,
  },
  {
    id: "object",
    title: "Object",
    width: 150,
    rank: 2,
    cell: (it) => (
      <div className="mono cut end dim" title={`${kindWords(it.object.kind)} ${it.object.name}`}>
        <bdi>{it.object.name}</bdi>
      </div>
    ),
  },
  {
    id: "status",
    title: "Status",
    width: 116,
    rank: 4,
    cell: (it) => <StatusPill status={it.status} />,
  },
  {
    id: "owner",
    title: "Owner",
    width: 130,
    rank: 5,
    cell: (it) => <OwnerMark owner={it.owner} />,
  },
  {
    id: "assignee",
    title: "Assigned to",
    width: 100,
    rank: 7,
    cell: (it) => <span className="dim">{it.assignee ?? "–"}</span>,
  },
  {
    id: "opened",
    title: "Opened",
    width: 84,
    rank: 6,
    sort: "openedAt",
    sortFirst: "desc",
    cell: (it) => <When at={it.openedAt} />,
  },
  {
    id: "risk",
    title: "Risk",
    width: 66,
    rank: 3,
    numeric: true,
    sort: "riskScore",
    cell: (it) => <Risk score={it.riskScore} />,
  },
];

export const FACETS: FacetField[] = [
  { field: "status", title: "Status" },
  { field: "severity", title: "Severity", order: ["CRITICAL", "HIGH", "MEDIUM", "LOW"] },
  { field: "policy.title", title: "Policy" },
  { field: "object.kind", title: "Object" },
  { field: "source.name", title: "Source" },
  { field: "owner.name", title: "Owner", unknown: "without owner" },
  { field: "assignee", title: "Assigned to", unknown: "nobody" },
];
