import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import { useTagged } from "@/api/lists";
import type { Claim, ObjectPath } from "@/api/types";
import { useMay } from "@/auth/session";
import { count, percent } from "@/shared/format";
import { Avatar, Bar, When } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { useChange } from "@/shared/useChange";
import styles from "./detail.module.css";

const LIKELIEST = 2;

/** Who owns it, what says so, and the way to say it oneself. */
export function Owners({ of }: { of: ObjectPath }) {
  const query = useTagged(`${of}/owners`);
  const may = useMay("CATALOG_WRITE");
  const [naming, setNaming] = useState(false);
  const [all, setAll] = useState(false);
  const confirm = useConfirm(of, query.data?.etag, () => setNaming(false));
  return (
    <Loaded query={query} rows={3}>
      {({ data: { items } }) => (
        <div className={styles.section} style={{ gap: 12 }}>
          {items.length === 0 && <p className="high">Nothing that was seen says whose it is.</p>}
          {items.slice(0, all ? undefined : LIKELIEST).map((it, index) => (
            <ClaimOf
              key={it.owner.id}
              claim={it}
              first={index === 0}
              onConfirm={may && !it.confirmed ? () => confirm.mutate({ ownerId: it.owner.id }) : undefined}
              busy={confirm.isPending}
            />
          ))}
          {!all && items.length > LIKELIEST && (
            <span>
              <button type="button" className="link" onClick={() => setAll(true)}>
                {count(items.length - LIKELIEST, "less likely owner")}
              </button>
            </span>
          )}
          {may && !naming && (
            <span>
              <Button onClick={() => setNaming(true)}>
                {items.length > 0 ? "It is someone else" : "Name the owner"}
              </Button>
            </span>
          )}
          {naming && <NameOwner onSave={confirm.mutate} onCancel={() => setNaming(false)} busy={confirm.isPending} />}
        </div>
      )}
    </Loaded>
  );
}

interface ClaimOfProps {
  claim: Claim;
  first: boolean;
  onConfirm: (() => void) | undefined;
  busy: boolean;
}

/** A possible owner with what speaks for it; the first one counts. */
function ClaimOf({ claim, first, onConfirm, busy }: ClaimOfProps) {
  const { owner, evidence, confidence, confirmed } = claim;
  return (
    <div className={styles.section}>
      <div className="between">
        <span className="row" style={{ minWidth: 0 }}>
          <Avatar name={owner.name} />
          {first ? <b className="cut">{owner.name}</b> : <span className="dim cut">or {owner.name}</span>}
          {owner.key !== owner.name && <span className="faint cut">{owner.key}</span>}
        </span>
        {confirmed ? (
          <span className="ok">confirmed</span>
        ) : (
          <span className="dim" style={{ whiteSpace: "nowrap" }}>
            {percent(confidence)} sure
          </span>
        )}
      </div>
      {evidence.map((it) => (
        <div key={it.evidence} className={styles.factor} style={{ gridTemplateColumns: "1fr 80px 40px" }}>
          <span className="dim">
            {it.evidence} {it.at && <When at={it.at} tone="faint" />}
          </span>
          <Bar label={it.evidence} parts={[{ label: it.evidence, share: it.confidence, tone: "low" }]} />
          <span className="num faint">{percent(it.confidence)}</span>
        </div>
      ))}
      {onConfirm && (
        <span>
          <Button onClick={onConfirm} loading={busy}>
            Confirm {owner.name}
          </Button>
        </span>
      )}
    </div>
  );
}

type Said = { ownerId: string } | { key: string; name: string; kind: "TEAM" | "PERSON" };

/** What is shown is what is confirmed: an owner whom somebody else named meanwhile is not overwritten unseen. */
function useConfirm(of: ObjectPath, etag: string | null | undefined, after: () => void) {
  return useChange((said: Said) => send("put", `${of}/owner`, { body: said, etag }), {
    said: "The owner is confirmed. It counts more than any evidence from now on.",
    after,
  });
}

interface NameOwnerProps {
  onSave: (said: Said) => void;
  onCancel: () => void;
  busy: boolean;
}

function NameOwner({ onSave, onCancel, busy }: NameOwnerProps) {
  const [kind, setKind] = useState<"TEAM" | "PERSON">("TEAM");
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
        onChange={(it) => setKind(it === "PERSON" ? it : "TEAM")}
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
