import styles from "./detail.module.css";
import type { AnyObject } from "./objects";
import { tabsOf } from "./tabs";
import { useAnswers } from "./useAnswers";

interface AnswersProps {
  object: AnyObject;
  cards?: boolean;
  onOpen?: (tab: string) => void;
}

const ACTIONS: Record<string, string> = {
  ownership: "Evidence",
  exposures: "Places",
  reach: "Show proof",
  consumers: "Who uses it",
};

/** Who owns it, where is it held, what can it reach, what breaks if it changes. Always in this order. */
export function Answers({ object, cards = false, onOpen }: AnswersProps) {
  const answers = useAnswers(object);
  const tabs = new Set(tabsOf(object).map((it) => it.id));
  return (
    <div className={cards ? styles.cards : "stack"} style={cards ? undefined : { gap: 11 }}>
      {answers.map((it) => (
        <div key={it.question} className={cards ? styles.big : styles.answer}>
          <span className="between folds">
            <span className={styles.label}>{it.question}</span>
            {onOpen && tabs.has(it.tab) && (
              <button type="button" className="link" onClick={() => onOpen(it.tab)}>
                {ACTIONS[it.tab]}
              </button>
            )}
          </span>
          <b className={it.tone}>{it.short}</b>
          <span className="dim">{it.why}</span>
        </div>
      ))}
    </div>
  );
}
