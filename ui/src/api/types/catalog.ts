import type { Instant, NamedRef, ObjectKind, OwnerRef, Privilege, Severity, SourceRef } from "./common";

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
