import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, it, vi } from "vitest";
import { fakeServer, show } from "@/testing/render";
import { BulkDialog } from "./BulkDialog";

const server = fakeServer();

function answering(changed: number) {
  const bodies: Record<string, unknown>[] = [];
  server.use(
    http.post("*/api/v1/findings/bulk", async ({ request }) => {
      bodies.push((await request.json()) as Record<string, unknown>);
      const sample = [{ id: "f1", policy: { title: "Never expires" }, object: { name: "shop_app" } }];
      return HttpResponse.json({ matched: 3, changed, sample });
    }),
  );
  return bodies;
}

it("changes nothing before the dry run was seen and confirmed", async () => {
  const bodies = answering(2);
  const done = vi.fn();
  show(<BulkDialog action="acknowledge" target={{ ids: ["f1", "f2", "f3"] }} onClose={() => {}} onDone={done} />);
  await screen.findByText(/of 3 would change/);
  expect(bodies).toEqual([{ ids: ["f1", "f2", "f3"], status: "ACKNOWLEDGED", dryRun: true }]);
  expect(screen.getByText("shop_app")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Change 2 findings" }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(bodies[1]).toEqual({ ids: ["f1", "f2", "f3"], status: "ACKNOWLEDGED", dryRun: false });
});

it("waives everything that a filter matches only with a reason and an end", async () => {
  const bodies = answering(3);
  show(<BulkDialog action="waive" target={{ filter: 'severity == "LOW"' }} onClose={() => {}} onDone={() => {}} />);
  const preview = await screen.findByRole("button", { name: "Preview" });
  expect(preview).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText(/Reason/), "known and contained");
  await userEvent.click(preview);
  await screen.findByText(/of 3 would change/);
  expect(bodies[0]).toMatchObject({
    filter: 'severity == "LOW"',
    dryRun: true,
    waiver: { reason: "known and contained", until: expect.stringMatching(/^\d{4}-\d\d-\d\dT23:59:59Z$/) },
  });
});

it("cannot be applied when nothing would change", async () => {
  answering(0);
  show(<BulkDialog action="reopen" target={{ ids: ["f1"] }} onClose={() => {}} onDone={() => {}} />);
  expect(await screen.findByRole("button", { name: "Change 0 findings" })).toHaveProperty("disabled", true);
});
