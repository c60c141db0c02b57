import detail from "@/catalog/detail/detail.module.css";
import { plain } from "@/catalog/detail/facts";
import { words } from "@/shared/format";
import { Pill } from "@/shared/marks";
import styles from "./policies.module.css";

interface Example {
  about: string | null;
  breaks: boolean;
  object: Record<string, unknown>;
}

/** A policy's own examples: what breaks it and what does not. They are its tests, too. */
export function Examples({ examples }: { examples: unknown }) {
  const read = readExamples(examples);
  if (read.length === 0) {
    return null;
  }
  return (
    <section className={detail.section}>
      <h3>Examples</h3>
      {read.map((it, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: examples never move
        <div key={index} className={styles.example}>
          <span>
            <Pill tone={it.breaks ? "high" : "ok"}>{it.breaks ? "Breaks" : "Passes"}</Pill>
          </span>
          <span>
            {it.about && <span className="strong">{it.about} </span>}
            <span className="dim">
              {Object.entries(it.object)
                .map(([name, value]) => `${words(name).toLowerCase()} ${plain(value)}`)
                .join(", ")}
            </span>
          </span>
        </div>
      ))}
    </section>
  );
}

/** Reads both forms: a list with a verdict each, and lists by verdict. */
export function readExamples(examples: unknown): Example[] {
  if (Array.isArray(examples)) {
    return examples.filter(isRecord).map((it) => toExample(it, undefined));
  }
  if (isRecord(examples)) {
    return Object.entries(examples).flatMap(([verdict, list]) =>
      Array.isArray(list)
        ? list.filter(isRecord).map((it) => toExample(it, /^(fail|break|violat|match)/.test(verdict)))
        : [],
    );
  }
  return [];
}

function toExample(it: Record<string, unknown>, verdict: boolean | undefined): Example {
  const breaks = verdict ?? [it.breaks, it.matches, it.fails, it.violates, it.expected].some((said) => said === true);
  const object = [it.object, it.values, it.given].find(isRecord) ?? {};
  const about = [it.name, it.title, it.about, it.description].find((said) => typeof said === "string");
  return { about: (about as string | undefined) ?? null, breaks, object: object as Record<string, unknown> };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
