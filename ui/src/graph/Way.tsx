import { Button } from "@mantine/core";
import { useState } from "react";
import type { GraphEdge, GraphObject, ObjectKind, Reach } from "@/api/types";
import { ObjectLink } from "@/catalog/detail/ObjectLink";
import { count } from "@/shared/format";
import styles from "./graph.module.css";
import { OtherWays } from "./OtherWays";
import { asText, details, does, had } from "./words";

interface WayProps {
  reach: Reach;
  chosen: string | null;
  onRemove?: (edge: GraphEdge) => void;
}

/** The shortest proof of what is chosen, edge by edge. */
export function Way({ reach, chosen, onRemove }: WayProps) {
  const found = reach.reached.find((it) => it.id === chosen);
  const objects = new Map(reach.objects.map((it) => [it.id, it]));
  const object = chosen ? objects.get(chosen) : undefined;
  if (!found || !object) {
    return (
      <p className="dim">
        Choose an object, with the mouse or the arrow keys: here stands by which way it is reached, edge by edge.
      </p>
    );
  }
  const steps = found.path.flatMap((at) => reach.edges[at] ?? []);
  const begin = steps[0]?.from;
  const end = steps.at(-1)?.to;
  return (
    <div className={styles.way} aria-live="polite">
      <div>
        <h3>
          <Named object={object} />
        </h3>
        <span className="dim">
          {had(found, object.objectKind)} · {count(steps.length, "step")}
        </span>
      </div>
      <ol className={styles.steps}>
        {steps.map((edge, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is the way
          <li key={index}>
            <span>
              <Named object={objects.get(edge.from)} /> <b>{does(edge)}</b> <Named object={objects.get(edge.to)} />
            </span>
            {details(edge).map((it) => (
              <span key={it} className={it.startsWith("only if") ? "med" : "dim"}>
                {it}
              </span>
            ))}
            {onRemove && (edge.kind === "ACTS" || edge.kind === "BECOMES") && (
              <span>
                <button type="button" className="link" onClick={() => onRemove(edge)}>
                  What if this grant is removed?
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <Copy text={asText(found.path, reach)} />
      {begin && end && <OtherWays from={begin} to={end} />}
    </div>
  );
}

function Copy({ text }: { text: string }) {
  const [copied, setCopied] = useState("");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <span>
      <Button onClick={copy}>{copied === text ? "Copied" : "Copy as text"}</Button>
    </span>
  );
}

const PAGED: string[] = ["identity", "credential", "exposure", "resource"] satisfies ObjectKind[];

function Named({ object }: { object: GraphObject | undefined }) {
  const name = <span className="mono">{object?.name ?? "something that is gone"}</span>;
  return object && PAGED.includes(object.objectKind) ? (
    <ObjectLink kind={object.objectKind as ObjectKind} id={object.id}>
      {name}
    </ObjectLink>
  ) : (
    name
  );
}
