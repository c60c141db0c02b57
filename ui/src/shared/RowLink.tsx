import { Link } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

interface RowLinkProps {
  to: string;
  id: string;
  className?: string;
  title?: string;
  children: ReactNode;
}

/** The name in a row: a plain click chooses the row, one with a modifier opens the object's page as any link does. */
export function RowLink({ to, id, className, title, children }: RowLinkProps) {
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      event.stopPropagation();
    } else {
      event.preventDefault();
    }
  };
  return (
    <Link
      to={to}
      params={{ id } as never}
      className={className}
      title={title}
      tabIndex={-1}
      onClick={press}
      preload={false}
    >
      {children}
    </Link>
  );
}
