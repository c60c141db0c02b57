import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { send } from "@/api/http";
import type { Channel } from "@/api/types";
import { useMay } from "@/auth/session";
import { ConfirmButton } from "@/shared/ConfirmButton";
import { Card } from "@/shared/card";
import { Pill, When } from "@/shared/marks";
import { Banner, Empty, Loaded } from "@/shared/states";
import { failed } from "@/shared/toasts";
import styles from "./alerts.module.css";
import { ChannelForm } from "./ChannelForm";
import { KINDS, test, useChange, useChannels } from "./useChannels";

export function Channels() {
  const query = useChannels();
  const may = useMay("CHANNELS_WRITE");
  const [editing, setEditing] = useState<Channel | "new" | null>(null);
  const add = may && (
    <Button variant="filled" onClick={() => setEditing("new")}>
      Add a channel
    </Button>
  );
  return (
    <div className={styles.scroll}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No alert can leave yet" action={add}>
              Add the incoming webhook of a Slack or Mattermost channel, or an endpoint of your own that checks
              signatures. Then a route says which findings go there.
            </Empty>
          ) : (
            <div className={styles.list}>
              <div className="between">
                <p className="dim">Where alerts go. A route says which findings go where.</p>
                {add}
              </div>
              {items.map((it) => (
                <ChannelCard key={it.id} channel={it} may={may} onEdit={() => setEditing(it)} />
              ))}
            </div>
          )
        }
      </Loaded>
      {editing && <ChannelForm channel={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  );
}

function ChannelCard({ channel, may, onEdit }: { channel: Channel; may: boolean; onEdit: () => void }) {
  const trial = useMutation({ mutationFn: () => test(channel), onError: failed });
  const remove = useChange(() => send("delete", `/channels/${channel.id}`), `${channel.name} is deleted.`);
  return (
    <Card pad>
      <div className={styles.item}>
        <div className="stack" style={{ gap: 4 }}>
          <span className="row">
            <b>{channel.name}</b>
            <Pill tone={channel.enabled ? (healthy(channel) ? "ok" : "high") : "mute"}>
              {channel.enabled || channel.health === "GONE" ? HEALTH[channel.health] : "Off"}
            </Pill>
          </span>
          <span className="dim">{KINDS[channel.kind] ?? channel.kind}</span>
          <span className="mono faint cut">{channel.url}</span>
          <span className="faint">
            Last delivery <When at={channel.lastDelivery?.at ?? null} none="none yet" tone="faint" />
          </span>
        </div>
        {may && (
          <span className="row">
            <Button onClick={() => trial.mutate()} loading={trial.isPending}>
              Test
            </Button>
            <Button onClick={onEdit}>Edit</Button>
          </span>
        )}
      </div>
      {trial.data && (
        <div style={{ marginTop: 10 }}>
          <Banner tone={trial.data.delivered ? "ok" : "crit"}>
            {trial.data.delivered ? "Delivered" : "Not delivered"}
            {trial.data.status ? `, status ${trial.data.status}` : ""}
            {trial.data.detail ? `: ${trial.data.detail}` : ""}
          </Banner>
        </div>
      )}
      {may && (
        <div style={{ marginTop: 10 }}>
          <ConfirmButton
            name="Delete channel"
            consequence="Routes that point here no longer reach anyone."
            onConfirm={() => remove.mutate(undefined)}
            busy={remove.isPending}
          />
        </div>
      )}
    </Card>
  );
}

const HEALTH: Record<Channel["health"], string> = {
  UNKNOWN: "On",
  OK: "On",
  FAILING: "Failing",
  GONE: "Gone for good",
};

function healthy(channel: Channel): boolean {
  return channel.health === "UNKNOWN" || channel.health === "OK";
}
