import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { send } from "@/api/http";
import type { Channel, Tested } from "@/api/types";
import { useMay } from "@/auth/session";
import { Pill, When } from "@/shared/marks";
import { Banner } from "@/shared/states";
import { failed } from "@/shared/toasts";
import { ChannelForm, EditChannel } from "./ChannelForm";
import { EditableCard, EditableList } from "./Editable";
import { KINDS, test, useChannels } from "./useChannels";

export function Channels() {
  const may = useMay("CHANNELS_WRITE");
  return (
    <EditableList
      query={useChannels()}
      lead="Where alerts go. A route says which findings go where."
      none={{
        title: "No alert can leave yet",
        words:
          "Add the incoming webhook of a Slack or Mattermost channel, or an endpoint of your own that checks signatures. Then a route says which findings go there.",
      }}
      add={may ? "Add a channel" : undefined}
      item={(it, edit) => <ChannelCard key={it.id} channel={it} may={may} onEdit={edit} />}
      form={(it, close) => (it ? <EditChannel id={it.id} onClose={close} /> : <ChannelForm onClose={close} />)}
    />
  );
}

function ChannelCard({ channel, may, onEdit }: { channel: Channel; may: boolean; onEdit: () => void }) {
  const trial = useMutation({ mutationFn: () => test(channel), onError: failed });
  return (
    <EditableCard
      name={channel.name}
      what="channel"
      mark={
        <Pill tone={channel.enabled ? (healthy(channel) ? "ok" : "high") : "mute"}>
          {channel.enabled || channel.health === "GONE" ? HEALTH[channel.health] : "Off"}
        </Pill>
      }
      lines={
        <>
          <span className="dim">{KINDS[channel.kind] ?? channel.kind}</span>
          <span className="mono faint cut">{channel.url}</span>
          <span className="faint">
            Last delivery <When at={channel.lastDelivery?.at ?? null} none="none yet" tone="faint" />
          </span>
        </>
      }
      may={may}
      onEdit={onEdit}
      actions={
        <Button onClick={() => trial.mutate()} loading={trial.isPending}>
          Test
        </Button>
      }
      said={trial.data && <Outcome tested={trial.data} />}
      remove={{
        act: () => send("delete", `/channels/${channel.id}`),
        consequence: "Routes that point here no longer reach anyone.",
      }}
    />
  );
}

function Outcome({ tested }: { tested: Tested }) {
  return (
    <Banner tone={tested.delivered ? "ok" : "crit"}>
      {tested.delivered ? "Delivered" : "Not delivered"}
      {tested.status ? `, status ${tested.status}` : ""}
      {tested.detail ? `: ${tested.detail}` : ""}
    </Banner>
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
