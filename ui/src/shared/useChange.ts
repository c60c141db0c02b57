import { useMutation, useQueryClient } from "@tanstack/react-query";
import { done, failed } from "./toasts";

/** One change to what the server keeps; what is shown is read again afterwards. */
export function useChange<V>(act: (value: V) => Promise<unknown>, said: string, after?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      done(said);
      after?.();
      await queryClient.invalidateQueries();
    },
    onError: failed,
  });
}
