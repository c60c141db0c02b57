import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { get } from "@/api/http";
import type { Crawl } from "@/api/types";
import { follow } from "./events";

const RUNNING = new Set(["QUEUED", "RUNNING"]);

export function isRunning(crawl: Crawl | undefined): boolean {
  return crawl !== undefined && RUNNING.has(crawl.state);
}

/** A crawl, followed live while it runs; what it found is read again once it has ended. */
export function useCrawl(id: string) {
  const queryClient = useQueryClient();
  const [live, setLive] = useState(true);
  const key = ["crawl", id];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get(`/crawls/${id}`, {}, signal),
    // Should the stream be out of reach, progress still comes, only slower.
    refetchInterval: ({ state }) => (isRunning(state.data) ? 5000 : false),
  });
  const running = isRunning(query.data);
  useEffect(() => {
    if (!running) {
      return;
    }
    const stop = new AbortController();
    follow(`/crawls/${id}/events`, {
      last: "ended",
      signal: stop.signal,
      onLive: setLive,
      onEvent: ({ event, data }) => {
        if (data) {
          queryClient.setQueryData(["crawl", id], JSON.parse(data) as Crawl);
        }
        if (event === "ended") {
          queryClient.invalidateQueries();
        }
      },
    });
    return () => stop.abort();
  }, [id, running, queryClient]);
  return { query, live, running };
}
