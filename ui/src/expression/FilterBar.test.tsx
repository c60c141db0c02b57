import { EditorState } from "@codemirror/state";
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Problem } from "@/api/problem";
import { fakeServer, show } from "@/testing/render";
import { diagnostics } from "./Editor";
import { FilterBar } from "./FilterBar";

fakeServer();

const problem = new Problem(400, {
  detail: "The filter cannot be read",
  errors: [{ pointer: "/filter", detail: "line 1, column 4: There is no field 'expiresAd'." }],
  problems: [
    {
      message: "There is no field 'expiresAd'.",
      line: 1,
      column: 4,
      length: 9,
      suggestions: ["expiresAt", "createdAt"],
    },
  ],
});

it("says at which column the filter is wrong, and what exists", async () => {
  show(<FilterBar kind="credential" value="" onChange={() => {}} total={null} millis={null} error={problem} />);
  const said = await screen.findByRole("alert");
  expect(said.textContent).toBe("Column 4: There is no field 'expiresAd'. Did you mean expiresAt, createdAt?");
});

it("shows how many match and how long it took", async () => {
  show(<FilterBar kind="credential" value="" onChange={() => {}} total={1412} millis={37.6} />);
  expect(await screen.findByText("1,412 match · 38 ms")).toBeTruthy();
});

it("applies what is written after a pause, once", async () => {
  const change = vi.fn();
  show(<FilterBar kind="credential" value="" onChange={change} total={1} millis={1} />);
  const input = await screen.findByLabelText("Filter");
  fireEvent.change(input, { target: { value: "riskScore > 5" } });
  fireEvent.change(input, { target: { value: "riskScore > 50" } });
  expect(change).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(change).toHaveBeenCalledExactlyOnceWith("riskScore > 50"));
});

it("marks what is wrong at its column, and stays within the text whatever the server says", () => {
  const state = EditorState.create({ doc: "a && owner.nam == 1" });
  const at = (line: number, column: number, length: number) =>
    diagnostics(state, [{ line, column, length, message: "no", suggestions: [] }]);
  expect(at(1, 6, 9)).toMatchObject([{ from: 5, to: 14, message: "no" }]);
  expect(at(9, 99, 50)).toMatchObject([{ from: 19, to: 19 }]);
});
