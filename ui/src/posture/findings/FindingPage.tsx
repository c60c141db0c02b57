import { Link, useParams } from "@tanstack/react-router";
import { useTagged } from "@/api/lists";
import detail from "@/catalog/detail/detail.module.css";
import { Story } from "@/catalog/detail/Story";
import { Card } from "@/shared/card";
import { SeverityPill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { StatusPill } from "./columns";
import { AnswersOf, Because, BrokenBy, PolicyOf, WaiverBanner } from "./FindingBody";
import styles from "./findings.module.css";
import { TriageActions } from "./TriageActions";

export function FindingPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useTagged(`/findings/${id}`);
  return (
    <div className="page">
      <Loaded query={query} rows={12}>
        {({ data: finding, etag }) => (
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
            {finding.story && <Story story={finding.story} />}
            <WaiverBanner finding={finding} />
            <AnswersOf finding={finding} cards />
            <div className={detail.columns}>
              <div className="stack">
                <Card title="Because" aside="the values that decided" pad>
                  <Because finding={finding} />
                </Card>
                <Card title="What to do" pad>
                  <div className={styles.remedy}>{finding.remedy ?? "The policy does not say."}</div>
                </Card>
              </div>
              <div className="stack">
                <Card title="Triage" pad>
                  <TriageActions finding={finding} etag={etag} />
                </Card>
                <Card title="Broken by" pad>
                  <div className={detail.section}>
                    <BrokenBy finding={finding} />
                  </div>
                </Card>
                <Card title="Policy" pad>
                  <div className={detail.section}>
                    <PolicyOf finding={finding} />
                  </div>
                </Card>
              </div>
            </div>
          </div>
        )}
      </Loaded>
    </div>
  );
}
