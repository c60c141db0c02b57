import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  completionStatus,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder as placeholderText } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { ExpressionProblem } from "@/api/problem";
import { cel } from "./cel";
import { suggest } from "./complete";
import type { Vocabulary } from "./fields";
import { look } from "./look";

export interface EditorProps {
  value: string;
  vocabulary: Vocabulary;
  known?: Record<string, string[]>;
  problems?: ExpressionProblem[];
  label: string;
  placeholder?: string;
  multiline?: boolean;
  onChange: (text: string) => void;
  onEnter?: (text: string) => void;
  onEscape?: () => void;
  focusKey?: number;
}

/**
 * An editor for one CEL expression. It lives in a shadow root: there CodeMirror adopts constructed style sheets, where
 * in the page it would write a style tag, which the content security policy forbids.
 */
export function Editor(props: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { label, placeholder, multiline = false } = props;

  useEffect(() => {
    const element = host.current as HTMLDivElement;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          cel(),
          look,
          placeholderText(placeholder ?? ""),
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              latest.current.onChange(update.state.doc.toString());
            }
          }),
          autocompletion({
            icons: false,
            activateOnTyping: true,
            override: [
              (context) => {
                const found = suggest(
                  context.state.sliceDoc(0, context.pos),
                  latest.current.vocabulary,
                  latest.current.known,
                );
                return (
                  found && {
                    from: found.from,
                    options: found.options.map((it) => ({ label: it.label, detail: it.detail, type: it.kind })),
                  }
                );
              },
            ],
          }),
          multiline ? EditorView.lineWrapping : oneLine,
          keys(latest, multiline),
          keymap.of([...defaultKeymap, ...historyKeymap]),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, placeholder, multiline]);

  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== props.value && !editor.hasFocus) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.value } });
    }
  }, [props.value]);

  useEffect(() => {
    const editor = view.current;
    if (editor) {
      editor.dispatch(setDiagnostics(editor.state, diagnostics(editor.state, props.problems ?? [])));
    }
  }, [props.problems]);

  useEffect(() => {
    const editor = view.current;
    if (props.focusKey && editor) {
      editor.focus();
      editor.dispatch({ selection: { anchor: editor.state.doc.length } });
    }
  }, [props.focusKey]);

  return <div ref={host} style={{ flex: 1, minWidth: 0 }} />;
}

const oneLine = EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [] : transaction));

function keys(latest: { current: EditorProps }, multiline: boolean) {
  return Prec.highest(
    keymap.of([
      {
        key: multiline ? "Mod-Enter" : "Enter",
        run: (editor) => {
          if (completionStatus(editor.state) === "active" && acceptCompletion(editor)) {
            return true;
          }
          latest.current.onEnter?.(editor.state.doc.toString());
          return true;
        },
      },
      { key: "Tab", run: acceptCompletion },
      {
        key: "ArrowDown",
        run: (editor) => completionStatus(editor.state) === null && !multiline && startCompletion(editor),
      },
      {
        key: "Escape",
        run: (editor) => {
          if (completionStatus(editor.state) === null) {
            editor.contentDOM.blur();
            latest.current.onEscape?.();
          }
          return false;
        },
      },
    ]),
  );
}

/** The server counts lines and columns from 1; whatever it says stays within the text. */
export function diagnostics(state: EditorState, problems: ExpressionProblem[]): Diagnostic[] {
  return problems.map((part) => {
    const line = state.doc.line(Math.min(state.doc.lines, Math.max(1, part.line)));
    const from = Math.min(line.to, line.from + Math.max(0, part.column - 1));
    const to = Math.min(state.doc.length, from + Math.max(1, part.length));
    return { from, to, severity: "error", message: part.message };
  });
}
