import { type ReactNode, useId } from "react";
import styles from "./card.module.css";

interface CardProps {
  title?: ReactNode;
  aside?: ReactNode;
  pad?: boolean;
  list?: boolean;
  children: ReactNode;
}

/** A titled surface. `list` rules a line between its children. */
export function Card({ title, aside, pad = false, list = false, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className={styles.header}>
          <h2 id={id}>{title}</h2>
          {aside && <span className="faint">{aside}</span>}
        </header>
      )}
      <div className={`${pad ? styles.pad : ""} ${list ? styles.list : ""}`}>{children}</div>
    </section>
  );
}
