import { expect, it } from "vitest";
import type { Source } from "@/api/types";
import { headline, sight } from "./sentence";

const open = (critical: number) => ({ openFindings: { critical, high: 1, medium: 0, low: 0 } });

it("says how many need action and how many are urgent", () => {
  expect(headline({ credentials: 18204, needAction: 412, urgent: 9, ...open(20) })).toBe(
    "412 of 18,204 credentials need action. Nine are urgent.",
  );
  expect(headline({ credentials: 12, needAction: 1, urgent: 1, ...open(0) })).toBe(
    "1 of 12 credentials needs action. One is urgent.",
  );
  expect(headline({ credentials: 12, needAction: 3, urgent: 0, ...open(0) })).toBe(
    "3 of 12 credentials need action. None is urgent.",
  );
  expect(headline({ credentials: 12, needAction: 0, urgent: 0, ...open(0) })).toBe(
    "None of 12 credentials needs action.",
  );
  expect(headline({ credentials: 41, needAction: 35, urgent: 0, ...open(6) })).toBe(
    "35 of 41 credentials need action. Six findings are critical.",
  );
});

it("never says that all is seen while a scope is not complete", () => {
  const coverage = (scopes: number, complete: number) => [
    { coverage: { scopes, complete, percent: 0, problems: [] }, lastCrawl: null },
  ];
  expect(sight(coverage(1000, 999))).toBe("1 % of what you connected cannot be seen completely at the moment.");
  expect(sight(coverage(4, 4))).toBe("Everything you connected could be read.");
  expect(sight(coverage(0, 0))).toMatch(/^No crawl has ended yet/);
  const failed = { id: "k", state: "FAILED", endedAt: "2026-11-21T00:00:00Z" } as Source["lastCrawl"];
  const [unread] = coverage(0, 0).map((it) => ({ ...it, lastCrawl: failed }));
  expect(sight([...coverage(4, 4), ...(unread ? [unread] : [])])).toBe("One of 2 sources could not be read at all.");
});
