import { Button } from "@mantine/core";
import { useAll } from "@/api/lists";
import type { ChokePoint, Escalations, GraphObject } from "@/api/types";
import { useView } from "@/app/useView";
import { Card } from "@/shared/card";
import { count, number } from "@/shared/format";
import { Loaded } from "@/shared/states";
import { NothingConnected } from "@/sources/NothingConnected";
import { useSources } from "@/sources/useSources";
import { removal, written } from "./change";
import styles from "./graph.module.css";
import { ReachView } from "./ReachView";
import { useReach } from "./useReach";
import { WhatIfPanel } from "./WhatIfPanel";
import { about, administrators } from "./words";

/** Who can become administrator, by which way, and where to cut. */
export function AccessPaths() {
  const query = useReach("/graph/escalations", {}, (it) => it.ways);
  return (
    <div className="page">
      <Loaded query={query} rows={12}>
        {(found) => <Body found={found} />}
      </Loaded>
    </div>
  );
}

function Body({ found }: { found: Escalations }) {
  const [, change] = useView();
  const { ways } = found;
  const ends = new Set(ways.reached.flatMap((it) => ways.edges[it.path.at(-1) ?? -1]?.to ?? []));
  const sources = useSources().data?.items;
  const vendors = [...new Set(sources?.map((it) => it.connector) ?? [])];
  if (sources?.length === 0) {
    return (
      <Card>
        <NothingConnected>
          Connect a database, a repository or a cloud account: this page says who can become administrator in it, and
          how.
        </NothingConnected>
      </Card>
    );
  }
  return (
    <div className="stack" style={{ gap: 14 }}>
      <div>
        <h1>{administrators(found)}</h1>
        <p className="dim" style={{ marginTop: 4 }}>
          By grants, memberships and secrets that they can read. Each way is a proof; choose one to read it.
        </p>
      </div>
      <ChokePoints />
      <ReachView
        title="What leads to administrator"
        reach={ways}
        roots={[...ends]}
        none="No identity, credential or exposed secret was seen to lead to administrator, beside administrators themselves."
        onRemove={(edge) => change({ change: written(removal(edge)) }, false)}
      />
      <WhatIfPanel
        choices={vendors.map((vendor) => ({
          name: `${vendor} is breached`,
          change: { change: "VENDOR_BREACHED", vendor },
        }))}
      />
    </div>
  );
}

function ChokePoints() {
  const query = useAll("/graph/choke-points");
  return (
    <Card
      title="Where to cut"
      aside="the few grants whose removal closes most ways; each closes more than those above it"
      pad
    >
      <Loaded query={query} rows={3}>
        {({ chokePoints, objects, before, after, whole }) => (
          <div className="stack" style={{ gap: 10 }}>
            <p>
              {chokePoints.length === 0
                ? before === 0
                  ? "There is nothing to cut: no identity was seen that can become administrator."
                  : "No single grant closes a way to administrator: each has another beside it."
                : `Without ${chokePoints.length === 1 ? "this one" : `these ${number(chokePoints.length)}`}, ${number(after)} instead of ${count(before, "identity", "identities")} can become administrator.`}
              {!whole && " The search was cut off at its limit: there may be better ones."}
            </p>
            <ol className={styles.steps}>
              {chokePoints.map((it) => (
                <Choke key={`${it.from} ${it.to} ${it.action}`} point={it} objects={objects} />
              ))}
            </ol>
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function Choke({ point, objects }: { point: ChokePoint; objects: GraphObject[] }) {
  const [, change] = useView();
  const end = (id: string) => objects.find((it) => it.id === id);
  const from = end(point.from);
  const to = end(point.to);
  return (
    <li>
      <span>
        <span className="mono">{from?.name}</span> <b>{point.action}</b> <span className="mono">{to?.name}</span>
      </span>
      <span className="dim">
        {from && about(from)} · closes {count(point.closes, "way")}
      </span>
      <span>
        <Button onClick={() => change({ change: written(removal(point)) }, false)}>What if it is removed?</Button>
      </span>
    </li>
  );
}
