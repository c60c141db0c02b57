import type { Exposure } from "@/api/types";
import { Pill, SeverityPill, When } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { HELD } from "../held";
import { NameCell, Place } from "./cells";
import { RISK } from "./shared";

export const exposures: Column<Exposure>[] = [
  {
    id: "title",
    title: "Exposure",
    width: 220,
    rank: 0,
    cell: (it) => <NameCell row={{ ...it, name: it.title }} kind="exposure" words />,
  },
  {
    id: "severity",
    title: "Severity",
    width: 84,
    rank: 1,
    cell: (it) => <SeverityPill severity={it.severity} />,
  },
  {
    id: "opens",
    title: "What it opens",
    width: 220,
    rank: 4,
    cell: (it) => (
      <span className={it.story ? "dim" : "faint"} title={it.story ?? undefined}>
        {it.story ?? "not known"}
      </span>
    ),
  },
  { id: "location", title: "Place", width: 200, rank: 3, sort: "location", cell: (it) => <Place exposure={it} /> },
  {
    id: "held",
    title: "Held in",
    width: 110,
    rank: 5,
    cell: (it) => <Pill tone={HELD[it.held].tone}>{HELD[it.held].short}</Pill>,
  },
  {
    id: "current",
    title: "Still there",
    width: 80,
    rank: 6,
    cell: (it) => <span className={it.current ? "crit" : "dim"}>{it.current ? "yes" : "history"}</span>,
  },
  {
    id: "author",
    title: "Written by",
    width: 130,
    rank: 8,
    cell: (it) => <span className="cut dim">{it.author ?? "–"}</span>,
  },
  { id: "written", title: "Written", width: 90, rank: 7, cell: (it) => <When at={it.writtenAt} /> },
  { ...RISK, rank: 2 },
];
