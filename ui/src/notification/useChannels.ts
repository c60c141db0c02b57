import { send } from "@/api/http";
import { useAll } from "@/api/lists";
import type { Channel, Tested } from "@/api/types";

export function useChannels() {
  return useAll("/channels", { limit: 200 });
}

export function useRoutes() {
  return useAll("/routes", { limit: 200 });
}

export function test(channel: Channel): Promise<Tested> {
  return send("post", `/channels/${channel.id}/test`, { body: {} });
}

export const KINDS: Record<Channel["kind"], string> = {
  "slack-webhook": "Slack or Mattermost webhook",
  "standard-webhook": "Signed webhook (Standard Webhooks)",
};
