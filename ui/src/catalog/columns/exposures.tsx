import type { Exposure } from "@/api/types";
import { SeverityPill, When } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { NameCell, Place } from "./cells";
import { RISK } from "./shared";

export const exposures: Column<Exposure>[] = [
  {
    id: "title",
    title: "Exposure",
    width: 210,
    rank: 0,
    cell: (it) => <NameCell row={{ ...it, name: it.title }} kind="exposure" />,
  },
  {
    id: "severity",
    title: "Severity",
    width: 84,
    rank: 1,
    cell: (it) => <SeverityPill severity={it.severity} />,
  },
  {
    id: "preview",
    title: "Preview",
    width: 150,
    rank: 5,
    cell: (it) => <span className="mono dim">{it.preview}</span>,
  },
  { id: "location", title: "Place", width: 220, rank: 2, sort: "location", cell: (it) => <Place exposure={it} /> },
  {
    id: "current",
    title: "Still there",
    width: 80,
    rank: 3,
    cell: (it) => <span className={it.current ? "crit" : "dim"}>{it.current ? "yes" : "history"}</span>,
  },
  {
    id: "author",
    title: "Written by",
    width: 130,
    rank: 7,
    cell: (it) => <span className="cut dim">{it.author ?? "–"}</span>,
  },
  { id: "written", title: "Written", width: 90, rank: 6, cell: (it) => <When at={it.writtenAt} /> },
  { ...RISK, rank: 4 },
];
