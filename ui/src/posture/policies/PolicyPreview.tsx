import type { UseQueryResult } from "@tanstack/react-query";
import { expressionProblems, inWords } from "@/api/problem";
import type { Judged } from "@/api/types";
import { ObjectLink } from "@/catalog/detail/ObjectLink";
import { Card } from "@/shared/card";
import { kindWords, number } from "@/shared/format";
import type { Preview } from "./usePreview";

interface PolicyPreviewProps {
  kind: Judged;
  expression: string;
  preview: UseQueryResult<Preview, Error>;
}

const MANY: Record<Judged, string> = {
  credential: "credentials",
  identity: "identities",
  exposure: "exposures",
  resource: "resources",
};

/** What the policy would find, before it exists. */
export function PolicyPreview({ kind, expression, preview }: PolicyPreviewProps) {
  if (!expression.trim()) {
    return (
      <Card title="What it would find" pad>
        <p className="dim">
          Write an expression over one {kind}. Press <kbd>↓</kbd> in the editor to see what it may name.
        </p>
      </Card>
    );
  }
  if (preview.isError) {
    const part = expressionProblems(preview.error)[0];
    return (
      <Card title="What it would find" pad>
        <p className="crit" role="alert">
          {part?.column ? `Line ${part.line ?? 1}, column ${part.column}: ` : ""}
          {part?.message ?? inWords(preview.error)}
        </p>
        {part?.suggestions && part.suggestions.length > 0 && (
          <p className="dim">Did you mean {part.suggestions.slice(0, 4).join(", ")}?</p>
        )}
      </Card>
    );
  }
  const data = preview.data;
  if (!data) {
    return (
      <Card title="What it would find" pad>
        <p className="faint">Looking…</p>
      </Card>
    );
  }
  return (
    <Card title="What it would find" aside={data.usesNow ? "changes with time by itself" : undefined} list>
      <div>
        <b style={{ fontSize: 18 }}>{number(data.matches)}</b>{" "}
        <span className="dim">
          of {number(data.total)} {MANY[kind]} break it now
        </span>
      </div>
      {data.sample.map((it) => (
        <div key={it.id} className="between">
          <ObjectLink kind={kind} id={it.id}>
            <span className="mono">{it.name}</span>
          </ObjectLink>
          <span className="faint">{kindWords(it.kind)}</span>
        </div>
      ))}
    </Card>
  );
}
