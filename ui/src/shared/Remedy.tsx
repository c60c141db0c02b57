import { CopyText } from "./CopyText";

/** A remedy as its source gives it: a command or a document is copied and pasted, a sentence is read. */
export function Remedy({ text }: { text: string }) {
  return isCommand(text) ? <CopyText text={text} /> : <div className="wrap">{text}</div>;
}

/** Commands begin with a word in one case, as in GRANT or chmod, documents with a brace; sentences with a capital and small letters. */
export function isCommand(text: string): boolean {
  return /^(([A-Z]{4,}|[a-z][\w.-]*) \S|\{)/.test(text.trim());
}
