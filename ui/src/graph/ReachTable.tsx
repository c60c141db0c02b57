import type { Reach, Reached } from "@/api/types";
import { sentenceCase } from "@/shared/format";
import { PrivilegeMark } from "@/shared/marks";
import styles from "./graph.module.css";
import { about, had } from "./words";

interface ReachTableProps {
  reach: Reach;
  chosen: string | null;
  onChoose?: (id: string) => void;
}

/** The same facts, a row each. Without `onChoose` it is only there to be read out. */
export function ReachTable({ reach, chosen, onChoose }: ReachTableProps) {
  const objects = new Map(reach.objects.map((it) => [it.id, it]));
  const name = (it: Reached) => objects.get(it.id)?.name ?? it.id;
  return (
    <section className={onChoose && styles.tableframe} tabIndex={onChoose ? 0 : undefined} aria-label="Table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Object</th>
            <th scope="col">Kind</th>
            <th scope="col">Matters</th>
            <th scope="col">Privilege</th>
            <th scope="col">Held</th>
            <th scope="col">Steps</th>
          </tr>
        </thead>
        <tbody>
          {reach.reached.map((it) => {
            const object = objects.get(it.id);
            return (
              <tr key={it.id} className={it.id === chosen ? styles.picked : undefined}>
                <td className="mono">
                  {onChoose ? (
                    <button
                      type="button"
                      className="link"
                      aria-pressed={it.id === chosen}
                      onClick={() => onChoose(it.id)}
                    >
                      {name(it)}
                    </button>
                  ) : (
                    name(it)
                  )}
                </td>
                <td className="dim">{object && about(object)}</td>
                <td className={object?.sensitivity === "CRITICAL" || object?.administrator ? "crit" : "dim"}>
                  {object?.administrator
                    ? "Administrator"
                    : object?.sensitivity
                      ? sentenceCase(object.sensitivity.toLowerCase())
                      : "–"}
                </td>
                <td>
                  <PrivilegeMark privilege={it.privilege} />
                </td>
                <td className="dim">{object && had(it, object.objectKind)}</td>
                <td className="num">{it.path.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
