import assert from "node:assert/strict";
import { picture, settle } from "../browser.mjs";
import { firstOf } from "./screens.mjs";

const OPEN = encodeURIComponent('status == "OPEN"');

/** Triage of one finding and of many. */
export async function findings({ page, check }) {
  await check("one finding is acknowledged and assigned to who did it", async () => {
    const finding = await firstOf(page, `/findings?filter=${OPEN}&limit=1`);
    await page.goto(`/findings/${finding.id}`);
    await settle(page);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.locator("h1").getByText("Acknowledged").waitFor();
    await page.getByRole("button", { name: /Assigned to/ }).waitFor();
  });
  await check("one is waived with a reason and an end", async () => {
    const finding = await firstOf(page, `/findings?filter=${OPEN}&limit=1`);
    await page.goto(`/findings?selected=${finding.id}`);
    await settle(page);
    const detail = page.getByRole("complementary", { name: "Detail" });
    await detail.getByRole("button", { name: "Waive" }).click();
    await detail.getByLabel(/Reason/).fill("The role is removed next week");
    await picture(page, "finding-waive");
    await detail.getByRole("button", { name: "Waive" }).last().click();
    await detail.getByText(/Waived until/).waitFor();
  });
  await check("many are previewed before they are changed", async () => {
    await page.goto("/findings?where=status:OPEN");
    await settle(page);
    await page.locator("tbody input[type=checkbox]").nth(0).check();
    await page.locator("tbody input[type=checkbox]").nth(1).check();
    await page.getByText("2 findings chosen").waitFor();
    await page.getByRole("button", { name: "Acknowledge…" }).click();
    const dialog = page.getByRole("dialog", { name: "Acknowledge findings" });
    await dialog.getByText(/would change. Nothing has been changed/).waitFor();
    await picture(page, "findings-bulk");
    await dialog.getByRole("button", { name: "Change 2 findings" }).click();
    await page.getByText("2 findings changed.").waitFor();
  });
  await check("everything that matches can be chosen at once", async () => {
    await page.goto("/findings?where=status:ACKNOWLEDGED");
    await settle(page);
    await page.locator("tbody input[type=checkbox]").nth(0).check();
    await page.getByRole("button", { name: /Choose all \d+ that match/ }).click();
    await page.getByRole("button", { name: "Reopen…" }).click();
    const dialog = page.getByRole("dialog", { name: "Reopen findings" });
    await dialog.getByRole("button", { name: /Change \d+ findings/ }).click();
    await page.getByText(/findings changed\./).waitFor();
  });
  await check("a cell of the heat map is the list of what it counts", async () => {
    const number = (text) => Number(/[\d,]+/.exec(text)[0].replaceAll(",", ""));
    let counts = [];
    for (let tries = 0; tries < 20 && (tries === 0 || counts[0] !== counts[1]); tries++) {
      await page.goto("/"); // the overview is counted every few seconds: it may not know yet what was triaged just now
      await settle(page);
      const cell = page.locator("table a").first();
      const counted = number(await cell.textContent());
      await cell.click();
      await page.waitForURL(/\/findings\?where=/);
      await settle(page);
      counts = [counted, number(await page.getByText(/[\d,]+ match/).textContent())];
    }
    assert.equal(counts[0], counts[1]);
  });
}
