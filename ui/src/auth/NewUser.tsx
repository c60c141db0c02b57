import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import type { Role } from "@/api/types";
import styles from "@/notification/alerts.module.css";
import { CopyText } from "@/shared/CopyText";
import { Banner } from "@/shared/states";
import { failed } from "@/shared/toasts";
import { ROLES } from "./NewToken";

export function NewUser({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("analyst");
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: () => send("post", "/users", { body: { name: name.trim(), role } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["all", "/users"] }),
    onError: failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Add a user" closeOnClickOutside={!create.data}>
      {create.data ? (
        <div className={styles.form}>
          <Banner>A one-time password, shown only now. It must be changed at the first sign-in.</Banner>
          <CopyText text={create.data.oneTimePassword} />
          <span>
            <Button variant="filled" onClick={onClose}>
              I have handed it over
            </Button>
          </span>
        </div>
      ) : (
        <form onSubmit={submit} className={styles.form}>
          <TextInput
            label="Name"
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
          <span className="row">
            <Button type="submit" variant="filled" loading={create.isPending} disabled={!name.trim()}>
              Add
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </span>
        </form>
      )}
    </Modal>
  );
}
