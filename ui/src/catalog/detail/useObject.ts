import { useQuery } from "@tanstack/react-query";
import { get } from "@/api/http";
import type { ObjectKind } from "@/api/types";
import { type AnyObject, kindOf } from "./objects";

/** One object of the catalog, as it is now. */
export function useObject(kind: ObjectKind, id: string) {
  return useQuery({
    queryKey: ["object", kind, id],
    queryFn: async ({ signal }) => {
      const found = await get(`${kindOf(kind).path}/${id}`, {}, signal);
      return { ...found, objectKind: kind } as AnyObject;
    },
  });
}
