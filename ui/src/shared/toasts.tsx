import { useSyncExternalStore } from "react";
import { inWords } from "@/api/problem";
import styles from "./toasts.module.css";

interface Toast {
  id: number;
  text: string;
  bad: boolean;
}

let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function publish(changed: Toast[]) {
  toasts = changed;
  for (const listener of listeners) {
    listener();
  }
}

function show(text: string, bad: boolean) {
  const toast = { id: next++, text, bad };
  publish([...toasts.slice(-2), toast]);
  setTimeout(() => publish(toasts.filter((it) => it !== toast)), bad ? 9000 : 4500);
}

/** Says briefly that something was done. */
export function done(text: string) {
  show(text, false);
}

/** Says that something could not be done, and why. */
export function failed(error: unknown) {
  show(inWords(error), true);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={styles.stack} aria-live="polite" role="status">
      {shown.map((toast) => (
        <div key={toast.id} className={`${styles.toast} ${toast.bad ? styles.bad : ""}`}>
          {toast.text}
        </div>
      ))}
    </div>
  );
}
