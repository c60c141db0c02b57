import type { Instant, Judged, NamedRef, ObjectKind, OwnerRef, Severity, SourceRef } from "./common";

export type FindingStatus = "OPEN" | "ACKNOWLEDGED" | "WAIVED" | "RESOLVED";

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
  sinceYesterday: { discovered: number; opened: number; resolved: number };
}
