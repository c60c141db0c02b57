import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ObjectKind } from "@/api/types";
import { kindOf } from "./objects";

interface ObjectLinkProps {
  kind: ObjectKind;
  id: string | null;
  children: ReactNode;
}

/** A link to an object's own page; words only, when the object is named but not in the catalog. */
export function ObjectLink({ kind, id, children }: ObjectLinkProps) {
  if (!id) {
    return <span className="cut">{children}</span>;
  }
  return (
    <Link to={kindOf(kind).page} params={{ id }} className="link cut">
      {children}
    </Link>
  );
}
