import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { fakeServer, show } from "@/testing/render";
import { useFacets, useList } from "./lists";

const server = fakeServer();

function Names({ filter }: { filter?: string }) {
  const list = useList({ path: "/findings", filter, sort: "name", limit: 2 });
  return (
    <div>
      <p>{list.items.map((it) => it.id).join(",")}</p>
      <button type="button" onClick={() => list.fetchNextPage()} disabled={!list.hasNextPage}>
        more
      </button>
    </div>
  );
}

it("follows the cursor of the server from page to page", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/findings", ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json(
        asked.length === 1
          ? { items: [{ id: "a" }, { id: "b" }], nextCursor: "xyz", total: 3 }
          : { items: [{ id: "c" }], nextCursor: null, total: 3 },
      );
    }),
  );
  show(<Names filter="kind == 'x'" />);
  await screen.findByText("a,b");
  fireEvent.click(screen.getByText("more"));
  await screen.findByText("a,b,c");
  expect(asked[1]).toBe("?filter=kind+%3D%3D+%27x%27&sort=name&limit=2&cursor=xyz");
  expect(screen.getByText("more")).toHaveProperty("disabled", true);
});

function Facets() {
  const facets = useFacets("/findings", [
    { field: "kind", filter: 'status == "ACTIVE"' },
    { field: "status", filter: 'kind == "a"' },
    { field: "environment", filter: 'status == "ACTIVE" && kind == "a"' },
    { field: "source.name", filter: 'status == "ACTIVE" && kind == "a"' },
  ]);
  return <p>{Object.keys(facets.data ?? {}).join(",")}</p>;
}

it("counts each facet without its own choice, and asks once for those with the same filter", async () => {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get("*/api/v1/findings", ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const fields = (query.get("facets") ?? "").split(",");
      return HttpResponse.json({ items: [], total: 0, facets: Object.fromEntries(fields.map((it) => [it, []])) });
    }),
  );
  show(<Facets />);
  await screen.findByText("kind,status,environment,source.name");
  await waitFor(() => expect(asked).toHaveLength(3));
  expect(asked.map((it) => it.get("facets"))).toEqual(["kind", "status", "environment,source.name"]);
});
