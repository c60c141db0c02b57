import { useAll } from "@/api/lists";
import type { User } from "@/api/types";
import { Card } from "@/shared/card";
import { Avatar, Pill, When } from "@/shared/marks";
import { Loaded } from "@/shared/states";

export function Users() {
  const query = useAll<User>("/users", { limit: 200 });
  return (
    <Card title="Users" list>
      <Loaded query={query} rows={2}>
        {({ items }) =>
          items.map((it) => (
            <div key={it.id} className="between">
              <span className="row">
                <Avatar name={it.name} /> <b>{it.name}</b> <Pill>{it.role}</Pill>
                {it.enabled === false && <Pill tone="high">Disabled</Pill>}
              </span>
              <span className="faint">
                since <When at={it.createdAt} tone="faint" />
              </span>
            </div>
          ))
        }
      </Loaded>
    </Card>
  );
}
