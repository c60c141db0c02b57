// The names by which the dashboard calls the shapes of the REST API. The shapes themselves are generated.
import type { Answer, Item, Schemas } from "./contract";

export type Instant = Schemas["Instant"];
export type Severity = Schemas["Severity"];
export type Privilege = NonNullable<Credential["privilege"]>;
export type ObjectKind = Schemas["ObjectRef"]["objectKind"];
export type Judged = Policy["kind"];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
  facets?: Record<string, FacetCount[]> | null;
}
export type FacetCount = Schemas["FacetCount"];

export type Credential = Schemas["Credential"];
export type Identity = Schemas["Identity"];
export type Exposure = Schemas["Exposure"];
export type Resource = Schemas["Resource"];
export type Grant = Schemas["Grant"];
export type Consumer = Schemas["Consumer"];
export type Usage = Schemas["Usage"];
export type Owner = Schemas["OwnerRef"] | Schemas["FindingOwner"];
export type RiskFactor = Schemas["RiskFactor"];
export type Change = Item<`${ObjectPath}/history`>;
/** Where an object of the catalog is: `/credentials/…`. */
export type ObjectPath = `/${string}/${string}`;
/** One possible owner, and what speaks for it. The first of an object's is the one that counts. */
export type Claim = Schemas["Claim"];

export type Finding = Schemas["Finding"];
export type FindingStatus = Finding["status"];
export type Policy = Schemas["Policy"];
export type Preview = Answer<"post", "/policies/preview">;
export type Framework = Schemas["FrameworkItem"];
export type SeverityCounts = Schemas["BySeverity"];
export type Overview = Answer<"get", "/overview">;
export type ExpressionHelp = Schemas["ExpressionHelp"];

export type Source = Item<"/sources">;
export type Connector = Item<"/connectors">;
export type ScopeProblem = Schemas["CrawlProblem"];
export type Check = Answer<"post", "/sources/check">["checks"][number];
export type Crawl = Schemas["Crawl"];
export type CrawlScope = Schemas["CrawlScope"];
export type CrawlState = Schemas["CrawlState"];

export type Channel = Item<"/channels">;
export type Route = Item<"/routes">;
export type Delivery = Schemas["Delivery"];
export type Tested = Answer<"post", `/channels/${string}/test`>;

export type Permission = Me["permissions"][number];
export type Me = Answer<"get", "/me">;
export type Token = Item<"/tokens">;
export type User = Item<"/users">;
export type Role = Schemas["AccessRole"];

export type Reach = Schemas["ReachAnswer"];
export type Reached = Reach["reached"][number];
export type GraphObject = Schemas["GraphObject"];
export type GraphEdge = Schemas["GraphEdge"];
export type Escalations = Answer<"get", "/graph/escalations">;
export type ChokePoint = Answer<"get", "/graph/choke-points">["chokePoints"][number];
export type WhatIfChange = Schemas["WhatIfChange"];
export type WhatIf = Answer<"post", "/graph/what-if">;

/** The part of JSON Schema in which connectors say their settings. */
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
  /** Our own word: the settings with one of whose values this one counts, and is shown. */
  "x-with"?: Record<string, string[]>;
}
