import type { Credential } from "@/api/types";
import { kindWords } from "@/shared/format";
import { Expiry, OwnerMark, PrivilegeMark, Risk, When } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { Count, NameCell } from "./cells";

export const credentials: Column<Credential>[] = [
  {
    id: "name",
    title: "Credential",
    width: 200,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="credential" />,
  },
  {
    id: "kind",
    title: "Kind",
    width: 150,
    rank: 7,
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
  {
    id: "privilege",
    title: "Privilege",
    width: 76,
    rank: 3,
    cell: (it) => <PrivilegeMark privilege={it.privilege} />,
  },
  { id: "used", title: "Last used", width: 90, rank: 4, sort: "lastUsedAt", cell: (it) => <When at={it.lastUsedAt} /> },
  {
    id: "expires",
    title: "Expires",
    width: 84,
    rank: 5,
    sort: "expiresAt",
    cell: (it) => <Expiry at={it.expiresAt} />,
  },
  {
    id: "places",
    title: "Places",
    width: 64,
    rank: 6,
    numeric: true,
    cell: (it) => <Count value={it.exposureCount} bad />,
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
