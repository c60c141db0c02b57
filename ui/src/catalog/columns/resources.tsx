import type { Resource } from "@/api/types";
import { When } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { Count, NameCell } from "./cells";
import { KIND } from "./shared";

export const resources: Column<Resource>[] = [
  {
    id: "name",
    title: "Resource",
    width: 240,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="resource" />,
  },
  { ...KIND, rank: 2 },
  {
    id: "parent",
    title: "Within",
    width: 180,
    rank: 4,
    cell: (it) => <span className="cut dim">{it.parent?.name ?? "–"}</span>,
  },
  {
    id: "source",
    title: "Source",
    width: 140,
    rank: 3,
    cell: (it) => <span className="dim">{it.source.name}</span>,
  },
  {
    id: "seen",
    title: "First seen",
    width: 100,
    rank: 5,
    cell: (it) => <When at={it.firstSeenAt} />,
  },
  {
    id: "grants",
    title: "Grants",
    width: 80,
    rank: 1,
    numeric: true,
    cell: (it) => <Count value={it.grantCount} />,
  },
];
