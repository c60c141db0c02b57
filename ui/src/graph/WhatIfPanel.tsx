import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { send } from "@/api/http";
import { inWords } from "@/api/problem";
import type { GraphObject, WhatIf, WhatIfChange } from "@/api/types";
import { useView } from "@/app/useView";
import { Card } from "@/shared/card";
import { number } from "@/shared/format";
import { Banner, Loading } from "@/shared/states";
import { consequences, parsed, written } from "./change";
import styles from "./graph.module.css";
import { about, summary } from "./words";

export interface Choice {
  name: string;
  change: WhatIfChange;
}

/** Changes to think through: the difference is told, and nothing is changed. */
export function WhatIfPanel({ choices }: { choices: Choice[] }) {
  const [view, set] = useView();
  const change = parsed(view.change);
  const known = choices.some((it) => written(it.change) === view.change);
  return (
    <Card title="What if" aside="nothing is changed" pad>
      <div className="stack" style={{ gap: 12 }}>
        <div className={styles.choices}>
          {choices.map((it) => {
            const text = written(it.change);
            const on = text === view.change;
            return (
              <Button
                key={text}
                variant={on ? "light" : "default"}
                aria-pressed={on}
                onClick={() => set({ change: on ? undefined : text })}
              >
                {it.name}
              </Button>
            );
          })}
          {change && !known && (
            <Button variant="light" aria-pressed onClick={() => set({ change: undefined })}>
              {change.action ? `${change.action} is removed` : "The change in the address"}
            </Button>
          )}
        </div>
        {change && <Difference change={change} />}
      </div>
    </Card>
  );
}

function Difference({ change }: { change: WhatIfChange }) {
  const query = useQuery({
    queryKey: ["what-if", written(change)],
    queryFn: ({ signal }) => send("post", "/graph/what-if", { body: { ...change, limit: 50 }, signal }),
  });
  if (query.isError) {
    return <Banner>{inWords(query.error)}</Banner>;
  }
  if (!query.data) {
    return <Loading rows={3} />;
  }
  const it = query.data;
  return (
    <div className="stack" style={{ gap: 10 }} aria-live="polite">
      <ul>
        {consequences(change, it).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Numbers it={it} />
      <Listed title="No longer reached, or with less" objects={of(it.lost)} whole={it.lost.whole} />
      <Listed title="Could be reached" objects={of(it.gained)} whole={it.gained.whole} />
      <Listed title="Could no longer become administrator" objects={of(it.saved)} whole={it.saved.whole} />
      <Listed title="Without an owner" objects={it.owned} whole />
      <Listed title="May stop" objects={it.consumers} whole />
    </div>
  );
}

function of(reach: WhatIf["lost"]): GraphObject[] {
  const told = new Set(reach.reached.map((it) => it.id));
  return reach.objects.filter((it) => told.has(it.id));
}

function Numbers({ it }: { it: WhatIf }) {
  const lost = summary(it.lost).join(" · ");
  const gained = summary(it.gained).join(" · ");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Difference</th>
          <th scope="col">As it is</th>
          <th scope="col">Afterwards</th>
        </tr>
      </thead>
      <tbody>
        <Line name="Can become administrator" before={it.canBecomeAdministrator} after={it.couldBecomeAdministrator} />
        {lost && <Line name="Reached" before={lost} after="no longer, or with less" />}
        {gained && <Line name="Within reach of whoever has it" before="–" after={gained} />}
      </tbody>
    </table>
  );
}

function Line({ name, before, after }: { name: string; before: ReactNode; after: ReactNode }) {
  const shown = (it: ReactNode) => (typeof it === "number" ? number(it) : it);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{shown(before)}</td>
      <td>{shown(after)}</td>
    </tr>
  );
}

const FIRST = 8;

function Listed({ title, objects, whole }: { title: string; objects: GraphObject[]; whole: boolean }) {
  if (objects.length === 0) {
    return null;
  }
  return (
    <details open={objects.length <= FIRST}>
      <summary>
        {title}{" "}
        <span className="faint">
          {number(objects.length)}
          {whole ? "" : " of more"}
        </span>
      </summary>
      <ul>
        {objects.map((it) => (
          <li key={it.id}>
            <span className="mono">{it.name}</span> <span className="faint">{about(it)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
