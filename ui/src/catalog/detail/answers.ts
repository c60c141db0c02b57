import type { Claim, Consumer, Exposure, Page, Privilege, Reach } from "@/api/types";
import { summary } from "@/graph/words";
import { count, percent } from "@/shared/format";
import { HELD } from "../held";
import type { AnyObject } from "./objects";

export interface Answer {
  question: string;
  short: string;
  why: string;
  tone: "" | "crit" | "high" | "ok" | "faint";
  tab: string;
}

const ORDER: Privilege[] = ["NONE", "READ", "WRITE", "ADMIN"];

export function whoOwns(object: AnyObject, claim: Claim | undefined): Answer {
  const known = "owner" in object ? object.owner : null;
  const owner = claim?.owner ?? known;
  const confidence = claim?.confidence ?? known?.confidence ?? null;
  const evidence = claim?.evidence ?? [];
  const confirmed = claim?.confirmed ?? (confidence !== null && confidence >= 1);
  const words = evidence.slice(0, 2).map((it) => it.evidence);
  return {
    question: "Who owns it",
    short: owner?.name ?? "no owner",
    why: owner
      ? [
          confirmed ? "confirmed by a person" : confidence === null ? null : `${percent(confidence)} sure`,
          words.join(", "),
        ]
          .filter(Boolean)
          .join(": ")
      : "Nothing that was seen says whose it is. Name the owner if you know.",
    tone: owner ? "" : "high",
    tab: "ownership",
  };
}

export function whereHeld(object: AnyObject, places: Page<Exposure> | undefined): Answer {
  const question = "Where it is held";
  if (object.objectKind === "exposure") {
    const where = object.line ? `${object.location}:${object.line}` : object.location;
    return {
      question,
      short: `${count(object.placeCount, "place")}, in ${HELD[object.held].short}`,
      why: `${where}, ${object.current ? "still there" : "in the history only"}`,
      tone: object.held === "VAULT" ? "ok" : object.current ? "crit" : "high",
      tab: "exposures",
    };
  }
  const known = "exposureCount" in object ? object.exposureCount : (places?.total ?? 0);
  const items = places?.items ?? [];
  return {
    question,
    short: known > 0 ? count(known, "place") : "no place seen",
    why:
      known > 0
        ? items
            .slice(0, 2)
            .map((it) => (it.line ? `${it.location}:${it.line}` : it.location))
            .join(", ")
        : `No value of ${object.objectKind === "identity" ? "its credentials" : "it"} was seen in anything that was crawled.`,
    tone: known > 0 ? "crit" : "ok",
    tab: "exposures",
  };
}

/** What falls with it. */
export function whatReach(privilege: Privilege | null, radius: Reach | undefined): Answer {
  const question = "What it can reach";
  if (!radius) {
    return {
      question,
      short: "–",
      why: privilege ? `at most ${privilege.toLowerCase()}` : "",
      tone: "faint",
      tab: "reach",
    };
  }
  const critical = radius.resources.filter((it) => it.sensitivity === "CRITICAL");
  const most = radius.resources.reduce<Privilege | null>(
    (high, it) => (ORDER.indexOf(it.privilege) > ORDER.indexOf(high ?? "NONE") ? it.privilege : high),
    null,
  );
  const administers = privilege === "ADMIN" || critical.some((it) => it.privilege === "ADMIN");
  const parts = summary(radius);
  return {
    question,
    short: administers ? "administrator" : (parts[0] ?? "nothing known"),
    why: administers
      ? parts.slice(0, 3).join(", ") || "It may change whatever its source holds."
      : parts.length > 0
        ? [most && `at most ${most.toLowerCase()}`, ...parts.slice(1, 3)].filter(Boolean).join(", ")
        : "No grant was seen. Its source may not have told.",
    tone: administers ? "crit" : most === "WRITE" || critical.length > 0 ? "high" : parts.length > 0 ? "" : "faint",
    tab: "reach",
  };
}

/** @param identitys of the credential's identity, where nobody was seen with the credential itself: they may bear it */
export function whatBreaks(
  consumers: Page<Consumer> | undefined,
  known: number,
  identitys?: Page<Consumer> | undefined,
): Answer {
  const question = "What breaks if it changes";
  const tab = "consumers";
  const number = consumers?.total ?? consumers?.items.length ?? known;
  if (number > 0) {
    return { question, short: count(number, "consumer"), why: names(consumers), tone: "high", tab };
  }
  if (identitys && identitys.items.length > 0) {
    const short = `${count(identitys.total ?? identitys.items.length, "consumer")} of its identity`;
    return { question, short, why: `${names(identitys)}; by which credential was not seen`, tone: "high", tab };
  }
  const why = "No workload was seen to use it. What was not observed may still break.";
  return { question, short: "nothing observed", why, tone: "faint", tab };
}

function names(consumers: Page<Consumer> | undefined): string {
  return (consumers?.items ?? [])
    .slice(0, 3)
    .map((it) => it.name)
    .join(", ");
}
