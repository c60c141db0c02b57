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

interface NameCellProps {
  row: Named;
  kind: ObjectKind;
  /** Whether the name is words, and not an identifier. */
  words?: boolean;
}

export function NameCell({ row, kind, words = false }: NameCellProps) {
  return (
    <span className="row">
      <Glyph connector={row.source.connector} />
      <RowLink
        to={to[kind as Addressed] ?? "/resources/$id"}
        id={row.id}
        className={words ? "strong cut" : "mono cut"}
        title={row.name}
      >
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

/** Where it was seen, and in how many places more. */
export function Place({ exposure }: { exposure: Exposure }) {
  const line = exposure.line ? `:${exposure.line}` : "";
  const others = exposure.placeCount - 1;
  return (
    <span className="row" style={{ gap: 6 }}>
      <span className="mono cut end dim" title={exposure.location + line}>
        <bdi>
          {exposure.location}
          {line}
        </bdi>
      </span>
      {others > 0 && (
        <span className="crit" style={{ flex: "none" }} title={`The same value in ${exposure.placeCount} places`}>
          and {others} more
        </span>
      )}
    </span>
  );
}
