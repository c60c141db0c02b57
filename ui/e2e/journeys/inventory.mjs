import assert from "node:assert/strict";
import { picture, settle } from "../browser.mjs";

const LIST = "/inventory/credentials";

/** Filters, facets, sorting, keys, the find box, and reading the past. */
export async function inventory({ page, check }) {
  await check(
    "a filter is written with completion, applied, and kept in the address",
    async () => {
      await page.goto(LIST);
      await settle(page);
      await page.keyboard.press("/");
      const editor = page.getByRole("textbox", { name: /^Filter, as an expression/ });
      await editor.waitFor();
      await page.keyboard.type("expir", { delay: 30 });
      await page.locator(".cm-tooltip-autocomplete li").first().waitFor();
      await picture(page, "filter-completion");
      // a completion that has just come does not take keys at once, so that nobody chooses by accident
      await page.waitForTimeout(200);
      await page.keyboard.press("Tab");
      await page.keyboard.type(" == null", { delay: 10 });
      await page.keyboard.press("Escape");
      await page.waitForURL(/filter=expiresAt\+%3D%3D\+null/);
      await page.getByText(/\d+ match · \d+ ms/).waitFor();
    },
    { provokes: 400 },
  );
  await check(
    "what is wrong with a filter is marked at its column",
    async () => {
      await page.goto(`${LIST}?filter=${encodeURIComponent('status == "ACTIVE" && expiresAd == null')}`);
      await page.getByRole("alert").filter({ hasText: "Column 23" }).waitFor();
      await page.locator(".cm-lintRange-error").waitFor();
      assert.equal(await page.locator(".cm-lintRange-error").textContent(), "expiresAd");
      await picture(page, "filter-wrong");
    },
    { provokes: 400 },
  );
  await check("facets narrow the list, and the address is the view", async () => {
    await page.goto(LIST);
    await settle(page);
    const first = page.getByRole("complementary", { name: "Narrow the list" }).getByRole("checkbox").first();
    await first.check();
    await page.waitForURL(/where=/);
    await page.reload();
    await settle(page);
    assert.ok(
      await page.getByRole("complementary", { name: "Narrow the list" }).getByRole("checkbox").first().isChecked(),
    );
  });
  await check("the owner is a facet, and nobody is one of its values", async () => {
    await page.goto(LIST);
    await settle(page);
    const owners = page.getByRole("group", { name: "Owner" });
    const row = owners.locator("label", { hasText: "without owner" });
    const count = (await row.locator(".num").textContent()).trim();
    await row.getByRole("checkbox").check();
    await page.waitForURL(/where=owner\.name/);
    await page.getByText(new RegExp(`^${count} match`)).waitFor();
  });
  await check("each column that offers to sort does", async () => {
    for (const kind of ["credentials", "identities", "exposures", "resources"]) {
      await page.goto(`/inventory/${kind}`);
      await settle(page);
      const columns = await page.locator("th button").allTextContents();
      for (const title of columns) {
        await page
          .locator("th button", { hasText: title.replace(/[ ↑↓]+$/, "") })
          .first()
          .click();
        await settle(page);
        assert.equal(await page.getByText("This could not be loaded").count(), 0, `${kind} by ${title}`);
      }
    }
  });
  await check("j and k move, Enter opens, Esc closes", async () => {
    await page.goto(LIST);
    await settle(page);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const selected = page.locator("tr[aria-selected=true]");
    assert.equal(await selected.getAttribute("aria-rowindex"), "3");
    await page.keyboard.press("k");
    assert.equal(await selected.getAttribute("aria-rowindex"), "2");
    await page.getByRole("complementary", { name: "Detail" }).getByText("Who owns it").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("complementary", { name: "Detail" }).waitFor({ state: "detached" });
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/credentials\/[0-9a-f-]{36}/);
    await page.getByText("What breaks if it changes").waitFor();
  });
  await check("the find box finds a screen and an object", async () => {
    await page.goto("/");
    await settle(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find" }).fill("poli");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/policies/);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find" }).fill("shop");
    await page.locator("[role=option]", { hasText: "shop" }).first().waitFor();
    await page.waitForTimeout(400);
    await picture(page, "find");
    await page.keyboard.press("Escape");
  });
  await check("the keys are explained", async () => {
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await picture(page, "keys");
    await page.keyboard.press("Escape");
  });
  await check("the past can be read, and says that it is the past", async () => {
    await page.goto(LIST);
    await settle(page);
    await page.getByRole("button", { name: /As of now/ }).click();
    await page.getByRole("button", { name: "Yesterday" }).click();
    await page.getByText(/You read the inventory as it was/).waitFor();
    await settle(page);
    await picture(page, "as-of");
    assert.equal(await page.getByText("This could not be loaded").count(), 0);
    await page.getByRole("button", { name: "Back to now" }).click();
  });
  await check("an owner is confirmed with a press, and stays", async () => {
    const named = await page.evaluate(async () => {
      const list = await (
        await fetch(`/api/v1/credentials?filter=${encodeURIComponent("owner.name != null")}&limit=1`)
      ).json();
      return list.items[0]?.id ?? null;
    });
    assert.ok(named, "no credential has an owner");
    await page.goto(`/credentials/${named}?tab=ownership`);
    await settle(page);
    const confirm = page.getByRole("button", { name: /^Confirm / }).first();
    if (await confirm.count()) {
      await confirm.click();
    }
    await page.getByRole("tabpanel").getByText("confirmed").first().waitFor();
    await picture(page, "owner-confirmed");
  });
}
