import { Link } from "@tanstack/react-router";
import type { Credential, Exposure, Identity, ObjectKind, Resource } from "@/api/types";
import { kindWords, number } from "@/shared/format";
import { Expiry, Glyph, OwnerMark, PrivilegeMark, Risk, SeverityPill, When } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import type { FacetField } from "./Facets";

const SOURCE: FacetField = { field: "source.name", title: "Source" };
const KIND: FacetField = { field: "kind", title: "Kind", kinds: true };
const PRIVILEGE: FacetField = { field: "privilege", title: "Privilege" };
const STATUS: FacetField = { field: "status", title: "Status" };
const ENVIRONMENT: FacetField = { field: "environment", title: "Environment" };

interface Named {
  id: string;
  name: string;
  source: { connector: string };
}

const to = { credential: "/credentials/$id", identity: "/identities/$id", exposure: "/exposures/$id" } as const;
type Addressed = keyof typeof to;

function NameCell({ row, kind }: { row: Named; kind: ObjectKind }) {
  return (
    <span className="row">
      <Glyph connector={row.source.connector} />
      <Link
        to={to[kind as Addressed] ?? "/resources/$id"}
        params={{ id: row.id }}
        className="mono cut"
        title={row.name}
        onClick={(event) => event.preventDefault()}
        tabIndex={-1}
      >
        {row.name}
      </Link>
    </span>
  );
}

function Count({ value, bad = false }: { value: number; bad?: boolean }) {
  return <span className={value > 0 ? (bad ? "crit" : "dim") : "faint"}>{number(value)}</span>;
}

const credentials: Column<Credential>[] = [
  {
    id: "name",
    title: "Credential",
    width: 200,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="credential" />,
  },
  {
    id: "kind",
    title: "Kind",
    width: 150,
    rank: 7,
    cell: (it) => <span className="dim">{kindWords(it.kind)}</span>,
  },
  {
    id: "owner",
    title: "Owner",
    width: 140,
    rank: 2,
    sort: "owner.name",
    cell: (it) => <OwnerMark owner={it.owner} />,
  },
  {
    id: "privilege",
    title: "Privilege",
    width: 76,
    rank: 3,
    cell: (it) => <PrivilegeMark privilege={it.privilege} />,
  },
  { id: "used", title: "Last used", width: 90, rank: 4, sort: "lastUsedAt", cell: (it) => <When at={it.lastUsedAt} /> },
  {
    id: "expires",
    title: "Expires",
    width: 84,
    rank: 5,
    sort: "expiresAt",
    cell: (it) => <Expiry at={it.expiresAt} />,
  },
  {
    id: "places",
    title: "Places",
    width: 64,
    rank: 6,
    numeric: true,
    cell: (it) => <Count value={it.exposureCount} bad />,
  },
  {
    id: "findings",
    title: "Findings",
    width: 76,
    rank: 8,
    numeric: true,
    cell: (it) => <Count value={it.openFindings} />,
  },
  {
    id: "risk",
    title: "Risk",
    width: 70,
    rank: 1,
    numeric: true,
    sort: "riskScore",
    cell: (it) => <Risk score={it.riskScore} />,
  },
];

const identities: Column<Identity>[] = [
  {
    id: "name",
    title: "Identity",
    width: 200,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="identity" />,
  },
  {
    id: "kind",
    title: "Kind",
    width: 140,
    rank: 6,
    cell: (it) => <span className="dim">{kindWords(it.kind)}</span>,
  },
  {
    id: "owner",
    title: "Owner",
    width: 140,
    rank: 2,
    sort: "owner.name",
    cell: (it) => <OwnerMark owner={it.owner} />,
  },
  { id: "status", title: "Status", width: 80, rank: 5, cell: (it) => <Status status={it.status} /> },
  {
    id: "privilege",
    title: "Privilege",
    width: 76,
    rank: 3,
    cell: (it) => <PrivilegeMark privilege={it.privilege} />,
  },
  { id: "used", title: "Last used", width: 90, rank: 4, sort: "lastUsedAt", cell: (it) => <When at={it.lastUsedAt} /> },
  {
    id: "credentials",
    title: "Credentials",
    width: 90,
    rank: 7,
    numeric: true,
    cell: (it) => <Count value={it.credentialCount} />,
  },
  {
    id: "findings",
    title: "Findings",
    width: 76,
    rank: 8,
    numeric: true,
    cell: (it) => <Count value={it.openFindings} />,
  },
  {
    id: "risk",
    title: "Risk",
    width: 70,
    rank: 1,
    numeric: true,
    sort: "riskScore",
    cell: (it) => <Risk score={it.riskScore} />,
  },
];

