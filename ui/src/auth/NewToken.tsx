import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import type { Role } from "@/api/types";
import styles from "@/notification/alerts.module.css";
import { CopyText } from "@/shared/CopyText";
import { Banner } from "@/shared/states";
import { failed } from "@/shared/toasts";

const LIVES = [
  { value: "1", label: "1 day" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "a year" },
];
export const ROLES = [
  { value: "viewer", label: "Viewer: reads everything but settings" },
  { value: "analyst", label: "Analyst: also triages findings and starts crawls" },
  { value: "admin", label: "Admin: may do everything" },
];

export function NewToken({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [days, setDays] = useState("30");
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: () => {
      const expiresAt = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
      return send("post", "/tokens", { body: { name: name.trim(), role, expiresAt } });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["all", "/tokens"] }),
    onError: failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="New API token" closeOnClickOutside={!create.data}>
      {create.data ? (
        <div className={styles.form}>
          <Banner>This is the only time it is shown. Put it into your secret store now.</Banner>
          <CopyText text={create.data.token} />
          <span>
            <Button variant="filled" onClick={onClose}>
              I have stored it
            </Button>
          </span>
        </div>
      ) : (
        <form onSubmit={submit} className={styles.form}>
          <TextInput
            label="Name"
            description="Of the program that will use it."
            value={name}
            onChange={(it) => setName(it.currentTarget.value)}
            required
            data-autofocus
          />
          <Select
            label="Role"
            data={ROLES}
            value={role}
            onChange={(it) => setRole((it as Role) ?? role)}
            allowDeselect={false}
          />
          <Select
            label="Expires after"
            data={LIVES}
            value={days}
            onChange={(it) => setDays(it ?? days)}
            allowDeselect={false}
          />
          <span className="row">
            <Button type="submit" variant="filled" loading={create.isPending} disabled={!name.trim()}>
              Make token
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </span>
        </form>
      )}
    </Modal>
  );
}
