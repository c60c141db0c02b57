import { type RefObject, useEffect, useRef } from "react";

/** When the detail beside a list closes while it has the focus, the list has it again. */
export function useFocusBack(list: RefObject<HTMLElement | null>, selected: string | null) {
  const before = useRef(selected);
  useEffect(() => {
    const closed = before.current !== null && selected === null;
    before.current = selected;
    if (closed && (!document.activeElement || document.activeElement === document.body)) {
      list.current?.focus({ preventScroll: true });
    }
  }, [list, selected]);
}
