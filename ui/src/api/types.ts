// The shapes of the REST API. `null` always means "not known".

export type Instant = string;
export type Severity = "CRITICAL" | "HIGH" | "MEDIUM" | "LOW";
export type Privilege = "NONE" | "READ" | "WRITE" | "ADMIN";
export type ObjectKind = "credential" | "identity" | "exposure" | "resource";
export type Judged = Exclude<ObjectKind, "resource">;
export type FindingStatus = "OPEN" | "ACKNOWLEDGED" | "WAIVED" | "RESOLVED";

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number | null;
  facets?: Record<string, FacetCount[]> | null;
}

export interface FacetCount {
  value: string | number | boolean | null;
  count: number;
}

export interface Me {
  id: string;
  name: string;
  kind: "user" | "token";
  role: string;
  permissions: string[];
  mustChangePassword: boolean;
  csrfToken?: string | null;
}

export interface SourceRef {
  id: string;
  name: string;
  connector: string;
}

export interface OwnerRef {
  id: string;
  name: string;
  confidence: number | null;
}

export interface NamedRef {
  id: string | null;
  kind: string;
  name: string;
}

export interface RiskFactor {
  factor: string;
  points: number;
  evidence: string | null;
}

interface Observed {
  id: string;
  source: SourceRef;
  firstSeenAt: Instant;
  updatedAt: Instant;
  goneAt: Instant | null;
}

interface Scored {
  openFindings: number;
  riskScore: number | null;
  riskFactors: RiskFactor[] | null;
}

export interface Credential extends Observed, Scored {
  kind: string;
  name: string;
  externalId: string;
  status: string;
  identity: NamedRef | null;
  environment: string | null;
  createdAt: Instant | null;
  expiresAt: Instant | null;
  lastUsedAt: Instant | null;
  lastUsedFrom: string | null;
  lastRotatedAt: Instant | null;
  scopes: string[] | null;
  privilege: Privilege | null;
  exposureCount: number;
  consumerCount: number;
  owner: OwnerRef | null;
  attributes: Record<string, unknown> | null;
}

export interface Identity extends Observed, Scored {
  kind: string;
  name: string;
  externalId: string;
  status: string;
  privilege: Privilege | null;
  environment: string | null;
  createdAt: Instant | null;
  lastUsedAt: Instant | null;
  credentialCount: number;
  activeCredentialCount: number;
  exposureCount: number;
  consumerCount: number;
  owner: OwnerRef | null;
  attributes: Record<string, unknown> | null;
}

export interface Exposure extends Observed, Scored {
  type: string;
  provider: string;
  title: string;
  severity: Severity;
  verdict: string;
  confidence: number;
  because: string[] | null;
  preview: string;
  fingerprint: string;
  location: string;
  line: number | null;
  column: number | null;
  endLine: number | null;
  endColumn: number | null;
  version: string | null;
  current: boolean;
  author: string | null;
  writtenAt: Instant | null;
  place: { kind: string; externalId: string };
  resource: NamedRef | null;
  credential: { id: string; name: string } | null;
  identity: NamedRef | null;
  placeCount: number;
  owner?: OwnerRef | null;
}

export interface Resource extends Observed {
  kind: string;
  name: string;
  externalId: string;
  environment: string | null;
  grantCount: number;
  parent: NamedRef | null;
  attributes: Record<string, unknown> | null;
}

export interface Grant {
  id: string;
  action: string;
  privilege: Privilege | null;
  target: { objectKind: ObjectKind | null; id: string | null; kind: string; name: string };
  subject?: { objectKind: ObjectKind; id: string | null; kind: string; name: string } | null;
  attributes: Record<string, unknown> | null;
}

export interface Consumer {
  id: string;
  name: string;
  kind: string;
  lastSeenAt: Instant | null;
  attributes: Record<string, unknown> | null;
}

/** One possible owner, and what speaks for it. The first of an object's is the one that counts. */
export interface Claim {
  owner: Owner;
  evidence: { evidence: string; confidence: number; at: Instant | null }[];
  confidence: number;
  confirmed: boolean;
}

export interface Owner {
  id: string;
  kind: string;
  key: string;
  name: string;
}

export interface Change {
  validFrom: Instant;
  validTo: Instant | null;
  event: string;
  changes: { field: string; from: unknown; to: unknown }[] | null;
  crawlId: string | null;
}

export interface Framework {
  framework: string;
  item: string;
  title: string;
}

export interface Finding {
  id: string;
  policy: { id: string; title: string; severity: Severity };
  severity: Severity;
  status: FindingStatus;
  object: { objectKind: ObjectKind; id: string; kind: string; name: string };
  source: SourceRef;
  identity: NamedRef | null;
  owner: OwnerRef | { name: string } | null;
  assignee: string | null;
  evidence: { field: string; value: unknown; label: string | null }[] | null;
  remedy: string | null;
  riskScore: number | null;
  openedAt: Instant;
  resolvedAt: Instant | null;
  updatedAt: Instant;
  waiver: Waiver | null;
  frameworks: Framework[] | null;
}

