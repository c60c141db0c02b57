import assert from "node:assert/strict";
import { newPage, picture, settle } from "../browser.mjs";

/** API tokens, what a lesser role sees, changing the scheme, signing out. */
export async function access({ page, browser, server, check }) {
  let token;
  await check("a token is shown once, and works", async () => {
    await page.goto("/access");
    await settle(page);
    await page.getByRole("button", { name: "New API token" }).click();
    await page.getByRole("dialog").getByLabel(/^Name/).fill("soar");
    await page.getByRole("dialog").getByRole("button", { name: "Make token" }).click();
    token = await page.getByRole("dialog").locator("pre", { hasText: /^clv_/ }).textContent();
    await picture(page, "token-made");
    await page.getByRole("button", { name: "I have stored it" }).click();
    const answer = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await answer.json()).role, "viewer");
    assert.equal(await page.getByText(token).count(), 0);
  });
  await check("a lesser role sees no control that it may not use", async () => {
    const viewer = await newPage(browser, {
      baseURL: server.url,
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    });
    await viewer.goto("/sources");
    await settle(viewer);
    assert.equal(await viewer.getByRole("link", { name: "Add a source" }).count(), 0);
    await viewer.goto("/access");
    await viewer.getByText("Your role does not show who has access").waitFor();
    await picture(viewer, "denied");
    await viewer.context().close();
  });
  await check("a revoked token is refused", async () => {
    await page.getByRole("button", { name: "Revoke…" }).first().click();
    await page.getByRole("button", { name: "Revoke now" }).click();
    await page.getByText(/is revoked and refused/).waitFor();
    const answer = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 401);
  });
  await check("dark is chosen by hand, and stays", async () => {
    await page.goto("/");
    await settle(page);
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Dark" }).click();
    await page.reload();
    await settle(page);
    assert.equal(await page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
    await page.getByRole("button", { name: /^Account of/ }).click();
    await picture(page, "account-menu");
    await page.getByRole("menuitem", { name: "As the system" }).click();
  });
  await check(
    "signing out closes the door",
    async () => {
      await page.getByRole("button", { name: /^Account of/ }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.waitForURL(/\/sign-in/);
      await page.goto("/findings");
      await page.waitForURL(/\/sign-in/);
    },
    { provokes: 401 },
  );
}
