import { TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { GraphObject, Reach, Reached } from "@/api/types";
import { count, number, sentenceCase } from "@/shared/format";
import { PrivilegeMark } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { DataTable } from "@/shared/table/DataTable";
import styles from "./graph.module.css";
import { about, had } from "./words";

type Row = Reached & { object: GraphObject | undefined };

const COLUMNS: Column<Row>[] = [
  {
    id: "object",
    title: "Object",
    width: 180,
    rank: 0,
    cell: (it) => <span className="mono">{it.object?.name ?? it.id}</span>,
  },
  {
    id: "kind",
    title: "Kind",
    width: 190,
    rank: 3,
    cell: ({ object }) => <span className="dim">{object && about(object)}</span>,
  },
  { id: "matters", title: "Matters", width: 104, rank: 1, cell: ({ object }) => <Matters object={object} /> },
  { id: "privilege", title: "Privilege", width: 84, rank: 0, cell: (it) => <PrivilegeMark privilege={it.privilege} /> },
  {
    id: "held",
    title: "Held",
    width: 190,
    rank: 4,
    cell: (it) => <span className="dim">{it.object && had(it, it.object.objectKind)}</span>,
  },
  { id: "steps", title: "Steps", width: 58, rank: 2, numeric: true, cell: (it) => it.path.length },
];

const ROW = 34;
const HEAD = 33;
const HIGHEST = 560;

interface ReachTableProps {
  reach: Reach;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

/** The same facts as the picture, a row each, of any number. */
export function ReachTable({ reach, chosen, onChoose }: ReachTableProps) {
  const [find, setFind] = useState("");
  const all = useMemo(() => rowsOf(reach), [reach]);
  const sought = find.trim().toLowerCase();
  const rows = sought ? all.filter((it) => wordsOf(it).includes(sought)) : all;
  return (
    <div>
      <div className={styles.find}>
        <TextInput
          aria-label="Find in the table"
          placeholder="Find by name or kind"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <span className="dim" aria-live="polite">
          {sought ? `${number(rows.length)} of ${number(all.length)}` : count(all.length, "object")}
        </span>
      </div>
      <div style={{ height: Math.min(HIGHEST, HEAD + rows.length * ROW) }}>
        <DataTable
          label="Table"
          columns={COLUMNS}
          rows={rows}
          total={rows.length}
          selected={chosen}
          onSelect={onChoose}
        />
      </div>
    </div>
  );
}

function wordsOf({ id, object }: Row): string {
  return `${id} ${object ? `${object.name} ${about(object)}` : ""}`.toLowerCase();
}

const MOST_READ = 300;

/** The table for whoever reads the picture by ear. */
export function ReachRead({ reach }: { reach: Reach }) {
  const rows = rowsOf(reach);
  return (
    <table>
      {rows.length > MOST_READ && <caption>The first {MOST_READ} rows; choose Table for all of them.</caption>}
      <thead>
        <tr>
          {COLUMNS.map((it) => (
            <th key={it.id} scope="col">
              {it.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_READ).map((row) => (
          <tr key={row.id}>
            {COLUMNS.map((it) => (
              <td key={it.id}>{it.cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(reach: Reach): Row[] {
  const objects = new Map(reach.objects.map((it) => [it.id, it]));
  return reach.reached.map((it) => ({ ...it, object: objects.get(it.id) }));
}

function Matters({ object }: { object: GraphObject | undefined }) {
  const loud = object?.sensitivity === "CRITICAL" || object?.administrator;
  const words = object?.administrator ? "Administrator" : sentenceCase((object?.sensitivity ?? "–").toLowerCase());
  return <span className={loud ? "crit" : "dim"}>{words}</span>;
}
