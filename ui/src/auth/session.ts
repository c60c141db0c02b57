import { queryOptions, useQuery } from "@tanstack/react-query";
import { get, rememberAntiForgery } from "@/api/http";
import { isSignedOut } from "@/api/problem";
import type { Me, Permission } from "@/api/types";

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const me = await get("/me", {}, signal);
      rememberAntiForgery(me.csrfToken ?? null);
      return me;
    } catch (error) {
      if (isSignedOut(error)) {
        rememberAntiForgery(null);
        return null;
      }
      throw error;
    }
  },
  staleTime: 60_000,
});

export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null;
}

/** Whether the signed-in person may do something; controls that cannot work are not shown. */
export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}
