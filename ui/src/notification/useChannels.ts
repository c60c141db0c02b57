import { useMutation, useQueryClient } from "@tanstack/react-query";
import { send } from "@/api/http";
import { useAll } from "@/api/lists";
import type { Channel } from "@/api/types";
import { done, failed } from "@/shared/toasts";

export function useChannels() {
  return useAll("/channels", { limit: 200 });
}

export function useRoutes() {
  return useAll("/routes", { limit: 200 });
}

/** One change to channels or routes; what is shown is read again afterwards. */
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

export interface Tested {
  delivered: boolean;
  status: number | null;
  detail: string | null;
}

export function test(channel: Channel): Promise<Tested> {
  return send("post", `/channels/${channel.id}/test`, { body: {} });
}

export const KINDS: Record<Channel["kind"], string> = {
  "slack-webhook": "Slack or Mattermost webhook",
  "standard-webhook": "Signed webhook (Standard Webhooks)",
};
