import type { Overview } from "@/api/types";
import { ago, findings, SHOP } from "./estate";

const OWASP = [
  "Improper offboarding",
  "Secret leakage",
  "Vulnerable third-party NHI",
  "Insecure authentication",
  "Overprivileged NHI",
  "Insecure cloud deployment configurations",
  "Long-lived secrets",
  "Environment isolation",
  "NHI reuse",
  "Human use of NHI",
];

export const overview: Overview = {
  credentials: 240,
  identities: 40,
  exposures: 14,
  resources: 13,
  openFindings: { critical: 12, high: 31, medium: 12, low: 5 },
  urgent: 9,
  needAction: 60,
  byKind: [
    { kind: "postgres.password", count: 192 },
    { kind: "postgres.certificate", count: 48 },
  ],
  bySource: [{ ...SHOP, count: 240 }],
  byRisk: [
    { band: "critical", count: 9 },
    { band: "high", count: 51 },
    { band: "medium", count: 80 },
    { band: "low", count: 100 },
  ],
  owaspNhi: OWASP.map((title, index) => ({
    item: `NHI${index + 1}`,
    title,
    critical: (index * 7) % 5,
    high: (index * 13) % 31,
    medium: (index * 11) % 23,
    low: index % 4,
  })),
  exposedOutsideVault: 14,
  withoutOwner: 80,
  neverExpire: 80,
  newestFindings: findings.slice(0, 6),
  doFirst: findings.slice(0, 5),
  sinceYesterday: { discovered: 14, opened: 6, resolved: 21 },
  coverage: [],
  lastCrawlAt: ago(0.1),
};
