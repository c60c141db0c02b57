import type { Overview } from "@/api/types";
import { spelt } from "@/shared/format";
import { LinkButton } from "@/shared/LinkButton";
import { useSources } from "@/sources/useSources";
import styles from "./overview.module.css";
import { headline, sight } from "./sentence";

export function Headline({ data }: { data: Overview }) {
  const sources = useSources().data?.items;
  return (
    <div className={styles.head}>
      <div>
        <h1>{headline(data)}</h1>
        <div className="dim" style={{ marginTop: 4 }}>
          {sources && sight(sources)}
        </div>
      </div>
      {data.urgent === 0 && data.openFindings.critical > 0 && (
        <LinkButton variant="filled" to="/findings" search={{ where: "status:OPEN;severity:CRITICAL" }}>
          Review the {spelt(data.openFindings.critical).toLowerCase()}
        </LinkButton>
      )}
      {data.urgent > 0 && (
        <LinkButton
          variant="filled"
          to="/inventory/$kind"
          params={{ kind: "credentials" }}
          search={{ filter: "riskScore >= 85", sort: "-riskScore" }}
        >
          Review the {spelt(data.urgent).toLowerCase()}
        </LinkButton>
      )}
    </div>
  );
}
