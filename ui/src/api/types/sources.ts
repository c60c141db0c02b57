import type { Instant } from "./common";

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
  percent: number;
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
  lastCrawl: { id: string; state: CrawlState; endedAt: Instant | null; message?: string | null } | null;
  coverage: Coverage;
  counts: { identities: number; credentials: number; exposures: number; resources: number };
  createdAt: Instant;
  updatedAt: Instant;
}

export type CrawlState = "QUEUED" | "RUNNING" | "COMPLETE" | "PARTIAL" | "FAILED" | "CANCELLED";

export interface Crawl {
  id: string;
  source: { id: string; name: string };
  state: CrawlState;
  message: string | null;
  remedy: string | null;
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
