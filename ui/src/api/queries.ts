import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isSignedOut, Problem } from "./problem";

/** Server state is kept here and nowhere else. What the server refused is not asked again. */
export function newQueryClient(): QueryClient {
  // A session that ended meanwhile leads to the door, wherever one is.
  const onError = (error: unknown) => {
    if (isSignedOut(error)) {
      client.setQueryData(["me"], null);
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
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
  return client;
}
