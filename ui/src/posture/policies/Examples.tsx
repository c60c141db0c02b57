import type { Policy } from "@/api/types";
import detail from "@/catalog/detail/detail.module.css";
import { plain } from "@/catalog/detail/facts";
import { words } from "@/shared/format";
import { Pill } from "@/shared/marks";
import styles from "./policies.module.css";

/** A policy's own examples: what breaks it and what does not. They are its tests, too. */
export function Examples({ examples }: { examples: Policy["examples"] }) {
  if (examples.length === 0) {
    return null;
  }
  return (
    <section className={detail.section}>
      <h3>Examples</h3>
      {examples.map((it) => (
        <div key={it.name} className={styles.example}>
          <span>
            <Pill tone={it.breaks ? "high" : "ok"}>{it.breaks ? "Breaks" : "Passes"}</Pill>
          </span>
          <span>
            <span className="strong">{it.name} </span>
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
