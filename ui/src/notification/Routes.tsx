import { send } from "@/api/http";
import { useMay } from "@/auth/session";
import { LinkButton } from "@/shared/LinkButton";
import { Pill } from "@/shared/marks";
import { EditableCard, EditableList } from "./Editable";
import { EditRoute, RouteForm } from "./RouteForm";
import { useChannels, useRoutes } from "./useChannels";

export function Routes() {
  const channels = useChannels().data?.items ?? [];
  const may = useMay("CHANNELS_WRITE");
  const nameOf = (id: string) => channels.find((it) => it.id === id)?.name ?? "a deleted channel";
  return (
    <EditableList
      query={useRoutes()}
      lead="Which findings go where. A finding may take several routes."
      none={
        channels.length === 0
          ? {
              title: "No route yet",
              words: "Add a channel first; then a route says which findings go there.",
              action: <LinkButton to="/alerts">Go to the channels</LinkButton>,
            }
          : {
              title: "No route yet",
              words: "A route sends each new or changed finding that its filter matches to its channels.",
            }
      }
      add={may && channels.length > 0 ? "Add a route" : undefined}
      item={(it, edit) => (
        <EditableCard
          key={it.id}
          name={it.name}
          what="route"
          mark={<Pill tone={it.enabled ? "ok" : "mute"}>{it.enabled ? "On" : "Off"}</Pill>}
          lines={
            <>
              <span className="mono dim wrap">{it.filter || "every finding"}</span>
              <span className="faint">to {it.channels.map(nameOf).join(", ") || "nobody"}</span>
            </>
          }
          may={may}
          onEdit={edit}
          remove={{
            act: () => send("delete", `/routes/${it.id}`),
            consequence: "What only this route sent is sent no more.",
          }}
        />
      )}
      form={(it, close) =>
        it ? (
          <EditRoute id={it.id} channels={channels} onClose={close} />
        ) : (
          <RouteForm channels={channels} onClose={close} />
        )
      }
    />
  );
}
