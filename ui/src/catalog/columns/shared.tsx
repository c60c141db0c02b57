import type { Owner, Privilege } from "@/api/types";
import { kindWords } from "@/shared/format";
import { OwnerMark, PrivilegeMark, Risk, When } from "@/shared/marks";
import type { Column } from "@/shared/table/columns";
import { Count } from "./cells";

// Columns that several kinds of object have. What leaves first differs, so a list may give another rank.

export const KIND: Column<{ kind: string }> = {
  id: "kind",
  title: "Kind",
  width: 150,
  rank: 7,
  cell: (it) => <span className="dim">{kindWords(it.kind)}</span>,
};

export const OWNER: Column<{ owner: Owner | null }> = {
  id: "owner",
  title: "Owner",
  width: 140,
  rank: 2,
  sort: "owner.name",
  cell: (it) => <OwnerMark owner={it.owner} />,
};

export const PRIVILEGE: Column<{ privilege: Privilege | null }> = {
  id: "privilege",
  title: "Privilege",
  width: 76,
  rank: 3,
  cell: (it) => <PrivilegeMark privilege={it.privilege} />,
};

export const USED: Column<{ lastUsedAt: string | null }> = {
  id: "used",
  title: "Last used",
  width: 90,
  rank: 4,
  sort: "lastUsedAt",
  cell: (it) => <When at={it.lastUsedAt} />,
};

export const FINDINGS: Column<{ openFindings: number }> = {
  id: "findings",
  title: "Findings",
  width: 76,
  rank: 8,
  numeric: true,
  cell: (it) => <Count value={it.openFindings} />,
};

export const RISK: Column<{ riskScore: number | null }> = {
  id: "risk",
  title: "Risk",
  width: 70,
  rank: 1,
  numeric: true,
  sort: "riskScore",
  cell: (it) => <Risk score={it.riskScore} />,
};
