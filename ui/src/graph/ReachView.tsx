import { Button, VisuallyHidden } from "@mantine/core";
import { useMemo } from "react";
import type { GraphEdge, Reach } from "@/api/types";
import { useView } from "@/app/useView";
import { Card } from "@/shared/card";
import { count, number } from "@/shared/format";
import { Banner, Empty } from "@/shared/states";
import styles from "./graph.module.css";
import { layered, MOST_DRAWN } from "./layout";
import { Picture } from "./Picture";
import { ReachRead, ReachTable } from "./ReachTable";
import { Way } from "./Way";
import { objectsIn, summary } from "./words";

interface ReachViewProps {
  title: string;
  reach: Reach;
  /** From where it begins; or, of who reaches something, that. */
  roots: string[];
  none: string;
  onRemove?: (edge: GraphEdge) => void;
}

const NOTHING_OPEN: ReadonlySet<string> = new Set();

/** What is reached, as a graph or as a table, and the proof of what is chosen in it. */
export function ReachView({ title, reach, roots: ids, none, onRemove }: ReachViewProps) {
  const [view, change] = useView();
  const known = ids.join(" ");
  const roots = useMemo(() => new Set(known.split(" ").filter(Boolean)), [known]);
  const drawable = useMemo(() => layered(reach, roots, NOTHING_OPEN).nodes.length <= MOST_DRAWN, [reach, roots]);
  const asTable = view.show ? view.show === "table" : !drawable;
  const chosen = view.way ?? null;
  const choose = (id: string | null) => change({ way: id ?? undefined });
  const all = objectsIn(reach);
  if (reach.reached.length === 0) {
    return (
      <Card title={title}>
        <Unread reach={reach} />
        <Empty title="No way was found">{none}</Empty>
      </Card>
    );
  }
  return (
    <Card
      title={title}
      aside={
        <span className="row">
          <Switch name="Graph" on={!asTable} onPress={() => change({ show: "graph" })} />
          <Switch name="Table" on={asTable} onPress={() => change({ show: "table" })} />
        </span>
      }
    >
      <p className={styles.summary}>{summary(reach).join(" · ")}</p>
      <Unread reach={reach} />
      <Cut reach={reach} all={all} />
      <div className={styles.beside}>
        {asTable ? (
          <ReachTable reach={reach} chosen={chosen} onChoose={choose} />
        ) : (
          <>
            <Picture
              reach={reach}
              roots={roots}
              chosen={chosen}
              onChoose={choose}
              onTooMany={() => change({ show: "table" })}
            />
            <VisuallyHidden>
              <ReachRead reach={reach} />
            </VisuallyHidden>
          </>
        )}
        <aside className={styles.proof} aria-label="The way there">
          <Way reach={reach} chosen={chosen} onRemove={onRemove} />
        </aside>
      </div>
    </Card>
  );
}

/** Documents that were not understood: what they allow is not in the answer. */
function Unread({ reach }: { reach: Reach }) {
  if (reach.problems.length === 0) {
    return null;
  }
  const names = new Map(reach.objects.map((it) => [it.id, it.name]));
  return (
    <div className={styles.cutoff}>
      <Banner>
        <details>
          <summary>
            {`${count(reach.problems.length, "document")} could not be read in full, or ${reach.problems.length === 1 ? "names" : "name"} what is not there: there may be more ways than these.`}
          </summary>
          <ul>
            {reach.problems.map((it) => (
              <li key={`${it.id} ${it.problem}`}>{`${names.get(it.id) ?? "One that is gone"}: ${it.problem}`}</li>
            ))}
          </ul>
        </details>
      </Banner>
    </div>
  );
}

/** What the answer leaves out, and how to see the rest. */
function Cut({ reach, all }: { reach: Reach; all: number }) {
  const left = all - reach.reached.length;
  if (reach.whole && left <= 0) {
    return null;
  }
  return (
    <div className={styles.cutoff}>
      <Banner>
        {reach.whole
          ? `The ${number(reach.reached.length)} that matter most are shown; ${number(left)} more are counted above. Look from an object further on to see those.`
          : "The search was cut off at its limit: there is at least so much, and may be more. Look from an object further on to see the rest."}
      </Banner>
    </div>
  );
}

function Switch({ name, on, onPress }: { name: string; on: boolean; onPress: () => void }) {
  return (
    <Button variant={on ? "light" : "default"} aria-pressed={on} onClick={onPress}>
      {name}
    </Button>
  );
}
