import { Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import styles from "./findings.module.css";
import { endOf, inDays } from "./useFindings";

interface WaiveFormProps {
  onSubmit: (waiver: { reason: string; until: string }) => void;
  onCancel: () => void;
  busy: boolean;
  action?: string;
}

export function WaiveForm({ onSubmit, onCancel, busy, action = "Waive" }: WaiveFormProps) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(inDays(30));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ reason: reason.trim(), until: endOf(until) });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p className="dim">
        A waived finding is left out of the counts until the end date. Who waived it, and why, is kept.
      </p>
      <Textarea
        label="Reason"
        description="What makes the risk acceptable for now?"
        value={reason}
        onChange={(it) => setReason(it.currentTarget.value)}
        required
        rows={3}
      />
      <TextInput
        type="date"
        label="Until, and including"
        value={until}
        min={inDays(1)}
        onChange={(it) => setUntil(it.currentTarget.value)}
        required
      />
      <span className="row">
        <Button type="submit" variant="filled" loading={busy} disabled={!reason.trim() || !until}>
          {action}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </span>
    </form>
  );
}

interface AssignFormProps {
  assignee: string | null;
  onSubmit: (assignee: string | null) => void;
  onCancel: () => void;
  busy: boolean;
  action?: string;
}

export function AssignForm({ assignee, onSubmit, onCancel, busy, action = "Assign" }: AssignFormProps) {
  const [name, setName] = useState(assignee ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(name.trim() || null);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label="Assign to"
        description="A name or an address; empty takes the assignment away."
        value={name}
        onChange={(it) => setName(it.currentTarget.value)}
      />
      <span className="row">
        <Button type="submit" variant="filled" loading={busy}>
          {action}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </span>
    </form>
  );
}
