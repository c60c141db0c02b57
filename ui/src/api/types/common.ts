// The shapes of the REST API. `null` always means "not known".

export type Instant = string;

export type Severity = "CRITICAL" | "HIGH" | "MEDIUM" | "LOW";

export type Privilege = "NONE" | "READ" | "WRITE" | "ADMIN";

export type ObjectKind = "credential" | "identity" | "exposure" | "resource";

export type Judged = Exclude<ObjectKind, "resource">;

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
