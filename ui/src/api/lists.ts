import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { get, type Query, read } from "./http";
import type { FacetCount, Page } from "./types";

export interface ListRequest {
  path: string;
  filter?: string;
  sort?: string;
  limit?: number;
  asOf?: string;
}

type Timed<T> = Page<T> & { millis: number };

/** A keyset-paged list: pages are fetched as one scrolls, and stay in place while others write. */
export function useList<T>({ path, filter, sort, limit = 100, asOf }: ListRequest, enabled = true) {
  const query = useInfiniteQuery<Timed<T>, Error, InfiniteData<Timed<T>>, unknown[], string | null>({
    queryKey: ["list", path, { filter, sort, limit, asOf }],
    queryFn: async ({ pageParam, signal }) => {
      const { data, millis } = await read<Page<T>>(path, { filter, sort, limit, asOf, cursor: pageParam }, signal);
      return { ...data, millis };
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const first = query.data?.pages[0];
  return { ...query, items, total: first?.total ?? null, millis: first?.millis ?? null };
}

export interface FacetSelection {
  field: string;
  /** The filter without this facet's own choice, so that its other values can still be chosen. */
  filter?: string;
}

/** Counts of each facet. Facets with the same filter share one request. */
export function useFacets(path: string, selections: FacetSelection[], asOf?: string) {
  const groups = new Map<string, string[]>();
  for (const { field, filter } of selections) {
    const key = filter ?? "";
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  const requests = [...groups].map(([filter, fields]) => ({ filter, facets: fields.join(",") }));
  return useQuery({
    queryKey: ["facets", path, requests, asOf],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        requests.map((it) => get<Page<unknown>>(path, { ...it, limit: 1, asOf } satisfies Query, signal)),
      );
      return Object.assign({}, ...pages.map((page) => page.facets ?? {})) as Record<string, FacetCount[]>;
    },
    placeholderData: keepPreviousData,
  });
}

/** The items of a small list that fits on one page. */
export function useAll<T>(path: string, query: Query = {}, enabled = true) {
  return useQuery({
    queryKey: ["all", path, query],
    queryFn: async ({ signal }) => get<Page<T>>(path, query, signal),
    enabled,
  });
}

/** One object by its address. */
export function useOne<T>(path: string | null) {
  return useQuery({
    queryKey: ["one", path],
    queryFn: ({ signal }) => get<T>(path as string, {}, signal),
    enabled: path !== null,
  });
}
