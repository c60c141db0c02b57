import { Button } from "@mantine/core";
import { useState } from "react";
import { send } from "@/api/http";
import type { Channel, Route } from "@/api/types";
import { useMay } from "@/auth/session";
import { ConfirmButton } from "@/shared/ConfirmButton";
import { Card } from "@/shared/card";
import { Pill } from "@/shared/marks";
import { Empty, Loaded } from "@/shared/states";
import styles from "./alerts.module.css";
import { RouteForm } from "./RouteForm";
import { useChange, useChannels, useRoutes } from "./useChannels";

export function Routes() {
  const query = useRoutes();
  const channels = useChannels().data?.items ?? [];
  const may = useMay("CHANNELS_WRITE");
  const [editing, setEditing] = useState<Route | "new" | null>(null);
  const add = may && (
    <Button variant="filled" onClick={() => setEditing("new")} disabled={channels.length === 0}>
      Add a route
    </Button>
  );
  return (
    <div className={styles.scroll}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No route yet" action={add}>
              {channels.length === 0
                ? "Add a channel first; then a route says which findings go there."
                : "A route sends each new or changed finding that its filter matches to its channels."}
            </Empty>
          ) : (
            <div className={styles.list}>
              <div className="between">
                <p className="dim">Which findings go where. A finding may take several routes.</p>
                {add}
              </div>
              {items.map((it) => (
                <RouteCard key={it.id} route={it} channels={channels} may={may} onEdit={() => setEditing(it)} />
              ))}
            </div>
          )
        }
      </Loaded>
      {editing && (
        <RouteForm route={editing === "new" ? null : editing} channels={channels} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}

interface RouteCardProps {
  route: Route;
  channels: Channel[];
  may: boolean;
  onEdit: () => void;
}

function RouteCard({ route, channels, may, onEdit }: RouteCardProps) {
  const remove = useChange(() => send("delete", `/routes/${route.id}`), `${route.name} is deleted.`);
  const names = route.channels.map((id) => channels.find((it) => it.id === id)?.name ?? "a deleted channel");
  return (
    <Card pad>
      <div className={styles.item}>
        <div className="stack" style={{ gap: 4 }}>
          <span className="row">
            <b>{route.name}</b>
            <Pill tone={route.enabled ? "ok" : "mute"}>{route.enabled ? "On" : "Off"}</Pill>
          </span>
          <span className="mono dim wrap">{route.filter || "every finding"}</span>
          <span className="faint">to {names.join(", ") || "nobody"}</span>
        </div>
        {may && (
          <span className="row">
            <Button onClick={onEdit}>Edit</Button>
          </span>
        )}
      </div>
      {may && (
        <div style={{ marginTop: 10 }}>
          <ConfirmButton
            name="Delete route"
            consequence="What only this route sent is sent no more."
            onConfirm={() => remove.mutate(undefined)}
            busy={remove.isPending}
          />
        </div>
      )}
    </Card>
  );
}
