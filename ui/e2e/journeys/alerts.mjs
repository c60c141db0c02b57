import assert from "node:assert/strict";
import { picture, seriousAxeFindings, settle } from "../browser.mjs";

/** Channels, routes and deliveries. */
export async function alerts({ page, check }) {
  const dialog = page.getByRole("dialog");
  await check(
    "an address inside the own network is refused in words",
    async () => {
      await page.goto("/alerts");
      await settle(page);
      await page.getByRole("button", { name: "Add a channel" }).click();
      await dialog.getByLabel(/^Name/).fill("inside");
      await dialog.getByLabel(/^Address/).fill("http://169.254.169.254/latest");
      await picture(page, "channel-new");
      assert.deepEqual(await seriousAxeFindings(page), []);
      await dialog.getByRole("button", { name: "Save" }).click();
      await page
        .getByRole("status")
        .filter({ hasText: /169\.254|not allowed|metadata|refused|https/i })
        .first()
        .waitFor();
      await dialog.getByRole("button", { name: "Cancel" }).click();
    },
    { provokes: 400 },
  );
  await check("a signed channel shows its secret once", async () => {
    await page.getByRole("button", { name: "Add a channel" }).click();
    await dialog.getByLabel(/^Name/).fill("siem");
    await dialog.getByLabel("Kind").click();
    await page.getByRole("option", { name: /Signed webhook/ }).click();
    await dialog.getByLabel(/^Address/).fill("https://hooks.example.com/claviger/abcdef123456");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is the only time it is shown.").waitFor();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole("button", { name: "I have stored it" }).click();
    await page.getByText("hooks.example.com").first().waitFor();
    assert.equal(await page.getByText("abcdef123456").count(), 0, "the whole address is shown");
  });
  await check("a test that cannot be delivered says so", async () => {
    await page.getByRole("button", { name: "Test" }).first().click();
    await page.getByText(/^Not delivered/).waitFor({ timeout: 40_000 });
    await picture(page, "channel-tested");
  });
  await check("a route says how many findings it would have sent", async () => {
    await page.goto("/alerts?tab=routes");
    await settle(page);
    await page.getByRole("button", { name: "Add a route" }).click();
    await dialog.getByLabel(/^Name/).fill("urgent");
    await dialog.getByText(/so far would have matched/).waitFor();
    await picture(page, "route-new");
    assert.deepEqual(await seriousAxeFindings(page), []);
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText('severity in ["CRITICAL", "HIGH"]').waitFor();
    await picture(page, "routes-filled");
  });
  await check("channel and route are deleted after their consequences were said", async () => {
    await page.getByRole("button", { name: "Delete route…" }).click();
    await page.getByRole("button", { name: "Delete route", exact: true }).click();
    await page.getByText("urgent is deleted.").waitFor();
    await page.goto("/alerts");
    await settle(page);
    await page.getByRole("button", { name: "Delete channel…" }).first().click();
    await page.getByRole("button", { name: "Delete channel", exact: true }).click();
    await page.getByText(/is deleted\./).waitFor();
  });
}
