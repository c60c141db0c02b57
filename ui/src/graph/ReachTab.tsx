import { Select } from "@mantine/core";
import type { ObjectPath, Privilege, Reach } from "@/api/types";
import { useView } from "@/app/useView";
import { type AnyObject, objectWords, pathOf } from "@/catalog/detail/objects";
import { Loaded } from "@/shared/states";
import { removal, written } from "./change";
import { ReachView } from "./ReachView";
import { itself, useReach } from "./useReach";
import { type Choice, WhatIfPanel } from "./WhatIfPanel";

/** What falls with an object; of a resource also who can reach it. */
export function ReachTab({ object }: { object: AnyObject }) {
  const [view, change] = useView();
  const falls = object.objectKind !== "resource" || view.kind === "falls";
  const privilege = privileged(view.privilege);
  return (
    <div className="stack" style={{ gap: 14 }}>
      {object.objectKind === "resource" && (
        <div className="row" style={{ flexWrap: "wrap" }}>
          <Select
            aria-label="Question"
            data={[
              { value: "reach", label: "Who can reach it" },
              { value: "falls", label: "What falls with it" },
            ]}
            value={falls ? "falls" : "reach"}
            onChange={(it) => change({ kind: it === "falls" ? "falls" : undefined, way: undefined })}
            allowDeselect={false}
          />
          {!falls && (
            <Select
              aria-label="With at least"
              data={[
                { value: "READ", label: "to read it or more" },
                { value: "WRITE", label: "to change it or more" },
                { value: "ADMIN", label: "to administer it" },
              ]}
              value={privilege}
              onChange={(it) => change({ privilege: it ?? undefined, way: undefined })}
              allowDeselect={false}
            />
          )}
        </div>
      )}
      {falls ? <Falls of={pathOf(object)} object={object} /> : <Reached id={object.id} privilege={privilege} />}
      <WhatIfPanel choices={choicesOf(object)} />
    </div>
  );
}

function privileged(text: string | undefined): Privilege {
  return text === "WRITE" || text === "ADMIN" ? text : "READ";
}

function Falls({ of, object }: { of: ObjectPath; object: AnyObject }) {
  const query = useReach(`${of}/blast-radius`, {}, itself);
  return (
    <Loaded query={query} rows={10}>
      {(reach) => (
        <Shown
          title={`What falls with this ${objectWords(object.objectKind)}`}
          reach={reach}
          root={object.id}
          none="Nothing further was seen to be reached with it. That its source was read whole stands at Sources."
        />
      )}
    </Loaded>
  );
}

function Reached({ id, privilege }: { id: string; privilege: Privilege }) {
  const query = useReach(`/resources/${id}/reach`, { privilege }, itself);
  return (
    <Loaded query={query} rows={10}>
      {(reach) => (
        <Shown
          title="Who can reach it"
          reach={reach}
          root={id}
          none="Nobody was seen who can. Ask with a lesser privilege, or look at Sources whether all was read."
        />
      )}
    </Loaded>
  );
}

function Shown({ title, reach, root, none }: { title: string; reach: Reach; root: string; none: string }) {
  const [, change] = useView();
  return (
    <ReachView
      title={title}
      reach={reach}
      roots={[root]}
      none={none}
      onRemove={(edge) => change({ change: written(removal(edge)) }, false)}
    />
  );
}

function choicesOf(object: AnyObject): Choice[] {
  const choices: Choice[] = [];
  if (object.objectKind !== "resource") {
    choices.push({
      name: object.objectKind === "exposure" ? "It is taken away" : "It is disabled",
      change: { change: "DISABLE", id: object.id },
    });
  }
  if (object.objectKind === "identity") {
    choices.push({ name: "It keeps only what it uses", change: { change: "NARROW", id: object.id } });
  }
  if ("owner" in object && object.owner) {
    choices.push({
      name: `${object.owner.name} leaves`,
      change: { change: "OWNER_LEAVES", id: object.owner.id },
    });
  }
  choices.push({
    name: `${object.source.connector} is breached`,
    change: { change: "VENDOR_BREACHED", vendor: object.source.connector },
  });
  return choices;
}
