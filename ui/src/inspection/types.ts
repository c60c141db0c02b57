import type { Exposure, Finding } from "@/api/types";

export type TokenFormat =
  | "JWT"
  | "OPAQUE"
  | "REFERENCE"
  | "API_KEY"
  | "BASIC"
  | "CERTIFICATE"
  | "KEY"
  | "CONNECTION"
  | "PASSWORD"
  | "UNKNOWN";

export type CheckResult = "PASS" | "WARN" | "FAIL" | "UNKNOWN";

export interface InspectionCheck {
  id: string;
  title: string;
  result: CheckResult;
  detail: string;
  reference: string;
}

export interface Inspection {
  kind: string;
  provider: string | null;
  title: string;
  format: TokenFormat;
  preview: string;
  claims: Record<string, unknown> | null;
  issuedAt: string | null;
  expiresAt: string | null;
  lifetime: string | null;
  verdict: "CONFIRMED" | "PLAUSIBLE" | "EXPIRED" | "PLACEHOLDER" | "IMPOSSIBLE";
  because: string[];
  checks: InspectionCheck[];
  identity: { id: string | null; kind: string; name: string } | null;
  exposures: Exposure[];
  findings: Finding[];
}
