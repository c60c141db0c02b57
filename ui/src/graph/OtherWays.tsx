import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { send } from "@/api/http";
import { inWords } from "@/api/problem";
import { count } from "@/shared/format";
import { Banner, Loading } from "@/shared/states";
import styles from "./graph.module.css";
import { does } from "./words";

const MOST = 6;

/** The ways that are left without one of the edges of the shortest: what else is to be cut. Asked when somebody wants to know. */
export function OtherWays({ from, to }: { from: string; to: string }) {
  const pair = `${from} ${to}`;
  const [wanted, setWanted] = useState("");
  const query = useQuery({
    queryKey: ["ways", from, to],
    queryFn: ({ signal }) => send("post", "/graph/paths", { body: { from, to, limit: MOST }, signal }),
    enabled: wanted === pair,
  });
  if (wanted !== pair) {
    return (
      <span>
        <Button onClick={() => setWanted(pair)}>Other ways</Button>
      </span>
    );
  }
  if (query.isError) {
    return <Banner>{inWords(query.error)}</Banner>;
  }
  if (!query.data) {
    return <Loading rows={2} />;
  }
  const { paths, edges, objects, whole } = query.data;
  const names = new Map(objects.map((it) => [it.id, it.name]));
  const others = paths.slice(1);
  return (
    <section aria-label="Other ways" className={styles.others} aria-live="polite">
      <h3>{others.length === 0 ? "No other way was found" : count(others.length, "other way")}</h3>
      <ol className={styles.steps}>
        {others.map((path) => (
          <li key={path.join(" ")}>
            <span>
              {path
                .flatMap((at) => edges[at] ?? [])
                .map(
                  (edge, index) =>
                    `${index === 0 ? `${names.get(edge.from) ?? edge.from} ` : ""}${does(edge)} ${names.get(edge.to) ?? edge.to}`,
                )
                .join(", ")}
            </span>
          </li>
        ))}
      </ol>
      {!whole && <span className="dim">The search was cut off at its limit: there may be more.</span>}
    </section>
  );
}
