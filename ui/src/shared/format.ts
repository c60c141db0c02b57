const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const grouped = new Intl.NumberFormat("en-US");

export function number(value: number): string {
  return grouped.format(value);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "1 place", "3 places". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** "2 h ago", "in 12 d", "now": the largest unit that says enough. */
export function relative(instant: string, now = Date.now()): string {
  const distance = Date.parse(instant) - now;
  const span = Math.abs(distance);
  if (span < MINUTE) {
    return "now";
  }
  const text = duration(span);
  return distance < 0 ? `${text} ago` : `in ${text}`;
}

export function duration(millis: number): string {
  if (millis < 1000) {
    return "under 1 s";
  }
  if (millis < MINUTE) {
    return `${Math.round(millis / 1000)} s`;
  }
  if (millis < HOUR) {
    return `${Math.round(millis / MINUTE)} min`;
  }
  if (millis < 2 * DAY) {
    return `${Math.round(millis / HOUR)} h`;
  }
  return `${number(Math.round(millis / DAY))} d`;
}

/** "2026-11-20 09:14 UTC" */
export function moment(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** "11-20 09:14" of this year, "2025-02-14" of another. */
export function shortMoment(instant: string, now = Date.now()): string {
  const whole = moment(instant);
  return whole.slice(0, 4) === moment(new Date(now).toISOString()).slice(0, 4)
    ? whole.slice(5, 16)
    : whole.slice(0, 10);
}

export function day(instant: string): string {
  return moment(instant).slice(0, 10);
}

/** "key of role x" -> "Key of role x". */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const WORDS: Record<string, string> = { id: "ID", url: "URL", sql: "SQL", ssl: "SSL", api: "API" };

/** "lastUsedAt" -> "Last used at", "postgres.role" -> "postgres role", "ACTIVE" -> "Active". */
export function words(name: string): string {
  const spaced = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[._-]+/g, " ")
    .toLowerCase()
    .split(" ")
    .map((it) => WORDS[it] ?? it)
    .join(" ");
  return sentenceCase(spaced);
}

export function kindWords(kind: string): string {
  return kind.replace(/[._/-]+/g, " ");
}

const SPELT = ["None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

export function spelt(value: number): string {
  return SPELT[value] ?? number(value);
}

/** ISO 8601 durations as the scheduler takes them: "PT6H" -> "every 6 h". */
export function schedule(iso: string | null): string {
  if (!iso) {
    return "only when asked";
  }
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso);
  if (!match) {
    return `every ${iso}`;
  }
  const [, days, hours, minutes, seconds] = match.map((it) => (it ? Number(it) : 0));
  const millis = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * MINUTE + (seconds ?? 0) * 1000;
  return `every ${duration(millis)}`;
}
