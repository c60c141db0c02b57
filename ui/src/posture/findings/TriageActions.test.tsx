import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import { findings } from "@/testing/estate";
import { fakeServer, show } from "@/testing/render";
import { FindingDetail } from "./FindingDetail";

const server = fakeServer();
const open = findings.find((it) => it.status === "OPEN") ?? findings[0];
const me = {
  id: "u1",
  name: "jo",
  kind: "user",
  role: "admin",
  permissions: ["FINDINGS_READ", "FINDINGS_WRITE"],
  mustChangePassword: false,
};

beforeEach(() => server.use(http.get("*/api/v1/me", () => HttpResponse.json(me))));

it("changes the finding as it was shown, and shows what became of it meanwhile", async () => {
  // Given
  let there = { finding: open, tag: '"shown"' };
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/findings/:id", () => HttpResponse.json(there.finding, { headers: { etag: there.tag } })),
    http.patch("*/api/v1/findings/:id", ({ request }) => {
      asked.push(request.headers.get("If-Match"));
      return HttpResponse.json(
        { status: 412, code: "changed-meanwhile", detail: "Someone changed it" },
        { status: 412 },
      );
    }),
  );
  show(<FindingDetail id={open?.id ?? ""} onClose={() => {}} />);
  const acknowledge = await screen.findByRole("button", { name: "Acknowledge" });
  there = { finding: { ...open, status: "ACKNOWLEDGED", assignee: "sam" } as typeof open, tag: '"changed"' };

  // When
  await userEvent.click(acknowledge);

  // Then
  await screen.findByRole("button", { name: "Assigned to sam" });
  await vi.waitFor(() => expect(asked).toEqual(['"shown"']));
});