export interface Waiver {
  reason: string;
  until?: Instant | null;
  approver?: string | null;
}

export interface Policy {
  id: string;
  title: string;
  kind: Judged;
  severity: Severity;
  expression: string;
  description: string | null;
  remedy: string | null;
  frameworks: Framework[] | null;
  builtin: boolean;
  enabled: boolean;
  openFindings: number;
  examples: unknown;
  updatedAt: Instant | null;
}

export interface Connector {
  type: string;
  displayName: string;
  settingsSchema: JsonSchema;
  permissions: { name: string; purpose: string; required: boolean; grant: string }[];
}

export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: (string | number)[];
  default?: unknown;
  examples?: unknown[];
  format?: string;
  writeOnly?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

export interface ScopeProblem {
  scope: string | null;
  category: string;
  message: string;
  remedy: string | null;
  subject?: string | null;
}

export interface Coverage {
  scopes: number;
  complete: number;
  percent: number | null;
  problems: ScopeProblem[];
}

export interface Source {
  id: string;
  name: string;
  connector: string;
  settings: Record<string, unknown>;
  environment: string | null;
  schedule: string | null;
  enabled: boolean;
  lastCrawl: { id: string; state: CrawlState; endedAt: Instant | null; startedAt?: Instant | null } | null;
  coverage: Coverage | null;
  counts: { identities: number; credentials: number; exposures: number; resources: number } | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export type CrawlState = "QUEUED" | "RUNNING" | "COMPLETE" | "PARTIAL" | "FAILED" | "CANCELLED";

export interface Crawl {
  id: string;
  source: { id: string; name: string };
  state: CrawlState;
  createdAt: Instant | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  observations: number;
  discovered: number;
  changed: number;
  gone: number;
  scopes: CrawlScope[];
  problems: ScopeProblem[];
}

export interface CrawlScope {
  id: string;
  name: string;
  state: "PENDING" | "RUNNING" | "COMPLETE" | "PARTIAL" | "FAILED";
  category: string | null;
  done: number | null;
  total: number | null;
  observations: number;
  message: string | null;
  remedy: string | null;
}

export interface Check {
  name: string;
  outcome: "PASSED" | "FAILED" | "SKIPPED";
  detail: string | null;
  remedy: string | null;
}

export interface Channel {
  id: string;
  name: string;
  kind: "slack-webhook" | "standard-webhook";
  url: string;
  enabled: boolean;
  lastDelivery: { state: string; at: Instant } | null;
  health: "UNKNOWN" | "OK" | "FAILING" | "GONE";
  healthDetail: string | null;
  pausedUntil: Instant | null;
  /** Only in the answer to the request that made it. */
  secret?: string | null;
}

export interface Route {
  id: string;
  name: string;
  filter: string;
  channels: string[];
  enabled: boolean;
}

export interface Delivery {
  id: string;
  channel: { id: string; name: string; kind?: string } | null;
  route: { id: string; name: string } | null;
  event: { type: string; id: string; data?: { policy?: { title?: string }; object?: { name?: string } } | null };
  state: "PENDING" | "DELIVERED" | "FAILED" | "RETRYING";
  attempts: { at: Instant; status: number | null; detail: string | null; durationMillis: number | null }[];
  nextAttemptAt: Instant | null;
  createdAt: Instant;
}

export interface Token {
  id: string;
  name: string;
  role: string;
  /** What it begins and ends with; its value is shown once, when it is made. */
  prefix: string;
  createdBy: string;
  createdAt: Instant;
  expiresAt: Instant;
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

export interface User {
  id: string;
  name: string;
  role: string;
  enabled: boolean;
  mustChangePassword: boolean;
  createdAt: Instant;
  lastSignInAt: Instant | null;
}

export interface SeverityCounts {
  critical: number;
  high: number;
  medium: number;
  low: number;
}

export interface Overview {
  credentials: number;
  identities: number;
  exposures: number;
  resources: number;
  openFindings: SeverityCounts;
  urgent: number;
  needAction: number;
  byKind: { kind: string; count: number }[];
  bySource: { id: string; name: string; connector: string; count: number }[];
  byRisk: { band: string; count: number }[];
  owaspNhi: ({ item: string; title: string } & SeverityCounts)[];
  exposedOutsideVault: number;
  withoutOwner: number;
  neverExpire: number;
  newestFindings: Finding[];
  doFirst: Finding[];
  coverage: (SourceRef & Coverage & { state?: string | null })[];
  sinceYesterday: { discovered: number; opened: number; resolved: number };
  lastCrawlAt: Instant | null;
}
