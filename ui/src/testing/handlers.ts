import { HttpResponse, http } from "msw";
import { credentials, exposures, findings, identities, policies, usage } from "./estate";
import { overview } from "./overview";
import { reachHandlers } from "./reach";
import { connectors, sources } from "./sources";

const API = "*/api/v1";

function page(items: { [key: string]: unknown }[], request: Request) {
  const query = new URL(request.url).searchParams;
  const filter = query.get("filter") ?? "";
  if (filter.includes("expiresAd")) {
    return HttpResponse.json(
      {
        status: 400,
        code: "filter-invalid",
        title: "The filter cannot be read",
        detail: "There is no field 'expiresAd'.",
        errors: [],
        problems: [
          { message: "There is no field 'expiresAd'.", line: 1, column: 1, length: 9, suggestions: ["expiresAt"] },
        ],
      },
      { status: 400, headers: { "content-type": "application/problem+json" } },
    );
  }
  const start = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 50);
  const facets = Object.fromEntries(
    (query.get("facets") ?? "")
      .split(",")
      .filter(Boolean)
      .map((field) => [field, counts(items, field)]),
  );
  return HttpResponse.json({
    items: items.slice(start, start + limit),
    nextCursor: start + limit < items.length ? String(start + limit) : null,
    total: items.length,
    facets,
  });
}

function counts(items: { [key: string]: unknown }[], field: string) {
  const found = new Map<string | null, number>();
  for (const item of items) {
    const value = field.split(".").reduce<unknown>((it, name) => (it as Record<string, unknown> | null)?.[name], item);
    const key = value === null || value === undefined ? null : String(value);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return [...found].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

const list = (path: string, items: unknown[]) =>
  http.get(`${API}${path}`, ({ request }) => page(items as { [key: string]: unknown }[], request));

const one = (path: string, items: { id: string }[]) =>
  http.get(`${API}${path}/:id`, ({ params }) => {
    const found = items.find((it) => it.id === params.id);
    return found ? HttpResponse.json(found, { headers: { etag: '"1"' } }) : new HttpResponse(null, { status: 404 });
  });

const grants = [
  {
    id: "g1",
    action: "member",
    privilege: "ADMIN",
    target: { objectKind: "identity", id: "i2", kind: "postgres.role", name: "reporting_ro" },
    attributes: { admin: true },
  },
  {
    id: "g2",
    action: "SELECT",
    privilege: "READ",
    target: { objectKind: "resource", id: "r1", kind: "postgres.schema", name: "shop.public" },
    attributes: {},
  },
];

const crawl = {
  id: "k1",
  source: { id: "s1", name: "shop database" },
  state: "PARTIAL",
  message: null,
  remedy: null,
  createdAt: "2026-11-20T14:00:00Z",
  startedAt: "2026-11-20T14:00:00Z",
  endedAt: "2026-11-20T14:00:04Z",
  observations: 912,
  discovered: 14,
  changed: 3,
  gone: 0,
  scopes: [
    {
      id: "roles",
      name: "Roles",
      state: "COMPLETE",
      category: null,
      done: 40,
      total: 40,
      observations: 280,
      message: null,
      remedy: null,
    },
    {
      id: "usage",
      name: "Usage",
      state: "PARTIAL",
      category: "FORBIDDEN",
      done: 1,
      total: 2,
      observations: 12,
      message: "pg_stat_statements cannot be read",
      remedy: null,
    },
  ],
  problems: [],
};

const field = (name: string, type: string, label: string) => ({ name, type, nullable: true, label, values: null });
const fields = [
  field("name", "string", "name"),
  field("expiresAt", "timestamp", "expires"),
  field("riskScore", "int", "risk score (0 to 100)"),
  field("owner.name", "string", "owner"),
];

export const handlers = [
  ...reachHandlers,
  http.get(`${API}/me`, () =>
    HttpResponse.json({
      id: "u1",
      name: "admin",
      kind: "user",
      role: "admin",
      permissions:
        "CATALOG_READ CATALOG_WRITE SOURCES_READ SOURCES_WRITE CRAWLS_START FINDINGS_READ FINDINGS_WRITE POLICIES_READ POLICIES_WRITE CHANNELS_READ CHANNELS_WRITE TOKENS_WRITE USERS_WRITE AUDIT_READ".split(
          " ",
        ),
      mustChangePassword: false,
      csrfToken: "anti-forgery",
    }),
  ),
  http.get(`${API}/expressions/:kind`, ({ params }) => HttpResponse.json({ kind: params.kind, fields, functions: [] })),
  http.get(`${API}/overview`, () => HttpResponse.json(overview)),
  list("/credentials", credentials),
  list("/identities", identities),
  list("/exposures", exposures),
  list("/resources", []),
  list("/findings", findings),
  list("/policies", policies),
  list("/sources", sources),
  list("/connectors", connectors),
  list("/channels", []),
  list("/routes", []),
  list("/deliveries", []),
  list("/tokens", []),
  list("/users", []),
  one("/credentials", credentials),
  one("/identities", identities),
  one("/exposures", exposures),
  one("/findings", findings),
  one("/policies", policies),
  one("/sources", sources),
  http.get(`${API}/crawls/:id`, () => HttpResponse.json(crawl)),
  list("/:kind/:id/grants", grants),
  http.get(`${API}/:kind/:id/exposures`, ({ params, request }) => {
    const one = exposures.find((it) => it.id === params.id);
    return page(one ? exposures.filter((it) => it.fingerprint === one.fingerprint) : exposures.slice(0, 2), request);
  }),
  list("/:kind/:id/findings", findings.slice(0, 3)),
  list("/:kind/:id/credentials", credentials.slice(0, 2)),
  list("/:kind/:id/consumers", [
    { id: "w1", name: "shop/api", kind: "postgres.application", lastSeenAt: "2026-11-20T13:58:00Z", attributes: {} },
  ]),
  list("/:kind/:id/usage", usage),
  list("/:kind/:id/history", [
    {
      validFrom: "2026-11-20T09:14:00Z",
      validTo: null,
      event: "changed",
      changes: [{ field: "exposureCount", from: 0, to: 2 }],
      crawlId: "k1",
    },
    { validFrom: "2026-11-01T09:14:00Z", validTo: null, event: "discovered", changes: [], crawlId: "k0" },
  ]),
  list("/:kind/:id/owners", [
    {
      owner: { id: "o1", kind: "TEAM", key: "payments", name: "Payments" },
      evidence: [{ evidence: "41 of 60 commits to deploy/", confidence: 0.8, at: "2026-11-01T09:14:00Z" }],
      confidence: 0.86,
      confirmed: false,
    },
  ]),
  list("/search", [
    {
      objectKind: "credential",
      id: "c1",
      kind: "postgres.password",
      name: "shop_app@shop",
      source: "shop database",
      riskScore: 96,
    },
  ]),
  http.post(`${API}/policies/preview`, () =>
    HttpResponse.json({ matches: 80, total: 240, sample: credentials.slice(0, 5), usesNow: false }),
  ),
  http.post(`${API}/sources/check`, () =>
    HttpResponse.json({
      checks: [
        { name: "Reach the server", outcome: "PASSED", detail: "PostgreSQL 18.1 at db.internal", remedy: null },
        {
          name: "Read usage",
          outcome: "FAILED",
          detail: "permission denied",
          remedy: "GRANT pg_read_all_stats TO claviger;",
        },
      ],
    }),
  ),
];
