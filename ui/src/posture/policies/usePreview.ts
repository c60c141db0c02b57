import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { send } from "@/api/http";
import type { Judged } from "@/api/types";

export interface Preview {
  matches: number;
  total: number;
  sample: { id: string; name: string; kind: string }[];
  usesNow: boolean;
}

/** What would break a policy now, asked a moment after one stops writing. */
export function usePreview(kind: Judged, expression: string) {
  const [settled, setSettled] = useState({ kind, expression });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ kind, expression }), 400);
    return () => clearTimeout(timer);
  }, [kind, expression]);
  return useQuery({
    queryKey: ["policy preview", settled],
    queryFn: ({ signal }) => send("post", "/policies/preview", { body: settled, signal }),
    enabled: settled.expression.trim().length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
