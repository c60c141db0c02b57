import type { Connector } from "@/api/types";
import { Card } from "@/shared/card";
import { Pill } from "@/shared/marks";
import { Remedy } from "@/shared/Remedy";

/** What must be granted at the source, in the form in which it is pasted there. */
export function Permissions({ connector }: { connector: Connector }) {
  return (
    <Card title="What it needs" aside="to be granted at the source" list>
      {connector.permissions.map((it) => (
        <div key={it.name}>
          <span className="row">
            <b className="mono">{it.name}</b>
            <Pill tone={it.required ? "high" : "mute"}>{it.required ? "needed" : "for more"}</Pill>
          </span>
          <span className="dim">{it.purpose}</span>
          <Remedy text={it.grant} />
        </div>
      ))}
      {connector.permissions.length === 0 && <p className="dim">Nothing but to be reached.</p>}
    </Card>
  );
}
