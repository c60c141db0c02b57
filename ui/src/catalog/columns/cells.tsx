import type { Exposure, ObjectKind } from "@/api/types";
import { number } from "@/shared/format";
import { Glyph } from "@/shared/marks";
import { RowLink } from "@/shared/RowLink";

interface Named {
  id: string;
  name: string;
  source: { connector: string };
}

const to = { credential: "/credentials/$id", identity: "/identities/$id", exposure: "/exposures/$id" } as const;
type Addressed = keyof typeof to;

export function NameCell({ row, kind }: { row: Named; kind: ObjectKind }) {
  return (
    <span className="row">
      <Glyph connector={row.source.connector} />
      <RowLink to={to[kind as Addressed] ?? "/resources/$id"} id={row.id} className="mono cut" title={row.name}>
        {row.name}
      </RowLink>
    </span>
  );
}

export function Count({ value, bad = false }: { value: number; bad?: boolean }) {
  return <span className={value > 0 ? (bad ? "crit" : "dim") : "faint"}>{number(value)}</span>;
}

export function Status({ status }: { status: string }) {
  return (
    <span className={status === "ACTIVE" ? "dim" : "faint"}>{status.charAt(0) + status.slice(1).toLowerCase()}</span>
  );
}

export function Place({ exposure }: { exposure: Exposure }) {
  const line = exposure.line ? `:${exposure.line}` : "";
  return (
    <span className="mono cut dim" title={exposure.location + line}>
      {exposure.location}
      {line}
    </span>
  );
}
