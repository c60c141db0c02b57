export type FieldType = "text" | "number" | "time" | "flag" | "list";

export interface Field {
  name: string;
  type: FieldType;
  values?: string[];
  about?: string;
}

export type Filterable = "credential" | "identity" | "exposure" | "resource" | "finding" | "delivery";

const STATUS = ["ACTIVE", "DISABLED", "EXPIRED", "UNKNOWN"];
const PRIVILEGE = ["NONE", "READ", "WRITE", "ADMIN"];
const SEVERITY = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];

const text = (name: string, values?: string[], about?: string): Field => ({ name, type: "text", values, about });
const num = (name: string, about?: string): Field => ({ name, type: "number", about });
const time = (name: string, about?: string): Field => ({ name, type: "time", about });

const SOURCE = [text("source.name"), text("source.connector")];
const OWNER = [text("owner.name", undefined, "null: nobody"), num("owner.confidence", "0 to 1")];
const SEEN = [time("firstSeenAt"), time("updatedAt"), time("goneAt", "names it to see what is gone")];
const SCORE = [num("openFindings"), num("riskScore", "0 to 100")];

/** What a filter may name, as the server's catalog schemas declare it. An end-to-end test asks the server for each. */
export const FIELDS: Record<Filterable, Field[]> = {
  credential: [
    ...[text("kind"), text("name"), text("externalId"), text("status", STATUS), text("privilege", PRIVILEGE)],
    ...[text("environment"), time("createdAt"), time("expiresAt", "null: never expires"), time("lastUsedAt")],
    ...[text("lastUsedFrom"), time("lastRotatedAt"), { name: "scopes", type: "list" } as Field, num("exposureCount")],
    ...[num("consumerCount"), ...SCORE, ...SEEN, ...SOURCE, text("identity.kind"), text("identity.name")],
    ...[text("identity.status", STATUS), text("identity.privilege", PRIVILEGE), ...OWNER],
  ],
  identity: [
    ...[text("kind"), text("name"), text("externalId"), text("status", STATUS), text("privilege", PRIVILEGE)],
    ...[
      text("environment"),
      time("createdAt"),
      time("lastUsedAt"),
      num("credentialCount"),
      num("activeCredentialCount"),
    ],
    ...[num("exposureCount"), num("consumerCount"), ...SCORE, ...SEEN, ...SOURCE, ...OWNER],
  ],
  exposure: [
    ...[text("type"), text("provider"), text("title"), text("severity", SEVERITY), text("location")],
    ...[text("verdict", ["CONFIRMED", "PLAUSIBLE", "EXPIRED"]), num("confidence", "0 to 1")],
    ...[{ name: "current", type: "flag", about: "in what the source serves now" } as Field, text("version")],
    ...[
      text("author"),
      time("writtenAt"),
      text("preview"),
      text("fingerprint"),
      num("placeCount"),
      num("identityCount"),
    ],
    ...[...SEEN, ...SOURCE, text("resource.kind"), text("resource.name"), text("credential.name")],
    ...[text("credential.status", STATUS), text("identity.kind"), text("identity.name"), ...OWNER, ...SCORE],
  ],
  resource: [
    ...[text("kind"), text("name"), text("externalId"), text("environment"), num("grantCount"), ...SEEN, ...SOURCE],
    text("parent.name"),
  ],
  finding: [
    ...[text("policy.id"), text("policy.title"), text("severity", SEVERITY)],
    ...[text("status", ["OPEN", "ACKNOWLEDGED", "WAIVED", "RESOLVED"])],
    ...[text("object.kind", ["credential", "identity", "exposure"]), text("object.name"), text("assignee")],
    ...[time("openedAt"), time("resolvedAt"), time("updatedAt"), ...SOURCE, text("owner.name"), num("riskScore")],
  ],
  delivery: [
    ...[text("channel.name"), text("channel.kind", ["slack-webhook", "standard-webhook"]), text("route.name")],
    ...[text("state", ["PENDING", "DELIVERED", "FAILED", "RETRYING"]), num("attempts"), time("createdAt")],
    ...[time("updatedAt"), text("type")],
  ],
};

/** What can follow a field: its comparisons, in the order in which they are usual for its type. */
export const AFTER: Record<FieldType, { label: string; about: string }[]> = {
  text: [
    { label: '== "', about: "is" },
    { label: '!= "', about: "is not" },
    { label: '.contains("', about: "contains" },
    { label: '.startsWith("', about: "starts with" },
    { label: '.endsWith("', about: "ends with" },
    { label: '.matches("', about: "matches a pattern" },
    { label: 'in ["', about: "is one of" },
    { label: "== null", about: "is not known" },
  ],
  number: [
    { label: "> ", about: "more than" },
    { label: ">= ", about: "at least" },
    { label: "== ", about: "exactly" },
    { label: "< ", about: "less than" },
    { label: "== null", about: "is not known" },
  ],
  time: [
    { label: "< now - days(90)", about: "more than 90 days ago" },
    { label: "> now - days(7)", about: "in the last 7 days" },
    { label: "< now + days(30)", about: "before 30 days from now" },
    { label: "== null", about: "never, or not known" },
    { label: "!= null", about: "is known" },
  ],
  flag: [
    { label: "== true", about: "yes" },
    { label: "== false", about: "no" },
  ],
  list: [],
};

export const FUNCTIONS = [
  { label: "now", about: "this moment" },
  { label: "days(", about: "a number of days" },
  { label: "size(", about: "length of a list" },
  { label: 'attribute("', about: "what only one provider has" },
  { label: "null", about: "not known, never" },
  { label: "true", about: "yes" },
  { label: "false", about: "no" },
];
