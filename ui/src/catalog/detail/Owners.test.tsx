import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeServer, show } from "@/testing/render";
import { Owners } from "./Owners";

const server = fakeServer();
const me = {
  id: "u1",
  name: "jo",
  kind: "user",
  role: "admin",
  permissions: ["CATALOG_READ", "CATALOG_WRITE"],
  mustChangePassword: false,
};

const claimOf = (id: string, name: string) => ({
  owner: { id, kind: "TEAM", key: id, name },
  evidence: [],
  confidence: 0.8,
  confirmed: false,
});

beforeEach(() => server.use(http.get("*/api/v1/me", () => HttpResponse.json(me))));

it("confirms the owner that is shown, and shows who was named meanwhile", async () => {
  // Given
  let there = { claim: claimOf("payments", "Payments"), tag: '"payments"' };
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/credentials/c1/owners", () =>
      HttpResponse.json({ items: [there.claim], nextCursor: null, total: 1 }, { headers: { etag: there.tag } }),
    ),
    http.put("*/api/v1/credentials/c1/owner", ({ request }) => {
      asked.push(request.headers.get("If-Match"));
      return HttpResponse.json(
        { status: 412, code: "changed-meanwhile", detail: "Someone changed this" },
        { status: 412 },
      );
    }),
  );
  show(<Owners of="/credentials/c1" />);
  const confirm = await screen.findByRole("button", { name: "Confirm Payments" });
  there = { claim: claimOf("search", "Search"), tag: '"search"' };

  // When
  await userEvent.click(confirm);

  // Then
  await screen.findByRole("button", { name: "Confirm Search" });
  await vi.waitFor(() => expect(asked).toEqual(['"payments"']));
});
