/** The view's state in the URL, as plain words: a link is a saved view. */
export type Search = Record<string, string | undefined>;

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== "") {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

const KEYS = [
  "filter",
  "sort",
  "where",
  "selected",
  "tab",
  "asOf",
  "status",
  "kind",
  "from",
  "show",
  "way",
  "privilege",
  "change",
] as const;
export type ViewState = Partial<Record<(typeof KEYS)[number], string>>;

/** Keeps the names we know; anything else in a link is dropped. */
export function viewState(search: Record<string, unknown>): ViewState {
  const view: ViewState = {};
  for (const key of KEYS) {
    const value = search[key];
    if (typeof value === "string" && value !== "") {
      view[key] = value;
    }
  }
  return view;
}
