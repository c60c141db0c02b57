import { useQuery } from "@tanstack/react-query";
import { get } from "@/api/http";

/** What is true now; also the counts beside the navigation. */
export function useOverview() {
  return useQuery({
    queryKey: ["overview"],
    queryFn: ({ signal }) => get("/overview", {}, signal),
    staleTime: 20_000,
    refetchInterval: 60_000,
  });
}
