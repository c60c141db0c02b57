import type { Exposure } from "@/api/types";
import type { Tone } from "@/shared/marks";

/** Where a value sits: a vault is where it belongs, text is not. */
export const HELD: Record<Exposure["held"], { short: string; long: string; tone: Tone }> = {
  VAULT: { short: "a vault only", long: "in a vault only", tone: "ok" },
  OPEN: { short: "text", long: "in text, and in no vault that is read", tone: "crit" },
  BOTH: { short: "a vault and text", long: "in a vault, and in text as well", tone: "high" },
};
