import type { GraphEdge, WhatIf, WhatIfChange } from "@/api/types";
import { count, number } from "@/shared/format";
import { objectsIn } from "./words";

/** A change as the address has it: its kind and what it is about, parted by `~`. */
export function written(change: WhatIfChange): string {
  const { change: kind, id, target, action, vendor } = change;
  const about = kind === "VENDOR_BREACHED" ? [vendor] : kind === "REMOVE_GRANT" ? [id, target, action] : [id];
  return [kind, ...about].join("~");
}

const NAMES = ["DISABLE", "NARROW", "REMOVE_GRANT", "OWNER_LEAVES", "VENDOR_BREACHED"] as const;

/** What the address asks; null where it is none of ours. */
export function parsed(text: string | undefined): WhatIfChange | null {
  const [name, about, target, ...action] = (text ?? "").split("~");
  const kind = NAMES.find((it) => it === name);
  if (!kind || !about || (kind === "REMOVE_GRANT" && (!target || action.length === 0))) {
    return null;
  }
  return kind === "VENDOR_BREACHED"
    ? { change: kind, vendor: about }
    : { change: kind, id: about, ...(kind === "REMOVE_GRANT" ? { target, action: action.join("~") } : {}) };
}

export function removal({ from, to, action }: Pick<GraphEdge, "from" | "to" | "action">): WhatIfChange {
  return { change: "REMOVE_GRANT", id: from, target: to, action };
}

/** What would be different, in sentences: what it saves first, then what may break. */
export function consequences({ change }: WhatIfChange, it: WhatIf): string[] {
  const said: string[] = [];
  if (change === "OWNER_LEAVES" || change === "VENDOR_BREACHED") {
    said.push(
      objectsIn(it.gained) > 0
        ? `${count(objectsIn(it.gained), "object")} beyond what is held there could be reached.`
        : "Nothing beyond what is held there could be reached.",
    );
    if (change === "OWNER_LEAVES") {
      said.push(`${count(it.ownedCount, "object")} would be without an owner.`);
    }
  } else {
    said.push(
      objectsIn(it.lost) > 0
        ? `${count(objectsIn(it.lost), "object")} would no longer be reached, or with less.`
        : "It would reach as much as before.",
    );
    said.push(
      it.couldBecomeAdministrator < it.canBecomeAdministrator
        ? `${number(it.couldBecomeAdministrator)} instead of ${count(it.canBecomeAdministrator, "identity", "identities")} could become administrator.`
        : `As many as before could become administrator: ${number(it.canBecomeAdministrator)}.`,
    );
  }
  said.push(
    it.consumerCount > 0
      ? `${count(it.consumerCount, "consumer")} may stop.`
      : "No consumer was seen that would stop. What was not observed may.",
  );
  return said;
}
