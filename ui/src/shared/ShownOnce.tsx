import { Button } from "@mantine/core";
import { CopyText } from "./CopyText";
import styles from "./form.module.css";
import { Banner } from "./states";

interface ShownOnceProps {
  text: string;
  why: string;
  taken: string;
  onTaken: () => void;
}

/** A secret that was made just now and cannot be read again. */
export function ShownOnce({ text, why, taken, onTaken }: ShownOnceProps) {
  return (
    <div className={styles.form}>
      <Banner>{why}</Banner>
      <CopyText text={text} />
      <span>
        <Button variant="filled" onClick={onTaken}>
          {taken}
        </Button>
      </span>
    </div>
  );
}
