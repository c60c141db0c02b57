import type { ReactNode } from "react";
import styles from "./door.module.css";

/** The page before one is let in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.door}>
      <div className={styles.box}>
        <div className={styles.logo}>Claviger</div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
