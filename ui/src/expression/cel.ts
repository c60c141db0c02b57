import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";

const language = StreamLanguage.define<null>({
  name: "cel",
  token(stream) {
    if (stream.eatSpace()) {
      return null;
    }
    if (stream.match(/"(?:\\.|[^"\\])*"?/) || stream.match(/'(?:\\.|[^'\\])*'?/)) {
      return "string";
    }
    if (stream.match(/\d+(?:\.\d+)?/)) {
      return "number";
    }
    if (stream.match(/(?:true|false|null|in|now)\b/)) {
      return "keyword";
    }
    if (stream.match(/[A-Za-z_]\w*(?=\s*\()/)) {
      return "function";
    }
    if (stream.match(/[A-Za-z_][\w]*/)) {
      return "variableName";
    }
    stream.next();
    return "operator";
  },
  tokenTable: { function: tags.function(tags.variableName) },
});

const colours = HighlightStyle.define([
  { tag: tags.variableName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--ok)" },
  { tag: tags.number, color: "var(--high)" },
  { tag: tags.keyword, color: "var(--ink)" },
  { tag: tags.function(tags.variableName), color: "var(--low)" },
  { tag: tags.operator, color: "var(--ink2)" },
]);

export function cel(): Extension {
  return [language, syntaxHighlighting(colours)];
}
