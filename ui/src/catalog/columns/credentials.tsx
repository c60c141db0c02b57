import type { Credential } from "@/api/types";
import { Expiry } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { Count, NameCell } from "./cells";
import { FINDINGS, KIND, OWNER, PRIVILEGE, RISK, USED } from "./shared";

export const credentials: Column<Credential>[] = [
  {
    id: "name",
    title: "Credential",
    width: 200,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="credential" />,
  },
  KIND,
  OWNER,
  PRIVILEGE,
  USED,
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
  FINDINGS,
  RISK,
];
