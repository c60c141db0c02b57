import assert from "node:assert/strict";
import { picture, settle } from "../browser.mjs";

/** Writing a policy with its preview, turning it off, deleting it. */
export async function policies({ page, check }) {
  const editor = page.getByRole("textbox", { name: /^Expression over one/ });
  await check(
    "a misspelt field is told where it is, before the policy exists",
    async () => {
      await page.goto("/policies/new");
      await settle(page);
      await editor.click();
      await page.keyboard.type("privilige == null");
      await page.getByRole("alert").filter({ hasText: "column 1" }).waitFor();
      await picture(page, "policy-wrong");
      assert.ok(await page.getByRole("button", { name: "Create and turn on" }).isDisabled());
    },
    { provokes: 400 },
  );
  await check("the preview says what it would find, and creating it finds that", async () => {
    await editor.click();
    await page.keyboard.press("Control+a");
    // Chromium writes a style attribute when coloured text is typed over: the page's policy blocks it, and complains
    await page.keyboard.press("Backspace");
    await page.keyboard.type("status == ");
    await page.keyboard.type('"ACTIVE');
    await page.keyboard.press("Escape");
    await page.getByText(/credentials break it now/).waitFor();
    await page.getByLabel(/^Title/).fill("Every active credential");
    await picture(page, "policy-preview");
    await page.getByRole("button", { name: "Create and turn on" }).click();
    await page.waitForURL(/\/policies\?selected=/);
    const detail = page.getByRole("complementary", { name: "Detail" });
    await detail.getByText("Every active credential").waitFor();
    for (let tries = 0; tries < 40 && (await detail.getByText(/^0 open findings/).count()); tries++) {
      await page.waitForTimeout(500);
      await page.reload();
      await settle(page);
    }
    await detail.getByText(/[1-9]\d* open finding/).waitFor();
    await picture(page, "policy-created");
  });
  await check("it is turned off, and deleted after its consequence was said", async () => {
    const detail = page.getByRole("complementary", { name: "Detail" });
    await detail.getByRole("switch").click({ force: true });
    await detail.getByText(/^Off: nothing/).waitFor();
    await detail.getByRole("button", { name: "Delete policy…" }).click();
    await detail.getByText("This cannot be undone.").waitFor();
    await detail.getByRole("button", { name: "Delete policy", exact: true }).click();
    await page.getByText("Every active credential is deleted.").waitFor();
  });
}
