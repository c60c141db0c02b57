import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import { useOne } from "@/api/lists";
import type { Ownership } from "@/api/types";
import { useMay } from "@/auth/session";
import { percent } from "@/shared/format";
import { Avatar, Bar, When } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { done, failed } from "@/shared/toasts";
import styles from "./detail.module.css";

/** Who owns it, what says so, and the way to say it oneself. */
export function Owners({ of }: { of: string }) {
  const query = useOne<Ownership>(`${of}/owners`);
  const may = useMay("CATALOG_WRITE");
  const [naming, setNaming] = useState(false);
  const confirm = useConfirm(of, () => setNaming(false));
  return (
    <Loaded query={query} rows={3}>
      {({ owner, evidence, confidence }) => (
        <div className={styles.section}>
          <div className="between">
            <span className="row">
              <Avatar name={owner?.name ?? null} />
              <b>{owner?.name ?? "no owner"}</b>
              {owner && <span className="faint">{owner.key}</span>}
            </span>
            {confidence !== null && owner && (
              <span className={confidence >= 1 ? "ok" : "dim"}>
                {confidence >= 1 ? "confirmed" : `${percent(confidence)} sure`}
              </span>
            )}
          </div>
          {evidence.map((it) => (
            <div key={it.evidence} className={styles.factor} style={{ gridTemplateColumns: "1fr 80px 40px" }}>
              <span className="dim">
                {it.evidence} <When at={it.at} none="" tone="faint" />
              </span>
              <Bar label={it.evidence} parts={[{ label: it.evidence, share: it.confidence, tone: "low" }]} />
              <span className="num faint">{percent(it.confidence)}</span>
            </div>
          ))}
          {may && !naming && (
            <span className="row">
              {owner && (confidence ?? 0) < 1 && (
                <Button onClick={() => confirm.mutate({ ownerId: owner.id })} loading={confirm.isPending}>
                  Confirm {owner.name}
                </Button>
              )}
              <Button onClick={() => setNaming(true)}>{owner ? "It is someone else" : "Name the owner"}</Button>
            </span>
          )}
          {naming && <NameOwner onSave={confirm.mutate} onCancel={() => setNaming(false)} busy={confirm.isPending} />}
        </div>
      )}
    </Loaded>
  );
}

type Said = { ownerId: string } | { key: string; name: string; kind: string };

function useConfirm(of: string, after: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (said: Said) => send("PUT", `${of}/owner`, { body: said }),
    onSuccess: async () => {
      done("The owner is confirmed. It counts more than any evidence from now on.");
      after();
      await queryClient.invalidateQueries();
    },
    onError: failed,
  });
}

interface NameOwnerProps {
  onSave: (said: Said) => void;
  onCancel: () => void;
  busy: boolean;
}

function NameOwner({ onSave, onCancel, busy }: NameOwnerProps) {
  const [kind, setKind] = useState("TEAM");
  const [name, setName] = useState("");
  const [key, setKey] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ kind, name, key: key || name.toLowerCase().replaceAll(/\s+/g, "-") });
  };
  return (
    <form onSubmit={submit} className={styles.section}>
      <Select
        label="Owner is a"
        data={[
          { value: "TEAM", label: "Team" },
          { value: "PERSON", label: "Person" },
        ]}
        value={kind}
        onChange={(it) => setKind(it ?? "TEAM")}
        allowDeselect={false}
      />
      <TextInput label="Name" value={name} onChange={(it) => setName(it.currentTarget.value)} required />
      <TextInput
        label={kind === "PERSON" ? "E-mail address" : "Short name"}
        value={key}
        onChange={(it) => setKey(it.currentTarget.value)}
        required={kind === "PERSON"}
      />
      <span className="row">
        <Button type="submit" variant="filled" loading={busy} disabled={!name || (kind === "PERSON" && !key)}>
          Confirm
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </span>
    </form>
  );
}
