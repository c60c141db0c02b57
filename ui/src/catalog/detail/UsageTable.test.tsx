import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { identities } from "@/testing/estate";
import { fakeServer, show } from "@/testing/render";
import type { AnyObject } from "./objects";
import { UsageTable, useUsageRecords } from "./UsageTable";

const server = fakeServer();

const identity = {
  ...identities[0],
  objectKind: "identity",
  source: { id: "s3", name: "production", connector: "aws" },
} as AnyObject;

function Usage({ object }: { object: AnyObject }) {
  const records = useUsageRecords(object);
  return records ? <UsageTable object={object} records={records} /> : <p>No records</p>;
}

it("tells what was done, from where, and what was refused", async () => {
  // When
  show(<Usage object={identity} />);

  // Then
  const row = within((await screen.findByText("s3 GetObject")).closest("tr") as HTMLElement);
  expect(row.getByText(/from 198\.51\.100\.0\/24 in eu-west-1 with/)).toBeTruthy();
  expect(row.getByText("1,204")).toBeTruthy();
  expect(row.getByText("3 denied")).toBeTruthy();
  expect(screen.getAllByRole("columnheader").map((it) => it.textContent)).toEqual(["Call", "Calls", "Last seen"]);
});

it("says what to do when no use was recorded", async () => {
  // Given
  server.use(
    http.get("*/api/v1/identities/:id/usage", () => HttpResponse.json({ items: [], nextCursor: null, total: 0 })),
  );

  // When
  show(<Usage object={identity} />);

  // Then
  expect(await screen.findByText(/Have production crawled with what reads its CloudTrail records/)).toBeTruthy();
});

it("is not there for a source that records nothing", async () => {
  // When
  show(<Usage object={{ ...identity, source: { id: "s1", name: "shop", connector: "postgres" } } as AnyObject} />);

  // Then
  expect(await screen.findByText("No records")).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});
