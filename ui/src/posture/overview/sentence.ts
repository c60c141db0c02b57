import type { Overview, Source } from "@/api/types";
import { number, spelt } from "@/shared/format";

/** What is true, in a sentence: how many need action, and how many of these are urgent. */
export function headline(data: Pick<Overview, "credentials" | "needAction" | "urgent" | "openFindings">): string {
  if (data.credentials === 0) {
    return "No credential was found yet.";
  }
  if (data.needAction === 0) {
    return `None of ${number(data.credentials)} credentials needs action.`;
  }
  const need = `${number(data.needAction)} of ${number(data.credentials)} credentials need${data.needAction === 1 ? "s" : ""} action.`;
  const { critical } = data.openFindings;
  if (data.urgent === 0 && critical === 0) {
    return `${need} None is urgent.`;
  }
  return data.urgent > 0
    ? `${need} ${spelt(data.urgent)} ${data.urgent === 1 ? "is" : "are"} urgent.`
    : `${need} ${spelt(critical)} ${critical === 1 ? "finding is" : "findings are"} critical.`;
}

type Looked = Pick<Source, "coverage" | "lastCrawl">;

/** Its last crawl ended before it knew what there is to read. */
export function isUnread({ coverage, lastCrawl }: Looked): boolean {
  return coverage.scopes === 0 && lastCrawl?.state === "FAILED";
}

/** How much of what is connected was read, in a sentence. */
export function sight(sources: Looked[]): string {
  const unread = sources.filter(isUnread).length;
  if (unread > 0) {
    return `${spelt(unread)} of ${number(sources.length)} sources could not be read at all.`;
  }
  const coverage = sources.map((it) => it.coverage);
  const scopes = coverage.reduce((sum, it) => sum + it.scopes, 0);
  const complete = coverage.reduce((sum, it) => sum + it.complete, 0);
  if (scopes === 0) {
    return "No crawl has ended yet; the first results come in as they are read.";
  }
  if (complete === scopes) {
    return "Everything you connected could be read.";
  }
  const unseen = Math.max(1, Math.round(((scopes - complete) / scopes) * 100));
  return `${unseen} % of what you connected cannot be seen completely at the moment.`;
}
