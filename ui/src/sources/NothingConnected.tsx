import type { ReactNode } from "react";
import { useMay } from "@/auth/session";
import { LinkButton } from "@/shared/LinkButton";
import { Empty } from "@/shared/states";

/** What a screen says while there is no source that could fill it. */
export function NothingConnected({ children }: { children: ReactNode }) {
  const may = useMay("SOURCES_WRITE");
  return (
    <Empty
      title="Nothing is connected yet"
      action={
        may && (
          <LinkButton to="/sources/new" variant="filled">
            Add a source
          </LinkButton>
        )
      }
    >
      {children}
    </Empty>
  );
}
