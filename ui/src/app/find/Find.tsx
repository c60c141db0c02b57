import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useState } from "react";
import { Dialog } from "@/shared/Dialog";
import styles from "./find.module.css";
import { type Found, useFound } from "./useFound";

/** One box for every screen and object. */
export function Find({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { found, looking } = useFound(text);
  const navigate = useNavigate();
  const current = Math.min(at, found.length - 1);
  const go = (it: Found | undefined) => {
    if (it) {
      onClose();
      navigate({ href: it.href });
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt(Math.max(0, Math.min(found.length - 1, current + step)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(found[current]);
    }
  };
  useEffect(() => {
    document.getElementById(`found-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <Dialog onClose={onClose} withCloseButton={false} centered={false} yOffset="10vh" size={560} aria-label="Find">
      <input
        className={styles.input}
        placeholder="Find a credential, identity or screen"
        aria-label="Find"
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant={found.length > 0 ? `found-${current}` : undefined}
        value={text}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id="found" role="listbox" aria-label="Found" className={styles.results}>
        {found.map((it, index) => (
          <Result
            key={it.key}
            found={it}
            index={index}
            on={index === current}
            heads={found[index - 1]?.group !== it.group}
            onPoint={() => setAt(index)}
            onGo={() => go(it)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p className="faint" style={{ padding: "8px" }}>
          {looking ? "Looking…" : "Nothing has that in its name. Filters in the inventory search every other field."}
        </p>
      )}
    </Dialog>
  );
}

interface ResultProps {
  found: Found;
  index: number;
  on: boolean;
  heads: boolean;
  onPoint: () => void;
  onGo: () => void;
}

function Result({ found, index, on, heads, onPoint, onGo }: ResultProps) {
  return (
    <>
      {heads && (
        <div className={styles.group} role="presentation">
          {found.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys */}
      <div
        id={`found-${index}`}
        role="option"
        aria-selected={on}
        tabIndex={-1}
        className={styles.result}
        onMouseMove={onPoint}
        onClick={onGo}
      >
        <span className="cut">{found.name}</span>
        <span className="faint cut">{found.about}</span>
      </div>
    </>
  );
}
