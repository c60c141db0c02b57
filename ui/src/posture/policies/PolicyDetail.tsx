import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { read, send } from "@/api/http";
import type { Policy } from "@/api/types";
import { useMay } from "@/auth/session";
import detail from "@/catalog/detail/detail.module.css";
import { printWhere } from "@/expression/where";
import { ConfirmButton } from "@/shared/ConfirmButton";
import { DetailHead } from "@/shared/DetailHead";
import { count } from "@/shared/format";
import { Pill, SeverityPill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { useChange } from "@/shared/useChange";
import { Examples } from "./Examples";
import { laidOut } from "./layout";
import styles from "./policies.module.css";

export function PolicyDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ["policy", id],
    queryFn: ({ signal }) => read(`/policies/${id}`, {}, signal),
  });
  return (
    <div className={detail.panel}>
      <DetailHead onClose={onClose} moves>
        {query.data && <SeverityPill severity={query.data.data.severity} />}
        {query.data && <Pill>{query.data.data.kind}</Pill>}
      </DetailHead>
      <Loaded query={query} rows={10}>
        {({ data, etag }) => <Body policy={data} etag={etag} onClose={onClose} />}
      </Loaded>
    </div>
  );
}

function Body({ policy, etag, onClose }: { policy: Policy; etag: string | null; onClose: () => void }) {
  return (
    <>
      <h1 style={{ fontSize: 16 }}>{policy.title}</h1>
      {policy.description && <p className="dim wrap">{policy.description}</p>}
      <Toggle policy={policy} etag={etag} />
      <Link
        to="/findings"
        search={{ where: printWhere({ status: ["OPEN"], "policy.title": [policy.title] }) }}
        className="link"
      >
        {count(policy.openFindings, "open finding")}
      </Link>
      <section className={detail.section}>
        <h3>Breaks it when</h3>
        <pre className={styles.code}>
          {laidOut(policy.expression).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </pre>
      </section>
      {policy.remedy && (
        <section className={detail.section}>
          <h3>What to do</h3>
          <p className="dim wrap">{policy.remedy}</p>
        </section>
      )}
      <section className={detail.section}>
        <h3>Frameworks</h3>
        {(policy.frameworks ?? []).map((it) => (
          <span key={it.framework + it.item}>
            <b>{it.item}</b> {it.title} <span className="faint">{it.framework}</span>
          </span>
        ))}
        {(policy.frameworks ?? []).length === 0 && <span className="faint">It speaks to none.</span>}
      </section>
      <Examples examples={policy.examples} />
      {!policy.builtin && <Remove policy={policy} etag={etag} onRemoved={onClose} />}
    </>
  );
}

function Toggle({ policy, etag }: { policy: Policy; etag: string | null }) {
  const may = useMay("POLICIES_WRITE");
  const toggle = useChange((enabled: boolean) => send("patch", `/policies/${policy.id}`, { body: { enabled }, etag }), {
    said: (enabled) => (enabled ? "On. Everything is being looked at now." : "Off. Its open findings resolve."),
  });
  return (
    <Switch
      size="xs"
      label={policy.enabled ? "On: findings open and resolve by themselves" : "Off: nothing is looked at"}
      checked={policy.enabled}
      disabled={!may || toggle.isPending}
      onChange={(event) => toggle.mutate(event.currentTarget.checked)}
    />
  );
}

function Remove({ policy, etag, onRemoved }: { policy: Policy; etag: string | null; onRemoved: () => void }) {
  const may = useMay("POLICIES_WRITE");
  const remove = useChange(() => send("delete", `/policies/${policy.id}`, { etag }), {
    said: `${policy.title} is deleted.`,
    after: onRemoved,
    gone: [policy.id],
  });
  if (!may) {
    return null;
  }
  return (
    <ConfirmButton
      name="Delete policy"
      consequence={`${count(policy.openFindings, "open finding")} of it ${policy.openFindings === 1 ? "is" : "are"} closed.`}
      onConfirm={() => remove.mutate(undefined)}
      busy={remove.isPending}
    />
  );
}
