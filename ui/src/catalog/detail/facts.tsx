import type { ReactNode } from "react";
import type { Schemas } from "@/api/contract";
import { kindWords, moment, words } from "@/shared/format";
import { Expiry, Glyph, When } from "@/shared/marks";
import { HELD } from "../held";
import styles from "./detail.module.css";
import { ObjectLink } from "./ObjectLink";
import type { AnyObject } from "./objects";

type Fact = [string, ReactNode];

/** What is known about an object; a dash where it is not. */
export function Facts({ object }: { object: AnyObject }) {
  const attributes = "attributes" in object ? Object.entries(object.attributes ?? {}) : [];
  return (
    <dl className={styles.facts}>
      {[...factsOf(object), ...seen(object)].map(([name, value]) => (
        <Row key={name} name={name} value={value ?? <span className="faint">–</span>} />
      ))}
      {attributes.map(([name, value]) => (
        <Row key={`attribute ${name}`} name={words(name)} value={<span className="mono">{plain(value)}</span>} />
      ))}
    </dl>
  );
}

function Row({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Any JSON value as short text. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) {
    return "–";
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (Array.isArray(value)) {
    return value.map(plain).join(", ") || "none";
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
    return moment(value);
  }
  if (typeof value === "string" && /^[A-Z][A-Z_]+$/.test(value)) {
    return words(value).toLowerCase(); // a word of ours, such as ACTIVE
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What the policies come to that decide together. */
function provedOf(access: Schemas["ProvedAccess"]): Fact[] {
  const administrator = access.administrator ? "yes" : access.escalates ? `can become one: ${access.path}` : "no way";
  return [
    ["Administrator, as proved", administrator],
    ["Outsiders who can take it", access.strangers],
    ["Services allowed and never used", access.unusedServices],
    ["Problems of its policies", access.problems.join("; ") || null],
  ];
}

function factsOf(object: AnyObject): Fact[] {
  switch (object.objectKind) {
    case "credential":
      return [
        ["Proves", object.identity && identityLink(object.identity)],
        ["Status", words(object.status)],
        ["Privilege", object.privilege && words(object.privilege)],
        ["Created", <When key="c" at={object.createdAt} />],
        ["Expires", <Expiry key="e" at={object.expiresAt} />],
        ["Last used", <When key="u" at={object.lastUsedAt} />],
        ["Used from", object.lastUsedFrom],
        ["Last rotated", <When key="r" at={object.lastRotatedAt} />],
        ["Scopes", object.scopes?.length ? object.scopes.join(", ") : null],
        ["Environment", object.environment],
      ];
    case "identity":
      return [
        ["Kind", kindWords(object.kind)],
        ["Status", words(object.status)],
        ["Privilege", object.privilege && words(object.privilege)],
        ["Created", <When key="c" at={object.createdAt} />],
        ["Last used", <When key="u" at={object.lastUsedAt} />],
        ["Credentials", `${object.credentialCount}, ${object.activeCredentialCount} active`],
        ["Environment", object.environment],
        ...(object.access ? provedOf(object.access) : []),
      ];
    case "exposure":
      return [
        ["Type", object.type],
        [
          "Preview",
          <span key="p" className="mono">
            {object.preview}
          </span>,
        ],
        [
          "Place",
          <span key="l" className="mono">
            {place(object)}
          </span>,
        ],
        [
          "Within",
          object.resource && (
            <ObjectLink kind="resource" id={object.resource.id}>
              {object.resource.name}
            </ObjectLink>
          ),
        ],
        ["Version", object.version && <span className="mono">{object.version}</span>],
        ["Still there", object.current ? "yes, in what the source serves now" : "no, in its history"],
        ["Held", HELD[object.held].long],
        ["Written by", object.author],
        ["Written", <When key="w" at={object.writtenAt} />],
        ["Verdict", `${words(object.verdict)}, ${Math.round(object.confidence * 100)} % sure`],
        ["Because", object.because?.join(", ") || null],
        [
          "Opens",
          object.credential && (
            <ObjectLink kind="credential" id={object.credential.id}>
              {object.credential.name}
            </ObjectLink>
          ),
        ],
        ["Identity", object.identity && identityLink(object.identity)],
      ];
    case "resource":
      return [
        ["Kind", kindWords(object.kind)],
        [
          "Within",
          object.parent && (
            <ObjectLink kind="resource" id={object.parent.id}>
              {object.parent.name}
            </ObjectLink>
          ),
        ],
        ["Grants", String(object.grantCount)],
        ["Environment", object.environment],
      ];
  }
}

function seen(object: AnyObject): Fact[] {
  const facts: Fact[] = [
    [
      "Source",
      <span key="s" className="row">
        <Glyph connector={object.source.connector} /> {object.source.name}
      </span>,
    ],
    ["First seen", <When key="f" at={object.firstSeenAt} />],
    ["Changed", <When key="c" at={object.updatedAt} />],
  ];
  if (object.goneAt) {
    facts.push(["Gone", <When key="g" at={object.goneAt} tone="high" />]);
  }
  return facts;
}

function identityLink(identity: { id: string | null; kind: string; name: string }) {
  return (
    <ObjectLink kind="identity" id={identity.id}>
      {identity.name}
    </ObjectLink>
  );
}

function place(object: { location: string; line: number | null; column: number | null }): string {
  return [object.location, object.line, object.column].filter((it) => it !== null).join(":");
}
