import { Card } from "@/shared/card";
import { NothingConnected } from "@/sources/NothingConnected";

export function NothingYet() {
  return (
    <Card>
      <NothingConnected>
        Connect a database, a repository or a cloud account with a read-only login. A minute later this page says which
        credentials there are, whose they are and what to do first.
      </NothingConnected>
    </Card>
  );
}
