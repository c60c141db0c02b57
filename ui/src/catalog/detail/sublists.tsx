import { Link } from "@tanstack/react-router";
import type { ObjectPath } from "@/api/types";
import { kindWords, words } from "@/shared/format";
import { Expiry, Pill, PrivilegeMark, SeverityPill, When } from "@/shared/marks";
import { plain } from "./facts";
import { ObjectLink } from "./ObjectLink";
import { type AnyObject, pathOf } from "./objects";
import { SubList } from "./SubList";

export function FindingList({ of }: { of: ObjectPath }) {
  return (
    <SubList path={`${of}/findings`} sort="-severity" none="No policy is broken by it.">
      {(it) => (
        <>
          <span className="row">
            <SeverityPill severity={it.severity} />
            <Link to="/findings/$id" params={{ id: it.id }} className="strong link">
              {it.policy.title}
            </Link>
            {it.status !== "OPEN" && <Pill>{words(it.status)}</Pill>}
          </span>
          <span className="faint">
            {(it.evidence ?? [])
              .slice(0, 3)
              .map(
                (part) => `${part.label ?? words(part.field)}: ${part.value === null ? "not set" : plain(part.value)}`,
              )
              .join(" · ")}
          </span>
        </>
      )}
    </SubList>
  );
}

/** Where a value was seen: of a credential, identity or resource, or the same value as an exposure's. */
export function ExposureList({ object }: { object: AnyObject }) {
  return (
    <SubList path={`${pathOf(object)}/exposures`} none="Its value was not seen anywhere.">
      {(it) => (
        <>
          <span className="row">
            <SeverityPill severity={it.severity} />
            <ObjectLink kind="exposure" id={it.id === object.id ? null : it.id}>
              <span className="mono">
                {it.location}
                {it.line ? `:${it.line}` : ""}
              </span>
            </ObjectLink>
            {it.id === object.id && <Pill>this one</Pill>}
          </span>
          <span className="faint">
            {kindWords(it.place.kind)} of {it.source.name} · {it.current ? "still there" : "in the history"}
            {it.author ? ` · by ${it.author}` : ""}
          </span>
        </>
      )}
    </SubList>
  );
}

export function GrantList({ of }: { of: ObjectPath }) {
  return (
    <SubList path={`${of}/grants`} none="No grant was seen.">
      {(it) => (
        <>
          <span className="row">
            <span className="mono">{it.action}</span>
            <span className="faint">on</span>
            <ObjectLink kind={it.target.objectKind ?? "resource"} id={it.target.objectKind ? it.target.id : null}>
              {it.target.name}
            </ObjectLink>
            <span className="grow" />
            <PrivilegeMark privilege={it.privilege} />
          </span>
          <span className="faint">
            {kindWords(it.target.kind)}
            {Object.entries(it.attributes ?? {})
              .slice(0, 3)
              .map(([name, value]) => ` · ${words(name).toLowerCase()} ${plain(value)}`)}
          </span>
        </>
      )}
    </SubList>
  );
}

/** Who may act on a resource. */
export function GranteeList({ of }: { of: ObjectPath }) {
  return (
    <SubList path={`${of}/grants`} none="No grant on it was seen.">
      {(it) => (
        <span className="row">
          {it.subject && (
            <ObjectLink kind="identity" id={it.subject.id}>
              <span className="mono">{it.subject.name}</span>
            </ObjectLink>
          )}
          <span className="faint">may</span>
          <span className="mono">{it.action}</span>
          <span className="grow" />
          <PrivilegeMark privilege={it.privilege} />
        </span>
      )}
    </SubList>
  );
}

export function ConsumerList({ of }: { of: ObjectPath }) {
  return (
    <SubList path={`${of}/consumers`} none="No workload was seen to use it.">
      {(it) => (
        <span className="between">
          <span className="strong cut">{it.name}</span>
          <span className="faint">
            {kindWords(it.kind)} · <When at={it.lastSeenAt} tone="faint" />
          </span>
        </span>
      )}
    </SubList>
  );
}

export function CredentialList({ of }: { of: ObjectPath }) {
  return (
    <SubList path={`${of}/credentials`} none="No credential of it was seen.">
      {(it) => (
        <>
          <ObjectLink kind="credential" id={it.id}>
            <span className="mono">{it.name}</span>
          </ObjectLink>
          <span className="faint">
            {kindWords(it.kind)} · {it.status.toLowerCase()} · expires <Expiry at={it.expiresAt} />
          </span>
        </>
      )}
    </SubList>
  );
}
