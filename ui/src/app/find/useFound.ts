import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { get } from "@/api/http";
import type { ObjectKind } from "@/api/types";
import { literal } from "@/expression/where";
import { kindWords } from "@/shared/format";

export interface Found {
  group: string;
  key: string;
  name: string;
  about: string;
  href: string;
}

const SCREENS: [string, string, string][] = [
  ["Overview", "what is true and what to do first", "/"],
  ["Credentials", "inventory", "/inventory/credentials"],
  ["Identities", "inventory", "/inventory/identities"],
  ["Exposures", "inventory", "/inventory/exposures"],
  ["Resources", "inventory", "/inventory/resources"],
  ["Findings", "triage", "/findings"],
  ["Access paths", "who can become administrator, and where to cut", "/access-paths"],
  ["Inspect a token", "what it is, and how well it is made", "/inspect"],
  ["Policies", "rules", "/policies"],
  ["New policy", "write a rule", "/policies/new"],
  ["Sources", "what we can see", "/sources"],
  ["Add a source", "connect a system", "/sources/new"],
  ["Alert channels", "where alerts go", "/alerts"],
  ["Alert routes", "which alerts go where", "/alerts?tab=routes"],
  ["Deliveries", "every attempt", "/alerts?tab=deliveries"],
  ["Access", "API tokens and users", "/access"],
];

export function screens(text: string): Found[] {
  const wanted = text.trim().toLowerCase();
  return SCREENS.filter(([name, about]) => `${name} ${about}`.toLowerCase().includes(wanted)).map(
    ([name, about, href]) => ({ group: "Screens", key: href, name, about, href }),
  );
}

/** Screens at once, objects whose name contains the text a moment later. */
export function useFound(text: string): { found: Found[]; looking: boolean } {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 180);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ["find", settled],
    queryFn: ({ signal }) => objects(settled, signal),
    enabled: settled.length >= 2,
    placeholderData: keepPreviousData,
  });
  const found = settled.length >= 2 && text.trim().length >= 2 ? (query.data ?? []) : [];
  return { found: [...screens(text), ...found], looking: query.isFetching };
}

type Kind = ObjectKind | "owner";

const GROUPS: Record<Kind, [string, string]> = {
  credential: ["Credentials", "credentials"],
  identity: ["Identities", "identities"],
  exposure: ["Exposures", "exposures"],
  resource: ["Resources", "resources"],
  owner: ["Owners", ""],
};

async function objects(text: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await get("/search", { q: text }, signal);
  const order = Object.keys(GROUPS);
  return items
    .toSorted((a, b) => order.indexOf(a.objectKind) - order.indexOf(b.objectKind))
    .map((it) => {
      const [group, path] = GROUPS[it.objectKind as Kind];
      const owned = `/inventory/credentials?filter=${encodeURIComponent(`owner.name == ${literal(it.name)}`)}`;
      return {
        group,
        key: it.id,
        name: it.name,
        about: kindWords(it.kind) + (it.source ? ` in ${it.source}` : ""),
        href: it.objectKind === "owner" ? owned : `/${path}/${it.id}`,
      };
    });
}
