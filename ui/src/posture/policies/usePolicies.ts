import { useAll } from "@/api/lists";
import type { Policy } from "@/api/types";

export function usePolicies() {
  return useAll("/policies", { limit: 500 });
}

/** Titles of the policies that speak to one item of a framework, such as NHI7. */
export function titlesOf(policies: Policy[], item: string): string[] {
  return policies.filter((it) => it.frameworks?.some((entry) => entry.item === item)).map((it) => it.title);
}
