import type { Credential, Exposure, Identity, ObjectKind, Resource } from "@/api/types";
import type { Column } from "@/shared/table/columns";
import { credentials } from "./columns/credentials";
import { exposures } from "./columns/exposures";
import { identities } from "./columns/identities";
import { resources } from "./columns/resources";
import type { FacetField } from "./Facets";
import { oneEach } from "./groups";
import { HELD } from "./held";

const SOURCE: FacetField = { field: "source.name", title: "Source" };
const KIND: FacetField = { field: "kind", title: "Kind", kinds: true };
const PRIVILEGE: FacetField = { field: "privilege", title: "Privilege", order: ["ADMIN", "WRITE", "READ", "NONE"] };
const STATUS: FacetField = { field: "status", title: "Status" };
const OWNER: FacetField = { field: "owner.name", title: "Owner", unknown: "without owner", alone: true };
const ENVIRONMENT: FacetField = { field: "environment", title: "Environment" };

const heldNames = Object.fromEntries(Object.entries(HELD).map(([value, { short }]) => [value, short]));

export interface Kind<T> {
  kind: ObjectKind;
  title: string;
  one: string;
  path: "/credentials" | "/identities" | "/exposures" | "/resources";
  page: "/credentials/$id" | "/identities/$id" | "/exposures/$id" | "/resources/$id";
  sort: string;
  example: string;
  columns: Column<T>[];
  facets: FacetField[];
  /** Rows that are one entry, folded. */
  fold?: (rows: T[], chosen: string | null) => T[];
}

export const KINDS = {
  credentials: {
    kind: "credential",
    title: "Credentials",
    one: "credential",
    path: "/credentials",
    page: "/credentials/$id",
    sort: "-riskScore",
    example: 'expiresAt == null && privilege in ["ADMIN", "WRITE"]',
    columns: credentials,
    facets: [SOURCE, KIND, PRIVILEGE, OWNER, STATUS, ENVIRONMENT],
  } satisfies Kind<Credential>,
  identities: {
    kind: "identity",
    title: "Identities",
    one: "identity",
    path: "/identities",
    page: "/identities/$id",
    sort: "-riskScore",
    example: 'privilege == "ADMIN" && owner.name == null',
    columns: identities,
    facets: [SOURCE, KIND, PRIVILEGE, OWNER, STATUS, ENVIRONMENT],
  } satisfies Kind<Identity>,
  exposures: {
    kind: "exposure",
    title: "Exposures",
    one: "exposure",
    path: "/exposures",
    page: "/exposures/$id",
    sort: "-riskScore",
    example: 'current && severity in ["CRITICAL", "HIGH"]',
    columns: exposures,
    facets: [
      SOURCE,
      { field: "severity", title: "Severity", order: ["CRITICAL", "HIGH", "MEDIUM", "LOW"] },
      { field: "held", title: "Held in", names: heldNames },
      { field: "verdict", title: "Verdict" },
      { field: "provider", title: "Provider" },
      OWNER,
    ],
    fold: oneEach,
  } satisfies Kind<Exposure>,
  resources: {
    kind: "resource",
    title: "Resources",
    one: "resource",
    path: "/resources",
    page: "/resources/$id",
    sort: "name",
    example: "grantCount > 10",
    columns: resources,
    facets: [SOURCE, KIND, ENVIRONMENT],
  } satisfies Kind<Resource>,
};

export type KindName = keyof typeof KINDS;

export function isKind(name: string): name is KindName {
  return name in KINDS;
}
