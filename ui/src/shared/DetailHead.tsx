import type { ReactNode } from "react";

interface DetailHeadProps {
  /** Whether arrows move to the next object while it is open. */
  moves?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The top of what is shown beside a list: marks of the object, and the way out. */
export function DetailHead({ moves = false, onClose, children }: DetailHeadProps) {
  return (
    <div className="row">
      {children}
      <span className="grow" />
      {moves && (
        <span className="faint" aria-hidden="true">
          ↑ ↓
        </span>
      )}
      <button type="button" className="link" onClick={onClose} aria-label="Close the detail">
        <kbd>esc</kbd>
      </button>
    </div>
  );
}
