import { sentenceCase } from "@/shared/format";
import styles from "./detail.module.css";

/** Whose an exposed secret is and what it opens, as one sentence. */
export function Story({ story }: { story: string | null }) {
  return story ? (
    <p className={styles.story}>{sentenceCase(story)}.</p>
  ) : (
    <p className="faint">What it opens is not known: no credential that was crawled has this value.</p>
  );
}
