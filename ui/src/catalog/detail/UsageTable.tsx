import { number } from "@/shared/format";
import { When } from "@/shared/marks";
import { useConnectors } from "@/sources/useSources";
import { ObjectLink } from "./ObjectLink";
import { type AnyObject, pathOf } from "./objects";
import { SubList } from "./SubList";

/** What the object's source records of who used what, in words; null when it records nothing, or it is no object of which it would. */
export function useUsageRecords(object: AnyObject): string | null {
  const connectors = useConnectors().data?.items;
  const acts = object.objectKind === "identity" || object.objectKind === "credential";
  return acts ? (connectors?.find((it) => it.type === object.source.connector)?.usageRecords ?? null) : null;
}

/** What was done, the last first: from where, how often, and how often it was refused. */
export function UsageTable({ object, records }: { object: AnyObject; records: string }) {
  return (
    <SubList
      path={`${pathOf(object)}/usage`}
      head={["Call", "Calls", "Last seen"]}
      none={
        <>
          No use of it was recorded in the time that is kept. Have {object.source.name} crawled with what reads its{" "}
          {records}, or push them in: <span className="mono">POST /api/v1/usage-events</span>.
        </>
      }
    >
      {(it) => (
        <>
          <td>
            <span className="mono strong">
              {it.service} {it.action}
            </span>
            <div className="faint">
              {[it.network && `from ${it.network}`, it.region && `in ${it.region}`].filter(Boolean).join(" ")}
              {it.credential && object.objectKind === "identity" && (
                <>
                  {" with "}
                  <ObjectLink kind="credential" id={it.credential.id}>
                    {it.credential.name}
                  </ObjectLink>
                </>
              )}
            </div>
          </td>
          <td className="num">
            {number(it.calls)}
            {it.denied > 0 && <div className="crit">{number(it.denied)} denied</div>}
            {it.failed > 0 && <div className="faint">{number(it.failed)} failed</div>}
          </td>
          <td>
            <When at={it.lastSeenAt} />
          </td>
        </>
      )}
    </SubList>
  );
}
