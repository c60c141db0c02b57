import { useMemo } from "react";
import { useFacets, useList } from "@/api/lists";
import { useView } from "@/app/useView";
import { combined, parseWhere, printWhere, shiftOf, toggled, type Where } from "@/expression/where";
import { KINDS, type KindName } from "./kinds";

/** The list that the URL describes, and the ways to change it. */
export function useInventory(name: KindName) {
  const kind = KINDS[name];
  const [view, change] = useView();
  const where = useMemo(() => parseWhere(view.where), [view.where]);
  const sort = view.sort ?? kind.sort;
  const list = useList({ path: kind.path, filter: combined(view.filter, where), sort, asOf: view.asOf });
  const facets = useFacets(
    kind.path,
    kind.facets.map(({ field, alone }) => ({ field, alone, filter: combined(view.filter, where, field) })),
    view.asOf,
  );
  const setWhere = (next: Where) => change({ where: printWhere(next), selected: undefined });
  return {
    kind,
    view,
    where,
    shift: shiftOf(view.filter, where),
    sort,
    list,
    facets,
    change,
    toggle: (field: string, value: string | null) => setWhere(toggled(where, field, value)),
    clear: () => change({ where: undefined, filter: undefined, selected: undefined }),
    narrowed: Boolean(view.filter) || Object.keys(where).length > 0,
  };
}

/** Values that the data has, for completion: facets by field. */
export function knownValues(facets: Record<string, { value: unknown }[]> | undefined): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(facets ?? {}).map(([field, counts]) => [
      field,
      counts.filter((it) => it.value !== null).map((it) => String(it.value)),
    ]),
  );
}
