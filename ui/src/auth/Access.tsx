import { Button } from "@mantine/core";
import { useState } from "react";
import { send } from "@/api/http";
import { useAll } from "@/api/lists";
import type { Token } from "@/api/types";
import { Card } from "@/shared/card";
import styles from "@/shared/form.module.css";
import { Expiry, Pill, When } from "@/shared/marks";
import { Denied, Loaded } from "@/shared/states";
import { useChange } from "@/shared/useChange";
import { NewToken } from "./NewToken";
import { useMay } from "./session";
import { Users } from "./Users";

/** Who and what may call: API tokens of programs, and users. */
export function Access() {
  const may = useMay("TOKENS_WRITE");
  const mayUsers = useMay("USERS_WRITE");
  const [adding, setAdding] = useState(false);
  const query = useAll("/tokens", { limit: 200 }, may);
  if (!may) {
    return <Denied what="who has access" />;
  }
  return (
    <div className="page" style={{ maxWidth: 948 }}>
      <div className="between">
        <div>
          <h1>Access</h1>
          <p className="dim">Programs sign in with API tokens, people with a name and a password.</p>
        </div>
        <Button variant="filled" onClick={() => setAdding(true)}>
          New API token
        </Button>
      </div>
      <div className="stack" style={{ marginTop: 16 }}>
        <Card title="API tokens" aside="a token's value is shown once, when it is made" list>
          <Loaded query={query} rows={3}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="dim">No program has access. Make a token for a script or a SOAR playbook.</p>
              ) : (
                items.map((it) => <TokenRow key={it.id} token={it} />)
              )
            }
          </Loaded>
        </Card>
        {mayUsers && <Users />}
      </div>
      {adding && <NewToken onClose={() => setAdding(false)} />}
    </div>
  );
}

function TokenRow({ token }: { token: Token }) {
  const revoke = useChange(() => send("delete", `/tokens/${token.id}`), {
    said: `${token.name} is revoked and refused from now on.`,
  });
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.item}>
      <div className="stack" style={{ gap: 2 }}>
        <span className="row">
          <b>{token.name}</b> <Pill>{token.role}</Pill>
          {token.revokedAt && <Pill tone="high">Revoked</Pill>}
        </span>
        <span className="faint">
          {token.prefix && <span className="mono">{token.prefix} · </span>}
          made <When at={token.createdAt} tone="faint" /> by {token.createdBy} · expires <Expiry at={token.expiresAt} />{" "}
          · last used <When at={token.lastUsedAt} none="never" tone="faint" />
        </span>
      </div>
      {!token.revokedAt && (
        <span className="row">
          {asking ? (
            <>
              <Button variant="filled" color="red" onClick={() => revoke.mutate(undefined)} loading={revoke.isPending}>
                Revoke now
              </Button>
              <Button onClick={() => setAsking(false)}>Keep</Button>
            </>
          ) : (
            <Button onClick={() => setAsking(true)}>Revoke…</Button>
          )}
        </span>
      )}
    </div>
  );
}
