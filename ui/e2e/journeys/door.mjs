import assert from "node:assert/strict";
import { picture, seriousAxeFindings, settle } from "../browser.mjs";

const NEW_PASSWORD = "correct horse battery staple 42";

/** Signing in, and choosing one's own password when the first one must be changed. */
export async function door({ page, server, check }) {
  await check(
    "whoever is not signed in is asked to, and comes back to where they wanted to go",
    async () => {
      await page.goto("/inventory/credentials?sort=name");
      await page.waitForURL(/\/sign-in/);
      await settle(page);
      await picture(page, "sign-in");
      assert.deepEqual(await seriousAxeFindings(page), []);
    },
    { provokes: 401 },
  );
  await check(
    "a wrong password is refused in words",
    async () => {
      await page.getByLabel("Name").fill("admin");
      await page.getByRole("textbox", { name: "Password" }).fill("not this one at all");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").waitFor();
      await picture(page, "sign-in-refused");
    },
    { provokes: 401 },
  );
  await check("the one-time password lets in once, to choose an own one", async () => {
    const given = process.env.CLAVIGER_E2E_PASSWORD ?? server.password;
    await page.getByRole("textbox", { name: "Password" }).fill(given);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await settle(page);
    assert.equal(
      page.url().includes("/new-password"),
      server.password !== undefined,
      "a one-time password must be changed",
    );
    if (server.password) {
      await picture(page, "new-password");
      assert.deepEqual(await seriousAxeFindings(page), []);
      await page.getByLabel("Current password").fill(given);
      await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
      await page.getByLabel("New password again").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Set password" }).click();
    }
    await page.getByRole("navigation", { name: "Main" }).waitFor();
  });
}
