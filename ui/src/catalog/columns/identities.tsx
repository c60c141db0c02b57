import type { Identity } from "@/api/types";
import { kindWords } from "@/shared/format";
import { OwnerMark, PrivilegeMark, Risk, When } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { Count, NameCell, Status } from "./cells";

export const identities: Column<Identity>[] = [
  {
    id: "name",
    title: "Identity",
    width: 200,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="identity" />,
  },
  {
    id: "kind",
    title: "Kind",
    width: 140,
    rank: 6,
    cell: (it) => <span className="dim">{kindWords(it.kind)}</span>,
  },
  {
    id: "owner",
    title: "Owner",
    width: 140,
    rank: 2,
    sort: "owner.name",
    cell: (it) => <OwnerMark owner={it.owner} />,
  },
  { id: "status", title: "Status", width: 80, rank: 5, cell: (it) => <Status status={it.status} /> },
  {
    id: "privilege",
    title: "Privilege",
    width: 76,
    rank: 3,
    cell: (it) => <PrivilegeMark privilege={it.privilege} />,
  },
  { id: "used", title: "Last used", width: 90, rank: 4, sort: "lastUsedAt", cell: (it) => <When at={it.lastUsedAt} /> },
  {
    id: "credentials",
    title: "Credentials",
    width: 90,
    rank: 7,
    numeric: true,
    cell: (it) => <Count value={it.credentialCount} />,
  },
  {
    id: "findings",
    title: "Findings",
    width: 76,
    rank: 8,
    numeric: true,
    cell: (it) => <Count value={it.openFindings} />,
  },
  {
    id: "risk",
    title: "Risk",
    width: 70,
    rank: 1,
    numeric: true,
    sort: "riskScore",
    cell: (it) => <Risk score={it.riskScore} />,
  },
];
