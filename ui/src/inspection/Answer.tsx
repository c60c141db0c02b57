import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Card } from "@/shared/card";
import { count, kindWords, moment, words } from "@/shared/format";
import { Pill, SeverityPill, type Tone } from "@/shared/marks";
import { Empty } from "@/shared/states";
import styles from "./inspect.module.css";
import type { CheckResult, Inspection, InspectionCheck } from "./types";

const RESULTS: Record<CheckResult, [string, Tone]> = {
  FAIL: ["Fails", "crit"],
  WARN: ["Weak", "high"],
  UNKNOWN: ["Not known", "mute"],
  PASS: ["Good", "ok"],
};
const ORDER: CheckResult[] = ["FAIL", "WARN", "UNKNOWN", "PASS"];

/** What a token is: a sentence, facts, checks with the worst first, and where the catalog knows it. */
export function Answer({ inspection }: { inspection: Inspection }) {
  if (inspection.format === "UNKNOWN") {
    return (
      <Card>
        <div role="status">
          <Empty title="This is no token">
            It is {inspection.because.join("; ")}. Paste all of it, from its first character to its last.
          </Empty>
        </div>
      </Card>
    );
  }
  const checks = [...inspection.checks].sort((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
  return (
    <>
      <p className={styles.sentence} role="status">
        {sentence(inspection)}
      </p>
      <Card title="What it is" pad>
        <Facts inspection={inspection} />
      </Card>
      {checks.length > 0 && (
        <Card title="Checks" aside={count(checks.length, "check")} list>
          {checks.map((it) => (
            <Check key={it.id} check={it} />
          ))}
        </Card>
      )}
      <Places inspection={inspection} />
      <Findings inspection={inspection} />
      {inspection.claims && <Claims claims={inspection.claims} />}
    </>
  );
}

function sentence({ title, verdict, checks, exposures }: Inspection): string {
  const failed = checks.filter((it) => it.result === "FAIL").length;
  const weak = checks.filter((it) => it.result === "WARN").length;
  const fails = failed === 0 ? "no check fails" : failed === 1 ? "one check fails" : `${failed} checks fail`;
  const weakly = weak === 0 ? "" : weak === 1 ? ", one is weak" : `, ${weak} are weak`;
  const seen = exposures.length === 0 ? "not seen in any source" : `seen in ${count(exposures.length, "place")}`;
  return `${title}, ${verdict.toLowerCase()}: ${fails}${weakly}, ${seen}.`;
}

function Facts({ inspection }: { inspection: Inspection }) {
  const { issuedAt, expiresAt } = inspection;
  return (
    <dl className={styles.facts}>
      <Fact name="Kind">{inspection.kind}</Fact>
      <Fact name="Value">
        <span className="mono">{inspection.preview || "–"}</span>
      </Fact>
      <Fact name="Provider">{inspection.provider ?? "not known"}</Fact>
      <Fact name="Verdict">
        {words(inspection.verdict)}: {inspection.because.join("; ")}
      </Fact>
      <Fact name="Whose">
        <Whose identity={inspection.identity} />
      </Fact>
      <Fact name="Issued">{issuedAt ? moment(issuedAt) : "not known"}</Fact>
      <Fact name="Ends">{expiresAt ? moment(expiresAt) : inspection.format === "JWT" ? "never" : "not known"}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="dim">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Whose({ identity }: { identity: Inspection["identity"] }) {
  if (!identity) {
    return "not known";
  }
  return identity.id ? (
    <Link to="/identities/$id" params={{ id: identity.id }} className="link">
      {identity.name}
    </Link>
  ) : (
    `${identity.name} (${kindWords(identity.kind)}), not in the catalog`
  );
}

function Check({ check }: { check: InspectionCheck }) {
  const [word, tone] = RESULTS[check.result];
  return (
    <div className={styles.check}>
      <span>
        <Pill tone={tone}>{word}</Pill>
      </span>
      <div>
        <div className="strong">{check.title}</div>
        <div className="dim">{check.detail}</div>
      </div>
      <span className="faint">{check.reference}</span>
    </div>
  );
}

function Places({ inspection }: { inspection: Inspection }) {
  return (
    <Card title="Where it was seen" aside={count(inspection.exposures.length, "place")} list>
      {inspection.exposures.length === 0 && <div className="dim">In none of the sources that are read.</div>}
      {inspection.exposures.map((it) => (
        <div key={it.id} className="between">
          <Link to="/exposures/$id" params={{ id: it.id }} className="link cut">
            {it.location}
          </Link>
          <span className="dim">{it.source?.name}</span>
        </div>
      ))}
    </Card>
  );
}

function Findings({ inspection }: { inspection: Inspection }) {
  if (inspection.findings.length === 0) {
    return null;
  }
  return (
    <Card title="What is wrong with it" aside={count(inspection.findings.length, "finding")} list>
      {inspection.findings.map((it) => (
        <div key={it.id} className="between">
          <Link to="/findings/$id" params={{ id: it.id }} className="link cut">
            {it.policy.title}
          </Link>
          <SeverityPill severity={it.severity} />
        </div>
      ))}
    </Card>
  );
}

function Claims({ claims }: { claims: Record<string, unknown> }) {
  return (
    <Card title="Claims" aside="personal and secret ones are masked" pad>
      <dl className={styles.facts}>
        {Object.entries(claims).map(([name, value]) => (
          <Fact key={name} name={name}>
            <span className="mono">{typeof value === "string" ? value : JSON.stringify(value)}</span>
          </Fact>
        ))}
      </dl>
    </Card>
  );
}
