import type { Credential, Exposure, Finding, Identity, Policy, Usage } from "@/api/types";

// An invented estate for tests and for looking at screens without a server. Never part of the build.

const NOW = Date.parse("2026-11-20T14:02:00Z");
export const ago = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

export const SHOP = { id: "s1", name: "shop database", connector: "postgres" };
export const REPO = { id: "s2", name: "shop repository", connector: "git" };
const CLOUD = { id: "s3", name: "production", connector: "aws" };
const OWNERS = [{ id: "o1", name: "Payments", confidence: 0.86 }, { id: "o2", name: "Platform", confidence: 1 }, null];
const ROLES = ["postgres", "shop_app", "reporting_ro", "billing_sync", "etl_loader", "replicator", "backup_agent"];

export const credentials: Credential[] = Array.from({ length: 240 }, (_, index) => {
  const role = `${ROLES[index % ROLES.length]}${index < ROLES.length ? "" : `_${index}`}`;
  const risk = Math.max(0, 97 - Math.floor(index * 0.8));
  return {
    id: `c${index}`,
    kind: index === 5 ? "aws.access-key" : index % 5 === 4 ? "postgres.certificate" : "postgres.password",
    name: `${role}@shop`,
    externalId: role,
    status: index % 11 === 10 ? "DISABLED" : "ACTIVE",
    identity: { id: `i${index}`, kind: "postgres.role", name: role, status: "ACTIVE", privilege: null },
    source: index === 5 ? CLOUD : SHOP,
    environment: index % 3 === 0 ? "production" : null,
    createdAt: ago(9000),
    expiresAt: index % 3 === 0 ? null : ago(-24 * (index + 2)),
    lastUsedAt: index % 4 === 3 ? null : ago(index * 3 + 1),
    lastUsedFrom: "10.2.0.7",
    lastRotatedAt: null,
    scopes: [],
    privilege: (["ADMIN", "WRITE", "READ"] as const)[index % 3] ?? null,
    exposureCount: index % 6 === 0 ? 2 : 0,
    consumerCount: index % 2,
    owner: OWNERS[index % 3] ?? null,
    openFindings: index % 4,
    riskScore: risk,
    riskFactors: [
      { factor: "exposed in a repository", points: 34, evidence: null },
      { factor: "administrator", points: 28, evidence: null },
      { factor: "never expires", points: 20, evidence: null },
    ],
    attributes: { connectionLimit: -1, passwordHash: "scram-sha-256" },
    firstSeenAt: ago(300),
    updatedAt: ago(4),
    goneAt: null,
  };
});

export const identities: Identity[] = credentials.slice(0, 40).map((it, index) => ({
  ...it,
  id: `i${index}`,
  kind: "postgres.role",
  name: it.externalId,
  credentialCount: 1,
  activeCredentialCount: 1,
  access: null,
}));

