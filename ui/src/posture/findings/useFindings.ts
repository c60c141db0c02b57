import { send } from "@/api/http";
import type { Finding, FindingStatus } from "@/api/types";
import { useChange } from "@/shared/useChange";

/** What triage can change on one finding or on many. */
export interface Triage {
  status?: FindingStatus;
  assignee?: string | null;
  waiver?: { reason: string; until: string };
}

export interface BulkAnswer {
  matched: number;
  changed: number;
  sample: (Finding | { id: string; policy?: { title: string }; object?: { name: string } })[];
}

export type Target = { ids: string[] } | { filter: string };

/** Changes one finding as it was shown: a waiver is its own resource, everything else is a patch. */
export function useTriage(id: string, etag: string | null, after?: () => void) {
  return useChange(
    ({ waiver, ...patch }: Triage) =>
      waiver
        ? send("post", `/findings/${id}/waivers`, { body: waiver, etag })
        : send("patch", `/findings/${id}`, { body: patch, etag }),
    { after },
  );
}

/** Changes many at once; with `dryRun` nothing is changed and the answer says what would be. */
export function bulk(target: Target, change: Triage, dryRun: boolean): Promise<BulkAnswer> {
  return send("post", "/findings/bulk", { body: { ...target, ...change, dryRun } });
}

/** The end of a day, in UTC: a waiver holds until its last day is over. */
export function endOf(day: string): string {
  return `${day}T23:59:59Z`;
}

export function inDays(days: number, now = Date.now()): string {
  return new Date(now + days * 86_400_000).toISOString().slice(0, 10);
}
