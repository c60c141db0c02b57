import { useMay } from "@/auth/session";
import { LinkButton } from "@/shared/LinkButton";
import { Empty } from "@/shared/states";

export function NothingYet() {
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
      Connect a PostgreSQL server or a git repository with a read-only login. A minute later this page says which
      credentials there are, whose they are and what to do first.
    </Empty>
  );
}
