import { Link } from "@tanstack/react-router";
import { useOne } from "@/api/lists";
import styles from "@/catalog/detail/detail.module.css";
import { SeverityPill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { StatusPill } from "./columns";
import { FindingBody } from "./FindingBody";

export function FindingDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useOne(`/findings/${id}`);
  return (
    <div className={styles.panel}>
      <div className="row">
        {query.data && (
          <>
            <SeverityPill severity={query.data.severity} />
            <StatusPill status={query.data.status} />
          </>
        )}
        <span className="grow" />
        <span className="faint">↑ ↓</span>
        <button type="button" className="link" onClick={onClose} aria-label="Close the detail">
          <kbd>esc</kbd>
        </button>
      </div>
      <Loaded query={query} rows={10}>
        {(finding) => (
          <>
            <div>
              <h1 style={{ fontSize: 16 }}>{finding.policy.title}</h1>
              <Link to="/findings/$id" params={{ id }} className="link">
                Open page
              </Link>
            </div>
            <FindingBody finding={finding} />
          </>
        )}
      </Loaded>
    </div>
  );
}
