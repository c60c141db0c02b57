import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Empty } from "@/shared/states";
import { NothingConnected } from "@/sources/NothingConnected";
import { useSources } from "@/sources/useSources";

interface NothingHereProps {
  kind: string;
  narrowed: boolean;
  past?: boolean;
  onClear: () => void;
}

export function NothingHere({ kind, narrowed, past = false, onClear }: NothingHereProps) {
  const sources = useSources().data?.items;
  const many = kind === "identity" ? "identities" : `${kind}s`;
  if (narrowed) {
    return (
      <Empty title={`No ${kind} matches`} action={<Button onClick={onClear}>Clear filter and facets</Button>}>
        Loosen the filter above, or take a facet at the left away.
      </Empty>
    );
  }
  if (sources?.length === 0) {
    return (
      <NothingConnected>
        Connect a database, a repository or a cloud account: its {many} appear here a moment after the first crawl.
      </NothingConnected>
    );
  }
  if (past) {
    return (
      <Empty title={`No ${kind} was known then`}>History begins with the first crawl. Choose a later moment.</Empty>
    );
  }
  return (
    <Empty title={`No ${kind} was found`}>
      Your sources were crawled and have none, or some scope could not be read: see{" "}
      <Link to="/sources" className="link">
        what we can see
      </Link>
      .
    </Empty>
  );
}
