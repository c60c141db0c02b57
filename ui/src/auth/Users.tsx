import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { read, send } from "@/api/http";
import { useAll } from "@/api/lists";
import type { Role, User } from "@/api/types";
import { Card } from "@/shared/card";
import { Avatar, Pill, When } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { useChange } from "@/shared/useChange";
import { NewUser } from "./NewUser";
import { useMe } from "./session";

const ROLES = ["viewer", "analyst", "admin"];

/** People who may sign in. */
export function Users() {
  const query = useAll("/users", { limit: 200 });
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title="Users"
      aside={
        <button type="button" className="link" onClick={() => setAdding(true)}>
          Add a user
        </button>
      }
      list
    >
      <Loaded query={query} rows={2}>
        {({ items }) => items.map((it) => <UserRow key={it.id} user={it} />)}
      </Loaded>
      {adding && <NewUser onClose={() => setAdding(false)} />}
    </Card>
  );
}

function UserRow({ user }: { user: User }) {
  const me = useMe();
  const change = useChange(
    async (wanted: { role: Role; enabled: boolean }) => {
      const { etag } = await read(`/users/${user.id}`);
      return send("put", `/users/${user.id}`, { body: wanted, etag });
    },
    { said: `${user.name} is changed.` },
  );
  const own = me?.id === user.id;
  return (
    <div className="between folds">
      <span className="row folds">
        <Avatar name={user.name} /> <b>{user.name}</b>
        {!user.enabled && <Pill tone="high">Disabled</Pill>}
        {user.mustChangePassword && <Pill>One-time password</Pill>}
      </span>
      <span className="row folds">
        <span className="faint">
          last signed in <When at={user.lastSignInAt} none="never" tone="faint" />
        </span>
        {own ? (
          <span className="dim">{user.role}, you</span>
        ) : (
          <>
            <Select
              aria-label={`Role of ${user.name}`}
              data={ROLES}
              value={user.role}
              size="xs"
              w={110}
              allowDeselect={false}
              disabled={change.isPending}
              onChange={(role) => role && change.mutate({ role: role as Role, enabled: user.enabled })}
            />
            <Button
              disabled={change.isPending}
              onClick={() => change.mutate({ role: user.role, enabled: !user.enabled })}
            >
              {user.enabled ? "Disable" : "Enable"}
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
