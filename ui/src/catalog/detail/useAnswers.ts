import { useAll, useOne } from "@/api/lists";
import type { ObjectPath } from "@/api/types";
import { type Answer, whatBreaks, whatReach, whereHeld, whoOwns } from "./answers";
import { type AnyObject, pathOf } from "./objects";

/** Where the answers about an object come from: an exposure answers for the credential or identity that it opens. */
export function subjectPath(object: AnyObject): ObjectPath | null {
  switch (object.objectKind) {
    case "credential":
    case "identity":
      return pathOf(object);
    case "exposure":
      return object.credential
        ? `/credentials/${object.credential.id}`
        : object.identity?.id
          ? `/identities/${object.identity.id}`
          : null;
    case "resource":
      return null;
  }
}

/** The four answers, in their order. */
export function useAnswers(object: AnyObject): Answer[] {
  const subject = subjectPath(object);
  const own = object.objectKind === "credential" || object.objectKind === "identity";
  const owners = useOne(object.objectKind === "resource" ? null : `${pathOf(object)}/owners`).data;
  const places = useAll(`${subject}/exposures`, { limit: 3 }, own).data;
  const radius = useAll(`${pathOf(object)}/blast-radius`, { limit: 1 }, object.goneAt === null).data;
  const consumers = useAll(`${subject}/consumers`, { limit: 20 }, subject !== null).data;
  const identity = subject?.startsWith("/credentials/") && "identity" in object ? (object.identity?.id ?? null) : null;
  const borne = useAll(
    `/identities/${identity ?? ""}/consumers`,
    { limit: 20 },
    identity !== null && consumers?.items.length === 0,
  ).data;
  const privilege = "privilege" in object ? object.privilege : null;
  return [
    whoOwns(object, owners?.items[0]),
    whereHeld(object, places),
    whatReach(privilege, radius),
    whatBreaks(consumers, "consumerCount" in object ? object.consumerCount : 0, borne),
  ];
}
