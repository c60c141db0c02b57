import { Link, useParams } from "@tanstack/react-router";
import { useOne } from "@/api/lists";
import type { Finding } from "@/api/types";
import { SeverityPill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { StatusPill } from "./columns";
import { FindingBody } from "./FindingBody";

export function FindingPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useOne<Finding>(`/findings/${id}`);
  return (
    <div className="page">
      <Loaded query={query} rows={12}>
        {(finding) => (
          <div className="stack">
            <div>
              <Link to="/findings" className="faint">
                Findings
              </Link>
              <h1 className="row" style={{ marginTop: 4 }}>
                {finding.policy.title} <SeverityPill severity={finding.severity} />
                <StatusPill status={finding.status} />
              </h1>
            </div>
            <FindingBody finding={finding} cards />
          </div>
        )}
      </Loaded>
    </div>
  );
}
