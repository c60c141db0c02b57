import type { Identity } from "@/api/types";
import type { Column } from "@/shared/table/columns";
import { Count, NameCell, Status } from "./cells";
import { FINDINGS, KIND, OWNER, PRIVILEGE, RISK, USED } from "./shared";

export const identities: Column<Identity>[] = [
  {
    id: "name",
    title: "Identity",
    width: 200,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="identity" />,
  },
  { ...KIND, rank: 6 },
  OWNER,
  { id: "status", title: "Status", width: 80, rank: 5, cell: (it) => <Status status={it.status} /> },
  PRIVILEGE,
  USED,
  {
    id: "credentials",
    title: "Credentials",
    width: 90,
    rank: 7,
    numeric: true,
    cell: (it) => <Count value={it.credentialCount} />,
  },
  FINDINGS,
  RISK,
];
