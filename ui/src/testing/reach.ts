import { HttpResponse, http } from "msw";
import type { GraphEdge, GraphObject, Reach } from "@/api/types";

// A leaked password of a role that is a member of the owner of twelve tables, and by a condition of the root.

const SOURCE = { id: "s1", name: "shop database" };

export function object(id: string, part: Partial<GraphObject> = {}): GraphObject {
  return {
    objectKind: "identity",
    id,
    kind: "postgres.role",
    name: id,
    source: SOURCE,
    environment: "production",
    sensitivity: null,
    administrator: false,
    ...part,
  };
}

export function edge(from: string, to: string, part: Partial<GraphEdge> = {}): GraphEdge {
  return {
    from,
    to,
    kind: "BECOMES",
    privilege: "ADMIN",
    full: true,
    action: "member",
    used: "UNKNOWN",
    reasons: [],
    conditions: [],
    ...part,
  };
}

const tables = Array.from({ length: 12 }, (_, index) => `table_${index}`);

export const reach: Reach = {
  whole: true,
  counts: { identities: 3, credentials: 0, exposures: 0, resources: 12, secrets: 0, consumers: 0 },
  resources: [{ sensitivity: "SENSITIVE", privilege: "WRITE", count: 12 }],
  accounts: [{ sourceId: "s1", connector: "postgres", account: "shop", environment: "production", count: 15 }],
  environments: [{ environment: "production", count: 15 }],
  people: [{ id: "o1", name: "Payments", count: 3 }],
  reached: [
    { id: "shop_app", privilege: "ADMIN", full: true, path: [0] },
    { id: "shop_owner", privilege: "ADMIN", full: false, path: [0, 1] },
    { id: "root", privilege: "ADMIN", full: true, path: [0, 2] },
    ...tables.map((id, index) => ({ id, privilege: "WRITE" as const, full: false, path: [0, 1, 3 + index] })),
  ],
  objects: [
    object("c1", { objectKind: "credential", kind: "postgres.password", name: "shop_app@shop" }),
    object("shop_app"),
    object("shop_owner"),
    object("root", { administrator: true }),
    ...tables.map((id) => object(id, { objectKind: "resource", kind: "postgres.table", sensitivity: "SENSITIVE" })),
  ],
  edges: [
    edge("c1", "shop_app", { kind: "AUTHENTICATES", action: "password" }),
    edge("shop_app", "shop_owner", { full: false }),
    edge("shop_app", "root", {
      reasons: ["statement Migrations of policy deploy"],
      conditions: [{ key: "aws:SourceVpc", operator: "StringEquals", values: ["vpc-1"] }],
      used: "UNUSED",
    }),
    ...tables.map((id) => edge("shop_owner", id, { kind: "ACTS", privilege: "WRITE", full: false, action: "UPDATE" })),
  ],
  problems: [],
};

const nothing: Reach = {
  ...reach,
  counts: { identities: 0, credentials: 0, exposures: 0, resources: 0, secrets: 0, consumers: 0 },
  resources: [],
  accounts: [],
  environments: [],
  people: [],
  reached: [],
  objects: [],
  edges: [],
};

export const reachHandlers = [
  http.get("*/api/v1/:kind/:id/blast-radius", () => HttpResponse.json(reach)),
  http.get("*/api/v1/resources/:id/reach", () => HttpResponse.json(nothing)),
  http.get("*/api/v1/graph/escalations", () =>
    HttpResponse.json({
      administrators: 1,
      identities: 1,
      ways: {
        ...reach,
        counts: { ...nothing.counts, identities: 1 },
        resources: [],
        reached: [{ id: "shop_app", privilege: "ADMIN", full: true, path: [2] }],
      },
    }),
  ),
  http.get("*/api/v1/graph/choke-points", () =>
    HttpResponse.json({
      whole: true,
      before: 1,
      after: 0,
      chokePoints: [{ from: "shop_app", to: "root", action: "member", closes: 1 }],
      objects: reach.objects,
    }),
  ),
  http.post("*/api/v1/graph/what-if", () =>
    HttpResponse.json({
      gained: nothing,
      lost: reach,
      owned: [],
      ownedCount: 0,
      consumers: [],
      consumerCount: 0,
      canBecomeAdministrator: 1,
      couldBecomeAdministrator: 0,
      saved: nothing,
    }),
  ),
];
