import type { Instant } from "./common";

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
