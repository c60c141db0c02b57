import type { ObjectPath } from "@/api/types";
import { moment, shortMoment, words } from "@/shared/format";
import styles from "./detail.module.css";
import { plain } from "./facts";
import { SubList } from "./SubList";

const TONES: Record<string, string> = { discovered: "low", changed: "med", gone: "high", returned: "ok" };

/** Every change that was seen, newest first. */
export function HistoryList({ of, limit }: { of: ObjectPath; limit?: number }) {
  return (
    <SubList path={`${of}/history`} none="Nothing has changed since it was found." limit={limit}>
      {(it) => (
        <div className={styles.event}>
          <time className="faint" dateTime={it.validFrom} title={moment(it.validFrom)}>
            {shortMoment(it.validFrom)}
          </time>
          <span className={TONES[it.event] ?? "faint"} aria-hidden="true">
            ●
          </span>
          <span>
            <span className="strong">{words(it.event)}</span>
            {(it.changes ?? []).map((change) => (
              <span key={change.field} className="dim" style={{ display: "block", overflowWrap: "anywhere" }}>
                {words(change.field)}: {plain(change.from)} → {plain(change.to)}
              </span>
            ))}
          </span>
        </div>
      )}
    </SubList>
  );
}
