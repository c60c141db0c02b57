import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { fakeServer } from "@/testing/render";
import { get, rememberAntiForgery, send } from "./http";
import { expressionProblems, inWords, isDenied, Problem } from "./problem";

const server = fakeServer();

it("sends the anti-forgery token and one idempotency key with what changes something, and neither with a read", async () => {
  const seen: Headers[] = [];
  server.use(
    http.all("*/api/v1/*", ({ request }) => {
      seen.push(request.headers);
      return HttpResponse.json({});
    }),
  );
  rememberAntiForgery("token-1");
  await get("/me");
  await send("post", "/routes", { body: {} });
  await send("put", `/routes/${"r1" as string}`, { body: {}, etag: '"7"' });
  expect(seen.map((it) => it.get("X-Claviger-Csrf"))).toEqual([null, "token-1", "token-1"]);
  expect(seen.map((it) => it.get("Idempotency-Key") !== null)).toEqual([false, true, false]);
  expect(seen[2]?.get("If-Match")).toBe('"7"');
});

it("leaves out of the address what is not set", async () => {
  let asked = "";
  server.use(
    http.get("*/api/v1/findings", ({ request }) => {
      asked = new URL(request.url).search;
      return HttpResponse.json({});
    }),
  );
  await get("/findings", { filter: undefined, cursor: null, sort: "", limit: 5 });
  expect(asked).toBe("?limit=5");
});

it("says in words what the server refused, with the place in an expression", async () => {
  server.use(
    http.get("*/api/v1/findings", () =>
      HttpResponse.json(
        {
          status: 400,
          code: "filter-invalid",
          detail: "There is no field 'x'.",
          line: 1,
          column: 3,
          suggestions: ["y"],
        },
        { status: 400, headers: { "content-type": "application/problem+json" } },
      ),
    ),
  );
  const error = await get("/findings").catch((it: unknown) => it);
  expect(inWords(error)).toBe("There is no field 'x'.");
  expect(expressionProblems(error)).toEqual([
    { line: 1, column: 3, length: 1, message: "There is no field 'x'.", suggestions: ["y"] },
  ]);
});

it("has words for an answer without any", async () => {
  server.use(http.get("*/api/v1/findings", () => new HttpResponse(null, { status: 403 })));
  const error = await get("/findings").catch((it: unknown) => it);
  expect(isDenied(error)).toBe(true);
  expect(inWords(error)).toContain("Your role does not allow this");
});

it("finds the complaint about a field", () => {
  const problem = new Problem(400, { errors: [{ pointer: "/title", detail: "is taken" }] });
  expect(problem.about("title")).toBe("is taken");
  expect(problem.about("kind")).toBeUndefined();
});
