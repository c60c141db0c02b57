import type { Escalations, GraphEdge, GraphObject, Privilege, Reach, Reached } from "@/api/types";
import { count, kindWords, number, spelt } from "@/shared/format";

type Condition = GraphEdge["conditions"][number];

const SENSITIVITY = ["CRITICAL", "SENSITIVE", "ORDINARY"] as const;
const MAY: Record<Privilege, string> = { ADMIN: "administer", WRITE: "change", READ: "read", NONE: "see" };

/** What is reached, as the parts of one line. */
export function summary({ counts, resources, accounts, environments, people }: Reach): string[] {
  const by = SENSITIVITY.map((it) => {
    const sum = resources.filter((one) => one.sensitivity === it).reduce((all, one) => all + one.count, 0);
    return sum > 0 ? `${number(sum)} ${it.toLowerCase()}` : "";
  }).filter(Boolean);
  const known = environments.flatMap((it) => it.environment ?? []);
  const some = (value: number, one: string, many?: string) => (value > 0 ? count(value, one, many) : "");
  return [
    counts.resources > 0 ? `${count(counts.resources, "resource")} (${by.join(", ")})` : "",
    some(counts.secrets, "secret"),
    some(counts.identities, "identity", "identities"),
    some(counts.credentials, "credential"),
    some(counts.exposures, "exposed secret"),
    some(counts.consumers, "consumer"),
    accounts.length > 0 ? `in ${count(accounts.length, "account")}` : "",
    known.length > 0 ? known.join(", ") : "",
    some(people.length, "owner") && `${count(people.length, "owner")} affected`,
  ].filter(Boolean);
}

/** How many objects are reached; secrets are among the resources. */
export function objectsIn({ counts }: Pick<Reach, "counts">): number {
  return counts.identities + counts.credentials + counts.exposures + counts.resources + counts.consumers;
}

/** One edge in plain words, without its two ends. */
export function does(edge: GraphEdge): string {
  switch (edge.kind) {
    case "AUTHENTICATES":
      return "signs in as";
    case "BECOMES":
      return edge.full ? "can become" : "has the rights of";
    case "ACTS":
      return `may ${MAY[edge.privilege]}`;
    case "CONTAINS":
      return "contains";
    case "HOLDS":
      return "shows whoever reads it the secret in";
    case "REVEALS":
      return "gives away";
    case "USES":
      return "bears";
  }
}

const OPERATORS: [RegExp, string][] = [
  [/^Not(IpAddress|\w*Equals\w*|\w*Like)$|Not(Equals|Like)/, "is not"],
  [/GreaterThan/, "is more than"],
  [/LessThan/, "is less than"],
  [/^(ForA\w+:)?Null/, "is absent:"],
  [/Like/, "is like"],
  [/Equals|^Bool|IpAddress/, "is"],
];

/** A condition as one would say it; in the source's own words where it is not known. */
export function condition({ key, operator, values }: Condition): string {
  const said = OPERATORS.find(([pattern]) => pattern.test(operator))?.[1] ?? operator;
  const absent = operator.endsWith("IfExists") ? ", or is absent" : "";
  return [key, said, values.join(" or ")].filter(Boolean).join(" ") + absent;
}

/** What there is to say beside the sentence: the action, what allows it, on what it hangs, whether it was used. */
export function details(edge: GraphEdge): string[] {
  const own = ["AUTHENTICATES", "CONTAINS", "HOLDS", "REVEALS", "USES"].includes(edge.kind);
  return [
    own || !edge.action ? "" : `by ${edge.action}`,
    ...edge.reasons.map((it) => `because ${it}`),
    ...edge.conditions.map((it) => `only if ${condition(it)}`),
    edge.used === "UNUSED" ? "never seen in use" : edge.used === "USED" ? "seen in use" : "",
  ].filter(Boolean);
}

export function had({ privilege, full }: Pick<Reached, "privilege" | "full">, kind: string): string {
  if (kind === "identity") {
    return full ? "everything that it can do" : "only the rights that it hands on";
  }
  return kind === "resource" ? `can ${MAY[privilege]} it${full ? ", with all in it" : ""}` : "in hand";
}

export function about(object: GraphObject): string {
  return [kindWords(object.kind), object.source?.name && `in ${object.source.name}`].filter(Boolean).join(" ");
}

/** A way as text to paste elsewhere. */
export function asText(path: number[], reach: Pick<Reach, "edges" | "objects">): string {
  const names = new Map(reach.objects.map((it) => [it.id, it.name]));
  return path
    .flatMap((at) => reach.edges[at] ?? [])
    .map((edge, index) => {
      const more = details(edge).map((it) => `\n   ${it}`);
      return `${index + 1}. ${names.get(edge.from) ?? edge.from} ${does(edge)} ${names.get(edge.to) ?? edge.to}${more.join("")}`;
    })
    .join("\n");
}

/** Who is administrator, who can become one, and what leads there, in a sentence each. */
export function administrators({ administrators: already, identities, ways }: Escalations): string {
  const now =
    already === 0
      ? "No identity is administrator."
      : `${spelt(already)} ${already === 1 ? "identity is" : "identities are"} administrator.`;
  const later = identities === 0 ? "No other can become one." : `${spelt(identities)} more can become one.`;
  const { credentials, exposures } = ways.counts;
  const [first, second] = [numbered(credentials, "credential"), numbered(exposures, "exposed secret")].filter(Boolean);
  if (!first) {
    return `${now} ${later}`;
  }
  const leading = second ? `${first} and ${second.toLowerCase()}` : first;
  return `${now} ${later} ${leading} ${credentials + exposures === 1 ? "leads" : "lead"} there.`;
}

function numbered(value: number, one: string): string {
  return value === 0 ? "" : `${spelt(value)} ${one}${value === 1 ? "" : "s"}`;
}
