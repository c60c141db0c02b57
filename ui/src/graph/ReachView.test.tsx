import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type { Credential, Reach } from "@/api/types";
import { credentials } from "@/testing/estate";
import { edge, object, reach } from "@/testing/reach";
import { fakeServer, show } from "@/testing/render";
import { AccessPaths } from "./AccessPaths";
import { ReachTab } from "./ReachTab";
import { ReachView } from "./ReachView";
import { WhatIfPanel } from "./WhatIfPanel";

const server = fakeServer();
const SLOW = { timeout: 4000 };

const view = (part: Partial<Reach> = {}, address = "/") =>
  show(<ReachView title="What falls" reach={{ ...reach, ...part }} roots={["c1"]} none="Look at Sources." />, address);

it("walks by the arrow keys, and proves what is chosen", async () => {
  const { router } = view();
  const begin = await screen.findByTitle(/^shop_app@shop/);
  fireEvent.keyDown(begin, { key: "ArrowRight" });
  await waitFor(() => expect(router.state.location.search).toEqual({ way: "shop_app" }));
  await screen.findByText("signs in as");
});

it("opens what is drawn as one", async () => {
  view();
  fireEvent.click(await screen.findByTitle(/^12 of postgres table/));
  await screen.findByTitle(/^table_7,/);
});

it("tells the other ways to what is chosen", async () => {
  const { edges, objects } = reach;
  server.use(
    http.post("*/api/v1/graph/paths", () =>
      HttpResponse.json({
        whole: true,
        paths: [
          [0, 2],
          [0, 1],
        ],
        edges,
        objects,
      }),
    ),
  );
  view({}, "/?way=root");
  fireEvent.click(await screen.findByRole("button", { name: "Other ways" }));
  await screen.findByText("1 other way");
  await screen.findByText("shop_app@shop signs in as shop_app, has the rights of shop_owner");
});

it("makes the picture smaller", async () => {
  view();
  fireEvent.click(await screen.findByRole("button", { name: "Smaller" }));
  expect(screen.getByRole("group", { name: /^Graph/ }).style.zoom).toBe("0.8");
});

it("has the same as a table, for whoever reads the graph by ear too", async () => {
  view({}, "/?show=table&way=root");
  expect((await screen.findAllByRole("row")).length).toBe(1 + reach.reached.length);
  await screen.findByText("only if aws:SourceVpc is vpc-1");
});

it("has all of what are too many to draw, and finds one of them by its name", async () => {
  const some = Array.from({ length: 900 }, (_, index) => `role_${index}`);
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/credentials/:id/blast-radius", ({ request }) => {
      const limit = Number(new URL(request.url).searchParams.get("limit"));
      asked.push(String(limit));
      return HttpResponse.json({
        ...reach,
        counts: { identities: 900, credentials: 0, exposures: 0, resources: 0, secrets: 0, consumers: 0 },
        reached: some.slice(0, limit).map((id) => ({ id, privilege: "ADMIN", full: true, path: [some.indexOf(id)] })),
        objects: [object("c0", { objectKind: "credential" }), ...some.slice(0, limit).map((id) => object(id))],
        edges: some.slice(0, limit).map((id) => edge("c0", id)),
      });
    }),
  );
  show(<ReachTab object={{ ...(credentials[0] as Credential), objectKind: "credential" }} />);
  fireEvent.click(await screen.findByTitle(/^900 of/, {}, SLOW));
  await screen.findByText("900 objects", {}, SLOW);
  expect(asked).toEqual(["300", "10000"]);
  fireEvent.change(screen.getByLabelText("Find in the table"), { target: { value: "role_899" } });
  await screen.findByText("1 of 900", {}, SLOW);
  await screen.findByText("role_899", {}, SLOW);
}, 20_000);

it("says that an answer was cut off, and what to do", async () => {
  view({ whole: false });
  await screen.findByText(/The search was cut off at its limit/);
});

it("tells what was not understood, also where nothing is reached", async () => {
  view({ reached: [], problems: [{ id: "shop_app", problem: "policy 'deploy' is no JSON" }] });
  await screen.findByText(/1 document could not be read in full/);
  await screen.findByText("shop_app: policy 'deploy' is no JSON");
});

it("says what to do where nothing is reached", async () => {
  view({ reached: [] });
  await screen.findByText("Look at Sources.");
});

it("tells why a change cannot be thought through", async () => {
  const detail = "Nothing is known of which of its permissions this identity uses";
  server.use(
    http.post("*/api/v1/graph/what-if", () =>
      HttpResponse.json(
        { status: 422, code: "usage-unknown", detail },
        { status: 422, headers: { "content-type": "application/problem+json" } },
      ),
    ),
  );
  show(<WhatIfPanel choices={[]} />, "/?change=NARROW~i1");
  await screen.findByText(detail);
});

it("leads from where to cut to what that would save", async () => {
  show(<AccessPaths />);
  await screen.findByText("One identity is administrator. One more can become one.");
  fireEvent.click(await screen.findByRole("button", { name: "What if it is removed?" }));
  await screen.findByText("0 instead of 1 identity could become administrator.");
});
