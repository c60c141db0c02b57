/** The same value in several places is one entry of a list: the first that the order gives, or the one that is chosen. */
export function oneEach<T extends { id: string; fingerprint: string }>(rows: T[], chosen: string | null): T[] {
  const entries = new Map<string, T>();
  for (const row of rows) {
    if (!entries.has(row.fingerprint) || row.id === chosen) {
      entries.set(row.fingerprint, row); // a key that is there already keeps its place
    }
  }
  return [...entries.values()];
}
