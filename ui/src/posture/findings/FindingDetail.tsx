import { Link } from "@tanstack/react-router";
import { useTagged } from "@/api/lists";
import styles from "@/catalog/detail/detail.module.css";
import { Story } from "@/catalog/detail/Story";
import { DetailHead } from "@/shared/DetailHead";
import { SeverityPill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { StatusPill } from "./columns";
import { FindingBody } from "./FindingBody";

export function FindingDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useTagged(`/findings/${id}`);
  return (
    <div className={styles.panel}>
      <DetailHead onClose={onClose} moves>
        {query.data && <SeverityPill severity={query.data.data.severity} />}
        {query.data && <StatusPill status={query.data.data.status} />}
      </DetailHead>
      <Loaded query={query} rows={10}>
        {({ data: finding, etag }) => (
          <>
            <div>
              <h1 style={{ fontSize: 16 }}>{finding.policy.title}</h1>
              <Link to="/findings/$id" params={{ id }} className="link">
                Open page
              </Link>
            </div>
            {finding.story && <Story story={finding.story} />}
            <FindingBody finding={finding} etag={etag} />
          </>
        )}
      </Loaded>
    </div>
  );
}
