/** An expression as lines that each begin with what joins it to the one before: broken where no bracket and no text is open. */
export function laidOut(expression: string): string[] {
  const lines: string[] = [];
  let line = "";
  let depth = 0;
  for (const part of expression.match(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\s+|&&|\|\||./gs) ?? []) {
    if (depth === 0 && (part === "&&" || part === "||")) {
      lines.push(line.trim());
      line = part;
    } else {
      depth += part.match(/^[([{]$/) ? 1 : part.match(/^[)\]}]$/) ? -1 : 0;
      line += part.trim() === "" ? " " : part;
    }
  }
  lines.push(line.trim());
  return lines;
}
