import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, it, vi } from "vitest";
import type { Connector, Source } from "@/api/types";
import { fakeServer, show } from "@/testing/render";
import { sources } from "@/testing/sources";
import { SourceForm } from "./SourceForm";
import { sentence } from "./Sources";

const server = fakeServer();

const connector: Connector = {
  type: "postgres",
  displayName: "PostgreSQL",
  settingsSchema: {
    type: "object",
    required: ["host", "password"],
    properties: {
      host: { type: "string", title: "Host" },
      port: { type: "integer", title: "Port", default: 5432 },
      password: { type: "string", title: "Password", writeOnly: true },
    },
  },
  permissions: [{ name: "pg_read_all_stats", purpose: "use", required: false, grant: "GRANT pg_read_all_stats TO c;" }],
  usageRecords: null,
};

it("checks what was written without saving it, and shows the remedy", async () => {
  const bodies: unknown[] = [];
  server.use(
    http.post("*/api/v1/sources/check", async ({ request }) => {
      bodies.push(await request.json());
      return HttpResponse.json({
        checks: [{ name: "Read usage", outcome: "FAILED", detail: "denied", remedy: "GRANT it;" }],
      });
    }),
  );
  const save = vi.fn();
  show(<SourceForm connector={connector} action="Save" saving={false} error={null} onSave={save} />);
  await userEvent.click(await screen.findByRole("button", { name: "Check" }));
  expect(screen.getByText("Host is needed.")).toBeTruthy();
  expect(bodies).toEqual([]);
  await userEvent.type(screen.getByLabelText(/^Host/), "db");
  await userEvent.type(screen.getByLabelText(/^Password/), "swordfish");
  await userEvent.click(screen.getByRole("button", { name: "Check" }));
  await screen.findByText("GRANT it;");
  expect(bodies).toEqual([{ connector: "postgres", settings: { host: "db", port: 5432, password: "swordfish" } }]);
  expect(save).not.toHaveBeenCalled();
});

it("keeps a stored secret when the field stays empty", async () => {
  const save = vi.fn();
  const source = { ...sources[0], settings: { host: "db", port: 5433, password: null } } as Source;
  show(<SourceForm connector={connector} source={source} action="Save" saving={false} error={null} onSave={save} />);
  await userEvent.click(await screen.findByRole("button", { name: "Save" }));
  expect(save).toHaveBeenCalledWith(
    expect.objectContaining({ settings: { host: "db", port: 5433 }, name: source.name }),
  );
});

it("says first how many sources cannot be read", () => {
  expect(sentence(sources)).toBe("1 of 2 sources cannot be read completely");
  expect(sentence([])).toBe("No source yet");
});
