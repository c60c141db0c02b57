import type { Answer, Served } from "@/api/contract";
import type { Query } from "@/api/http";
import { useAll } from "@/api/lists";
import type { Reach } from "@/api/types";
import { objectsIn } from "./words";

/** Asked for first, of each kind: enough for a picture, and soon there. */
const FIRST = 300;
const MOST = 10_000;

/** An answer with what is reached in it: the first of each kind, and all of them as soon as they are there. */
export function useReach<P extends string>(
  path: Served<"get", P>,
  query: Query,
  reachIn: (answer: Answer<"get", P>) => Reach,
) {
  const first = useAll<P>(path, { ...query, limit: FIRST });
  const reach = first.data && reachIn(first.data);
  const all = useAll<P>(
    path,
    { ...query, limit: MOST },
    reach !== undefined && objectsIn(reach) > reach.reached.length,
  );
  return all.data === undefined ? first : all;
}

export const itself = (reach: Reach) => reach;
