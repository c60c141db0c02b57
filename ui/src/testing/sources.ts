import type { Source } from "@/api/types";
import { ago, REPO, SHOP } from "./estate";

const GRANT = "GRANT pg_read_all_stats TO claviger;";

export const sources: Source[] = [
  {
    ...SHOP,
    settings: { host: "db.acme.test", port: 5432, username: "claviger", password: null },
    environment: "production",
    schedule: "PT6H",
    enabled: true,
    lastCrawl: {
      id: "k1",
      state: "PARTIAL",
      createdAt: ago(0.2),
      startedAt: ago(0.2),
      endedAt: ago(0.1),
      message: null,
    },
    coverage: {
      scopes: 4,
      complete: 3,
      percent: 75,
      problems: [
        {
          scope: "usage",
          category: "FORBIDDEN",
          subject: null,
          message: "pg_stat_statements cannot be read",
          remedy: GRANT,
        },
      ],
    },
    counts: { identities: 40, credentials: 240, exposures: 0, resources: 12 },
    createdAt: ago(500),
    updatedAt: ago(1),
  },
  {
    ...REPO,
    settings: { location: "https://git.acme.test/shop.git", token: null },
    environment: null,
    schedule: null,
    enabled: true,
    lastCrawl: {
      id: "k2",
      state: "COMPLETE",
      createdAt: ago(1.1),
      startedAt: ago(1.1),
      endedAt: ago(1),
      message: null,
    },
    coverage: { scopes: 1, complete: 1, percent: 100, problems: [] },
    counts: { identities: 0, credentials: 0, exposures: 14, resources: 1 },
    createdAt: ago(500),
    updatedAt: ago(1),
  },
];

export const connectors = [
  {
    type: "postgres",
    displayName: "PostgreSQL",
    settingsSchema: {
      type: "object",
      required: ["host", "username", "password"],
      properties: {
        host: {
          type: "string",
          title: "Host",
          description: "Name or address of the server.",
          examples: ["db.internal"],
        },
        port: { type: "integer", title: "Port", default: 5432, minimum: 1, maximum: 65535 },
        username: { type: "string", title: "User name", description: "A login that may only read." },
        password: { type: "string", title: "Password", writeOnly: true },
        tls: { enum: ["require", "verify-full"], title: "TLS", default: "verify-full" },
      },
    },
    permissions: [
      {
        name: "pg_read_all_stats",
        purpose: "Without it, no use is seen.",
        required: false,
        grant: "GRANT pg_read_all_stats TO claviger;",
      },
    ],
    usageRecords: null,
  },
  {
    type: "aws",
    displayName: "Amazon Web Services",
    settingsSchema: { type: "object", properties: {} },
    permissions: [],
    usageRecords: "CloudTrail records",
  },
];
