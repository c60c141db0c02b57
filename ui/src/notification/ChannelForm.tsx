import { Button, Modal, PasswordInput, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import type { Channel } from "@/api/types";
import { CopyText } from "@/shared/CopyText";
import { Banner } from "@/shared/states";
import { done, failed } from "@/shared/toasts";
import styles from "./alerts.module.css";
import { KINDS } from "./useChannels";

export function ChannelForm({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const [name, setName] = useState(channel?.name ?? "");
  const [kind, setKind] = useState<Channel["kind"]>(channel?.kind ?? "slack-webhook");
  const [url, setUrl] = useState("");
  const [secret, setSecret] = useState("");
  const [enabled, setEnabled] = useState(channel?.enabled ?? true);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), kind, enabled, ...(url ? { url } : {}), ...(secret ? { secret } : {}) };
      return channel ? send("put", `/channels/${channel.id}`, { body }) : send("post", "/channels", { body });
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  if (save.data?.secret) {
    return <Secret secret={save.data.secret} onClose={onClose} />;
  }
  return (
    <Modal opened onClose={onClose} title={channel ? `Edit ${channel.name}` : "Add a channel"}>
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label="Name"
          value={name}
          onChange={(it) => setName(it.currentTarget.value)}
          required
          data-autofocus
        />
        <Select
          label="Kind"
          data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={(it) => setKind((it as Channel["kind"]) ?? kind)}
          allowDeselect={false}
          disabled={channel !== null}
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
        <span className="row">
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!name.trim() || (!channel && !url)}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </span>
      </form>
    </Modal>
  );
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="The signing secret" closeOnClickOutside={false}>
      <div className={styles.form}>
        <Banner>This is the only time it is shown. Give it to the endpoint that checks the messages.</Banner>
        <CopyText text={secret} />
        <span>
          <Button variant="filled" onClick={onClose}>
            I have stored it
          </Button>
        </span>
      </div>
    </Modal>
  );
}
