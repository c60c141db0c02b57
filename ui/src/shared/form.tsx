import { Button, TextInput } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import styles from "./form.module.css";

interface FormProps {
  submit: string;
  busy: boolean;
  ready: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** Fields one below the other, what saves them, and the way out. */
export function Form({ submit, busy, ready, onSubmit, onCancel, children }: FormProps) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) {
      onSubmit();
    }
  };
  return (
    <form onSubmit={send} className={styles.form}>
      {children}
      <span className="row">
        <Button type="submit" variant="filled" loading={busy} disabled={!ready}>
          {submit}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </span>
    </form>
  );
}

interface NameFieldProps {
  value: string;
  onChange: (name: string) => void;
  description?: string;
}

/** The name of what is made: the first field of its form. */
export function NameField({ value, onChange, description }: NameFieldProps) {
  return (
    <TextInput
      label="Name"
      description={description}
      value={value}
      onChange={(it) => onChange(it.currentTarget.value)}
      required
      data-autofocus
    />
  );
}
