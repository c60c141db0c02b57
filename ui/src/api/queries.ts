import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

/** Server state is kept here and nowhere else. What the server refused is not asked again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => !(error instanceof Problem && error.status < 500) && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
      },
      mutations: { retry: false },
    },
  });
}
