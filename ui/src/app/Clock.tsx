import { useEffect, useState } from "react";
import styles from "./shell.module.css";

/** All times are UTC; this one says so. */
export function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return <span className={`faint ${styles.clock}`}>UTC {now.toISOString().slice(11, 16)}</span>;
}