export const exposures: Exposure[] = Array.from({ length: 14 }, (_, index) => ({
  id: `e${index}`,
  length: 52,
  identityCount: index % 2,
  attributes: {},
  type: index % 2 ? "postgres/connection-string" : "aws/access-key",
  provider: index % 2 ? "postgres" : "aws",
  title: index % 2 ? "PostgreSQL connection string" : "AWS access key",
  severity: (["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const)[index % 4] ?? "LOW",
  verdict: index % 3 ? "PLAUSIBLE" : "CONFIRMED",
  confidence: 0.92,
  because: ["the password's place is filled", "the host is known"],
  preview: "postgres://shop_app:…x9Qz",
  fingerprint: `f${Math.floor(index / 2)}`.padEnd(12, "0"),
  location: `deploy/config-${index}.yml`,
  line: 14 + index,
  column: 9,
  endLine: 14 + index,
  endColumn: 60,
  version: "9f31c2a",
  current: index % 3 !== 1,
  author: "mira@acme.test",
  writtenAt: ago(400),
  place: { kind: "git.file", externalId: `deploy/config-${index}.yml` },
  resource: { id: "r1", kind: "git.repository", name: "acme/shop" },
  credential: index % 2 ? { id: "c1", name: "shop_app@shop", status: "ACTIVE" } : null,
  identity: index % 2 ? { id: "i1", kind: "postgres.role", name: "shop_app" } : null,
  placeCount: 2,
  held: (["OPEN", "BOTH", "VAULT"] as const)[index % 3] ?? "OPEN",
  story:
    index % 2
      ? "password of role shop_app in shop database, admin on orders, last used 200 days ago, owner Payments"
      : null,
  owner: OWNERS[0] ?? null,
  source: REPO,
  openFindings: 1,
  riskScore: 91 - index * 5,
  riskFactors: [{ factor: "in what is served now", points: 40, evidence: null }],
  firstSeenAt: ago(200),
  updatedAt: ago(5),
  goneAt: null,
}));

export const policies: Policy[] = [
  ["never-expires", "Credential never expires", "HIGH", "NHI7", "Long-lived secrets", "expiresAt == null"],
  [
    "admin-without-owner",
    "Administrator without an owner",
    "CRITICAL",
    "NHI5",
    "Overprivileged NHI",
    'privilege == "ADMIN" && owner.name == null',
  ],
  ["unused-90-days", "Not used for 90 days", "MEDIUM", "NHI1", "Improper offboarding", "lastUsedAt < now - days(90)"],
].map(([id, title, severity, item, framework, expression]) => ({
  id: id as string,
  title: title as string,
  kind: "credential" as const,
  severity: severity as Policy["severity"],
  expression: expression as string,
  description: "Whoever bears it has its power for as long as it works.",
  remedy: "Give it an end: ALTER ROLE shop_app VALID UNTIL '2027-01-01'.",
  frameworks: [{ framework: "OWASP NHI Top 10 2025", item: item as string, title: framework as string }],
  builtin: true,
  enabled: id !== "unused-90-days",
  openFindings: id === "never-expires" ? 80 : 12,
  examples: [
    { name: "no end", breaks: true, now: ago(0), object: { expiresAt: null } },
    { name: "ends in a month", breaks: false, now: ago(0), object: { expiresAt: "2026-12-20T00:00:00Z" } },
  ],
  createdAt: ago(900),
  updatedAt: ago(100),
}));

export const findings: Finding[] = Array.from({ length: 60 }, (_, index) => {
  const policy = policies[index % policies.length] as Policy;
  const credential = credentials[index] as Credential;
  return {
    id: `f${index}`,
    policy: { id: policy.id, title: policy.title, severity: policy.severity },
    severity: policy.severity,
    status: index % 9 === 8 ? "ACKNOWLEDGED" : "OPEN",
    object: { objectKind: "credential", id: credential.id, kind: credential.kind, name: credential.name },
    source: SHOP,
    identity: credential.identity,
    owner: credential.owner,
    assignee: index % 9 === 8 ? "admin" : null,
    evidence: [
      { field: "expiresAt", value: null, label: "Expires" },
      { field: "createdAt", value: credential.createdAt, label: "Created" },
    ],
    story: null,
    remedy: policy.remedy,
    riskScore: credential.riskScore,
    openedAt: ago(index + 1),
    resolvedAt: null,
    updatedAt: ago(index + 1),
    waiver: null,
    frameworks: policy.frameworks,
  };
});

const call = (
  service: string,
  action: string,
  network: string | null,
  calls: number,
  denied: number,
  hours: number,
) => ({
  id: `${service}-${action}`,
  service,
  action,
  region: "eu-west-1",
  network,
  credential: { id: "c5", kind: "aws.access-key", name: "replicator@shop" },
  calls,
  denied,
  failed: 0,
  days: 12,
  firstSeenAt: ago(300),
  lastSeenAt: ago(hours),
});

export const usage: Usage[] = [
  call("s3", "GetObject", "198.51.100.0/24", 1204, 3, 0.2),
  call("sts", "GetCallerIdentity", "198.51.100.0/24", 86, 0, 1),
  call("secretsmanager", "GetSecretValue", "203.0.113.0/24", 12, 12, 26),
  call("sqs", "SendMessage", "lambda.amazonaws.com", 48210, 0, 40),
  call("dynamodb", "DescribeTable", null, 7, 0, 190),
];
