import type { Instant } from "./common";

export interface Me {
  id: string;
  name: string;
  kind: "user" | "token";
  role: string;
  permissions: string[];
  mustChangePassword: boolean;
  csrfToken?: string | null;
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
