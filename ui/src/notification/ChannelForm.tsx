import { PasswordInput, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { send } from "@/api/http";
import { useTagged } from "@/api/lists";
import type { Channel } from "@/api/types";
import { Dialog } from "@/shared/Dialog";
import { Form, NameField } from "@/shared/form";
import { ShownOnce } from "@/shared/ShownOnce";
import { Loaded } from "@/shared/states";
import { done, failed } from "@/shared/toasts";
import { KINDS } from "./useChannels";

export function EditChannel({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <Loaded query={useTagged(`/channels/${id}`)}>
      {({ data, etag }) => <ChannelForm channel={data} etag={etag} onClose={onClose} />}
    </Loaded>
  );
}

interface ChannelFormProps {
  /** None for a new one. */
  channel?: Channel;
  etag?: string | null;
  onClose: () => void;
}

export function ChannelForm({ channel, etag, onClose }: ChannelFormProps) {
  const [name, setName] = useState(channel?.name ?? "");
  const [kind, setKind] = useState<Channel["kind"]>(channel?.kind ?? "slack-webhook");
  const [url, setUrl] = useState("");
  const [secret, setSecret] = useState("");
  const [enabled, setEnabled] = useState(channel?.enabled ?? true);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), kind, enabled, ...(url ? { url } : {}), ...(secret ? { secret } : {}) };
      return channel ? send("put", `/channels/${channel.id}`, { body, etag }) : send("post", "/channels", { body });
    },
    onSuccess: (saved) => {
      queryClient.invalidateQueries();
      if (!saved.secret) {
        done("The channel is saved. Press Test to see whether it reaches you.");
        onClose();
      }
    },
    onError: failed,
  });
  if (save.data?.secret) {
    return (
      <Dialog onClose={onClose} title="The signing secret" closeOnClickOutside={false}>
        <ShownOnce
          text={save.data.secret}
          why="This is the only time it is shown. Give it to the endpoint that checks the messages."
          taken="I have stored it"
          onTaken={onClose}
        />
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title={channel ? `Edit ${channel.name}` : "Add a channel"}>
      <Form
        submit="Save"
        busy={save.isPending}
        ready={name.trim() !== "" && (channel !== undefined || url !== "")}
        onSubmit={save.mutate}
        onCancel={onClose}
      >
        <NameField value={name} onChange={setName} />
        <Select
          label="Kind"
          data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={(it) => setKind((it as Channel["kind"]) ?? kind)}
          allowDeselect={false}
          disabled={channel !== undefined}
        />
        <TextInput
          label="Address"
          type="url"
          description={
            channel
              ? `Stored: ${channel.url}. Empty keeps it.`
              : "An https address. It is kept sealed and shown shortened."
          }
          value={url}
          onChange={(it) => setUrl(it.currentTarget.value)}
          required={!channel}
          placeholder="https://"
        />
        {kind === "standard-webhook" && (
          <PasswordInput
            label="Signing secret"
            description="Your endpoint checks each message with it. Empty makes a new one, which is shown once."
            value={secret}
            onChange={(it) => setSecret(it.currentTarget.value)}
            autoComplete="off"
          />
        )}
        <Switch size="xs" label="On" checked={enabled} onChange={(it) => setEnabled(it.currentTarget.checked)} />
      </Form>
    </Dialog>
  );
}