const exposures: Column<Exposure>[] = [
  {
    id: "title",
    title: "Exposure",
    width: 210,
    rank: 0,
    cell: (it) => <NameCell row={{ ...it, name: it.title }} kind="exposure" />,
  },
  {
    id: "severity",
    title: "Severity",
    width: 84,
    rank: 1,
    cell: (it) => <SeverityPill severity={it.severity} />,
  },
  {
    id: "preview",
    title: "Preview",
    width: 150,
    rank: 5,
    cell: (it) => <span className="mono dim">{it.preview}</span>,
  },
  { id: "location", title: "Place", width: 220, rank: 2, sort: "location", cell: (it) => <Place exposure={it} /> },
  {
    id: "current",
    title: "Still there",
    width: 80,
    rank: 3,
    cell: (it) => <span className={it.current ? "crit" : "dim"}>{it.current ? "yes" : "history"}</span>,
  },
  {
    id: "author",
    title: "Written by",
    width: 130,
    rank: 7,
    cell: (it) => <span className="cut dim">{it.author ?? "–"}</span>,
  },
  { id: "written", title: "Written", width: 90, rank: 6, cell: (it) => <When at={it.writtenAt} /> },
  {
    id: "risk",
    title: "Risk",
    width: 70,
    rank: 4,
    numeric: true,
    sort: "riskScore",
    cell: (it) => <Risk score={it.riskScore} />,
  },
];

const resources: Column<Resource>[] = [
  {
    id: "name",
    title: "Resource",
    width: 240,
    rank: 0,
    sort: "name",
    cell: (it) => <NameCell row={it} kind="resource" />,
  },
  {
    id: "kind",
    title: "Kind",
    width: 160,
    rank: 2,
    cell: (it) => <span className="dim">{kindWords(it.kind)}</span>,
  },
  {
    id: "parent",
    title: "Within",
    width: 180,
    rank: 4,
    cell: (it) => <span className="cut dim">{it.parent?.name ?? "–"}</span>,
  },
  {
    id: "source",
    title: "Source",
    width: 140,
    rank: 3,
    cell: (it) => <span className="dim">{it.source.name}</span>,
  },
  {
    id: "seen",
    title: "First seen",
    width: 100,
    rank: 5,
    cell: (it) => <When at={it.firstSeenAt} />,
  },
  {
    id: "grants",
    title: "Grants",
    width: 80,
    rank: 1,
    numeric: true,
    cell: (it) => <Count value={it.grantCount} />,
  },
];

export function Status({ status }: { status: string }) {
  return (
    <span className={status === "ACTIVE" ? "dim" : "faint"}>{status.charAt(0) + status.slice(1).toLowerCase()}</span>
  );
}

function Place({ exposure }: { exposure: Exposure }) {
  const line = exposure.line ? `:${exposure.line}` : "";
  return (
    <span className="mono cut dim" title={exposure.location + line}>
      {exposure.location}
      {line}
    </span>
  );
}

export interface Kind<T> {
  kind: ObjectKind;
  title: string;
  one: string;
  path: string;
  page: "/credentials/$id" | "/identities/$id" | "/exposures/$id" | "/resources/$id";
  sort: string;
  example: string;
  columns: Column<T>[];
  facets: FacetField[];
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
    facets: [SOURCE, KIND, PRIVILEGE, STATUS, ENVIRONMENT],
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
    facets: [SOURCE, KIND, PRIVILEGE, STATUS, ENVIRONMENT],
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
      { field: "severity", title: "Severity" },
      { field: "verdict", title: "Verdict" },
      { field: "provider", title: "Provider" },
    ],
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
