import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ViewState } from "./search";

/** Reads and changes the view's state, which is the URL. `replace` leaves no entry in the browser's history. */
export function useView(): [ViewState, (change: ViewState, replace?: boolean) => void] {
  const view = useSearch({ strict: false }) as ViewState;
  const navigate = useNavigate();
  const change = useCallback(
    (part: ViewState, replace = true) => {
      navigate({
        to: ".",
        search: (old: ViewState) => ({ ...old, ...part }),
        replace,
        resetScroll: false,
      } as never);
    },
    [navigate],
  );
  return [view, change];
}
