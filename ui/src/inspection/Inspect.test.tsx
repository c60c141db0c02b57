import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { exposures } from "@/testing/estate";
import { fakeServer, show } from "@/testing/render";
import { Inspect } from "./Inspect";
import type { Inspection } from "./types";

const server = fakeServer();
const me = {
  id: "u1",
  name: "jo",
  kind: "user",
  role: "viewer",
  permissions: ["CATALOG_READ"],
  mustChangePassword: false,
};

beforeEach(() => server.use(http.get("*/api/v1/me", () => HttpResponse.json(me))));

const answer: Inspection = {
  kind: "jwt/access-token",
  provider: "keycloak",
  title: "JSON Web Token, access token",
  format: "JWT",
  preview: "eyJ…x9Qz",
  claims: { iss: "https://sso.corp.dev/realms/main", email: "j…@corp.dev" },
  issuedAt: "2026-11-21T09:00:00Z",
  expiresAt: null,
  lifetime: null,
  verdict: "PLAUSIBLE",
  because: ["a well-formed token that never expires"],
  checks: [
    { id: "alg", title: "Algorithm", result: "PASS", detail: "ES256 is asymmetric", reference: "RFC 8725" },
    { id: "exp", title: "Has an end", result: "FAIL", detail: "There is no exp", reference: "RFC 7519" },
  ],
  identity: { id: "i1", kind: "oauth.client", name: "ci-deployer" },
  exposures: exposures.slice(0, 2),
  findings: [],
};

async function paste(text: string) {
  show(<Inspect />);
  await userEvent.click(await screen.findByLabelText(/^Token/));
  await userEvent.paste(text);
  await userEvent.click(screen.getByRole("button", { name: "Inspect" }));
}

describe("inspecting a token", () => {
  it("sends what was pasted, and tells the worst first", async () => {
    let sent: unknown;
    server.use(
      http.post("*/api/v1/inspect", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(answer);
      }),
    );
    await paste("made.for.this");
    expect(
      await screen.findByText("JSON Web Token, access token, plausible: one check fails, seen in 2 places."),
    ).toBeDefined();
    expect(sent).toEqual({ token: "made.for.this", verify: false });
    const results = screen.getAllByText(/^(Fails|Good)$/).map((it) => it.textContent);
    expect(results).toEqual(["Fails", "Good"]);
    expect(screen.getByRole("link", { name: "ci-deployer" }).getAttribute("href")).toBe("/identities/i1");
  });

  it("asks the vendor only when told to", async () => {
    let sent: { verify?: boolean } = {};
    server.use(
      http.post("*/api/v1/inspect", async ({ request }) => {
        sent = (await request.json()) as { verify?: boolean };
        return HttpResponse.json(answer);
      }),
    );
    show(<Inspect />);
    await userEvent.click(await screen.findByLabelText(/Ask its vendor/));
    await userEvent.click(screen.getByLabelText(/^Token/));
    await userEvent.paste("made.for.this");
    await userEvent.click(screen.getByRole("button", { name: "Inspect" }));
    await screen.findByText(/one check fails/);
    expect(sent.verify).toBe(true);
  });

  it("forgets the token and the answer, and puts neither into the address or the browser's storage", async () => {
    server.use(http.post("*/api/v1/inspect", () => HttpResponse.json(answer)));
    await paste("made.for.this");
    await screen.findByText(/one check fails/);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage }) + window.location.href).not.toContain("made");
    await userEvent.click(screen.getByRole("button", { name: "Forget it" }));
    expect(screen.queryByText(/one check fails/)).toBeNull();
    expect((screen.getByLabelText(/^Token/) as HTMLTextAreaElement).value).toBe("");
  });

  it("says in words why it could not be done", async () => {
    server.use(
      http.post("*/api/v1/inspect", () =>
        HttpResponse.json({ code: "token-too-long", detail: "A token has at most 65536 characters" }, { status: 400 }),
      ),
    );
    await paste("made.for.this");
    expect((await screen.findByRole("alert")).textContent).toContain("at most 65536 characters");
  });
});
