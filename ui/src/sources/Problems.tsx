import type { ScopeProblem } from "@/api/types";
import detail from "@/catalog/detail/detail.module.css";
import { words } from "@/shared/format";
import { Pill } from "@/shared/marks";
import { Remedy } from "@/shared/Remedy";

/** What could not be read, and what would make it readable. */
export function Problems({ problems }: { problems: ScopeProblem[] }) {
  if (problems.length === 0) {
    return null;
  }
  return (
    <section className={detail.section}>
      <h3>What could not be read</h3>
      {problems.map((it, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no id and never move
        <div key={index} className={detail.line}>
          <span className="row">
            <Pill tone="high">{it.category ? words(it.category) : "Not read"}</Pill>
            <span className="strong cut">{it.subject ?? it.scope ?? ""}</span>
          </span>
          <span className="dim">{it.message}</span>
          {it.remedy && <Remedy text={it.remedy} />}
        </div>
      ))}
    </section>
  );
}
