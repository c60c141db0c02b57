import { useEffect, useRef } from "react";

/** Whether keys belong to a field, an editor or an open dialog just now, and not to the screen. */
export function typing(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
    return true;
  }
  const target = event.composedPath()[0];
  if (document.querySelector("[role=dialog],[role=menu]")) {
    return true;
  }
  if (target instanceof HTMLInputElement) {
    return target.type !== "checkbox";
  }
  return target instanceof HTMLElement && (target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName));
}

/** Keys of a screen, while it is shown. A key inside a field stays the field's. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      if (action && !typing(event)) {
        action(event);
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
