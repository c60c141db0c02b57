import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isStale } from "@/api/problem";
import { done, failed } from "./toasts";

interface ChangeOptions<V> {
  /** What is told when it is done. */
  said?: string | ((value: V) => string);
  after?: () => void;
  /** The ids of what the change removes: they are not asked for again, while the screen still leaves them. */
  gone?: (string | undefined)[];
}

/** One change to what the server keeps; what is shown is read again afterwards. */
export function useChange<V>(act: (value: V) => Promise<unknown>, { said, after, gone = [] }: ChangeOptions<V> = {}) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (_, value) => {
      if (said) {
        done(typeof said === "string" ? said : said(value));
      }
      after?.();
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => !queryKey.some((it) => it && gone.includes(it as string)),
      });
    },
    onError: async (error) => {
      failed(error);
      if (isStale(error)) {
        await queryClient.invalidateQueries();
      }
    },
  });
}
