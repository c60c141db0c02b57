import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { type ExpressionProblem, expressionProblems, inWords } from "@/api/problem";
import { number } from "@/shared/format";
import { useKeys } from "@/shared/keys";
import type { Filterable } from "./fields";
import styles from "./filterbar.module.css";
import { useVocabulary } from "./useVocabulary";

const Editor = lazy(() => import("./Editor").then((it) => ({ default: it.Editor })));
const PAUSE = 450;

interface FilterBarProps {
  kind: Filterable;
  value: string | undefined;
  onChange: (filter: string | undefined) => void;
  total: number | null;
  millis: number | null;
  error?: unknown;
  known?: Record<string, string[]>;
  examples?: string;
  /** How many characters were put before the typed filter when it was sent. */
  shift?: number;
}

/** One line of CEL over the list. Applied after a pause or on Enter; what is wrong is marked where it is wrong. */
export function FilterBar({
  kind,
  value = "",
  onChange,
  total,
  millis,
  error,
  known,
  examples,
  shift = 0,
}: FilterBarProps) {
  const vocabulary = useVocabulary(kind);
  const [draft, setDraft] = useState(value);
  const [focus, setFocus] = useState(0);
  const applied = useRef(value);
  const [rich, setRich] = useState(value !== "");
  const writing = useRef(false);
  const hint = examples && `for example ${examples}`;
  const parts = expressionProblems(error).map((it) => ({ ...it, column: it.column - shift }));
  useKeys({
    "/": (event) => {
      event.preventDefault();
      setRich(true);
      setFocus((it) => it + 1);
    },
  });

  // The editor is the heaviest part of the page: it comes once the list is there, or is wanted.
  useEffect(() => {
    const timer = setTimeout(() => setRich(true), 1500);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (value !== applied.current) {
      applied.current = value;
      setDraft(value);
    }
  }, [value]);

  const apply = (text: string) => {
    const trimmed = text.trim();
    if (trimmed !== applied.current.trim()) {
      applied.current = trimmed;
      onChange(trimmed || undefined);
    }
  };
  const latest = useRef(apply);
  latest.current = apply;
  useEffect(() => {
    const timer = setTimeout(() => latest.current(draft), PAUSE);
    return () => clearTimeout(timer);
  }, [draft]);

  const plain = (
    <Plain
      value={draft}
      placeholder={hint}
      onChange={setDraft}
      onFocus={() => {
        writing.current = true;
        setRich(true);
      }}
    />
  );
  return (
    <div>
      <div className={`${styles.bar} ${error ? styles.wrong : ""}`}>
        <span className="faint mono" aria-hidden="true">
          filter
        </span>
        {rich ? (
          <Suspense fallback={plain}>
            <Editor
              label={`Filter, as an expression over one ${kind}`}
              value={draft}
              vocabulary={vocabulary}
              known={known}
              problems={parts}
              placeholder={hint}
              focusKey={focus + (writing.current ? 1 : 0)}
              onChange={setDraft}
              onEnter={apply}
            />
          </Suspense>
        ) : (
          plain
        )}
        {draft && (
          <button type="button" className={styles.clear} aria-label="Clear the filter" onClick={() => setDraft("")}>
            ✕
          </button>
        )}
        <span className={`faint mono ${styles.found}`} role="status">
          {!error && total !== null && `${number(total)} match${millis === null ? "" : ` · ${Math.round(millis)} ms`}`}
        </span>
      </div>
      {Boolean(error) && <Complaint error={error} part={parts[0]} />}
    </div>
  );
}

function Complaint({ error, part }: { error: unknown; part: ExpressionProblem | undefined }) {
  const message = part?.message ?? inWords(error);
  const names = part?.suggestions?.slice(0, 4);
  return (
    <div className={`${styles.says} crit`} role="alert">
      {part?.column ? `Column ${part.column}: ` : ""}
      {message}
      {names && names.length > 0 && !message.includes(names[0] as string) && (
        <span className="dim"> Did you mean {names.join(", ")}?</span>
      )}
    </div>
  );
}

interface PlainProps {
  value: string;
  placeholder: string | undefined;
  onChange: (text: string) => void;
  onFocus: () => void;
}

/** Stands in until the editor is there. */
function Plain({ value, placeholder, onChange, onFocus }: PlainProps) {
  return (
    <input
      className={styles.plain}
      aria-label="Filter"
      value={value}
      placeholder={placeholder}
      onFocus={onFocus}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
