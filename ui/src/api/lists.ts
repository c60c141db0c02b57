import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Item, Served } from "./contract";
import { get, type Query, read } from "./http";
import type { FacetCount, Page } from "./types";

export interface ListRequest<P extends string> {
  path: Served<"get", P>;
  filter?: string;
  sort?: string;
  limit?: number;
  asOf?: string;
}

type Timed<T> = Page<T> & { millis: number };

/** A keyset-paged list: pages are fetched as one scrolls, and stay in place while others write. */
export function useList<P extends string>({ path, filter, sort, limit = 100, asOf }: ListRequest<P>, enabled = true) {
  type T = Item<P>;
  const query = useInfiniteQuery<Timed<T>, Error, InfiniteData<Timed<T>>, unknown[], string | null>({
    queryKey: ["list", path, { filter, sort, limit, asOf }],
    queryFn: async ({ pageParam, signal }) => {
      const { data, millis } = await read<P>(path, { filter, sort, limit, asOf, cursor: pageParam }, signal);
      return { ...(data as Page<T>), millis };
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
  /** In a request of its own. */
  alone?: boolean;
}

/** Counts of each facet. Facets with the same filter share one request. */
export function useFacets<P extends string>(path: Served<"get", P>, selections: FacetSelection[], asOf?: string) {
  const groups = new Map<string, { filter: string; fields: string[] }>();
  for (const { field, filter = "", alone } of selections) {
    const key = alone ? field : filter;
    const group = groups.get(key) ?? { filter, fields: [] };
    groups.set(key, { filter, fields: [...group.fields, field] });
  }
  const requests = [...groups.values()].map(({ filter, fields }) => ({ filter, facets: fields.join(",") }));
  return useQuery({
    queryKey: ["facets", path, requests, asOf],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        requests.map((it) => get<P>(path, { ...it, limit: 1, asOf } satisfies Query, signal) as Promise<Page<unknown>>),
      );
      return Object.assign({}, ...pages.map((page) => page.facets ?? {})) as Record<string, FacetCount[]>;
    },
    placeholderData: keepPreviousData,
  });
}

/** The items of a small list that fits on one page. */
export function useAll<P extends string>(path: Served<"get", P>, query: Query = {}, enabled = true) {
  return useQuery({
    queryKey: ["all", path, query],
    queryFn: ({ signal }) => get<P>(path, query, signal),
    enabled,
  });
}

/** One object by its address. */
export function useOne<P extends string>(path: Served<"get", P> | null) {
  return useQuery({
    queryKey: ["one", path],
    queryFn: ({ signal }) => get<P>(path as Served<"get", P>, {}, signal),
    enabled: path !== null,
  });
}

/**
 * One object with its entity tag, for an edit that must not overwrite another's: read when the form opens, and again only when
 * something was changed from here. A newer tag than what the form was filled from would overwrite what nobody has seen.
 */
export function useTagged<P extends string>(path: Served<"get", P>) {
  return useQuery({
    queryKey: ["tagged", path],
    queryFn: ({ signal }) => read<P>(path, {}, signal),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
