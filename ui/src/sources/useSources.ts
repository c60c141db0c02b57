import { useQuery } from "@tanstack/react-query";
import { get } from "@/api/http";
import { useAll } from "@/api/lists";
import type { Source } from "@/api/types";

export function isCrawling({ lastCrawl }: Pick<Source, "lastCrawl">): boolean {
  return lastCrawl?.state === "RUNNING" || lastCrawl?.state === "QUEUED";
}

export function useSources() {
  return useQuery({
    queryKey: ["all", "/sources", {}],
    queryFn: ({ signal }) => get("/sources", { limit: 500 }, signal),
    refetchInterval: ({ state }) => (state.data?.items.some((it) => isCrawling(it)) ? 3000 : false),
  });
}

export function useConnectors() {
  return useAll("/connectors");
}

/** Whether a source is fine, in a word and a tone. */
export function health(source: Pick<Source, "enabled" | "lastCrawl" | "coverage">): {
  word: string;
  tone: "ok" | "high" | "crit" | "mute" | "low";
} {
  if (!source.enabled) {
    return { word: "Paused", tone: "mute" };
  }
  switch (source.lastCrawl?.state) {
    case undefined:
      return { word: "Not crawled", tone: "mute" };
    case "QUEUED":
    case "RUNNING":
      return { word: "Crawling", tone: "low" };
    case "COMPLETE":
      return { word: "Complete", tone: "ok" };
    case "PARTIAL":
      return { word: "Partial", tone: "high" };
    case "FAILED":
      return { word: "Failed", tone: "crit" };
    case "CANCELLED":
      return { word: "Cancelled", tone: "mute" };
  }
}
