import assert from "node:assert/strict";
import { picture, settle } from "../browser.mjs";

const MOST = 80;

/** Where the focus is, and whether one can see it: by a ring, or by the accent on the border of the field around it. */
function stop(page) {
  return page.evaluate(() => {
    const it = document.activeElement;
    if (it === document.body || it.matches("input[type=date]")) {
      return { seen: true }; // the browser's own controls
    }
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.setProperty("color", "var(--accent)");
    const accent = getComputedStyle(probe).color;
    probe.remove();
    const around = [it, it.parentElement, it.parentElement?.parentElement];
    const seen = around
      .filter(Boolean)
      .map((one) => getComputedStyle(one))
      .some((style) => style.outlineStyle !== "none" || style.borderTopColor === accent);
    return { seen, name: it.getAttribute("aria-label") ?? it.textContent?.slice(0, 40) };
  });
}

/** Presses Tab until this has the focus, as somebody without a mouse does; each stop on the way must be seen. */
async function tabTo(page, target, key = "Tab") {
  const unseen = [];
  for (let presses = 0; presses < MOST; presses++) {
    await page.keyboard.press(key);
    const { seen, name } = await stop(page);
    if (!seen) {
      unseen.push(name);
    }
    if ((await target.count()) === 1 && (await target.evaluate((it) => it === document.activeElement))) {
      assert.deepEqual(unseen, [], "the focus cannot be seen there");
      return;
    }
  }
  throw new Error(`${target} is not reached with ${MOST} presses of ${key}`);
}

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

/** The main job without a mouse: see what is wrong, read why, act on it, connect a source. */
export async function keyboard({ page, check }) {
  const detail = page.getByRole("complementary", { name: "Detail" });
  await check("the navigation can be skipped", async () => {
    await page.goto("/");
    await settle(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("link", { name: /^Review the/ }));
  });
  await check("from the overview to the worst findings, and into one of them", async () => {
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/findings/);
    await settle(page);
    await page.locator("tbody tr[aria-rowindex]").first().waitFor();
    await page.keyboard.press("j");
    await page.waitForURL(/selected=/);
    await detail.getByText("What to do").waitFor();
    await settle(page);
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(page), "Close the detail");
    await tabTo(page, detail.getByRole("button", { name: "Waive" }).first());
    await page.keyboard.press("Enter");
    await tabTo(page, detail.getByLabel(/Reason/));
    await page.keyboard.type("Replaced on Monday");
    await tabTo(page, detail.getByRole("button", { name: "Cancel" }));
    await picture(page, "keyboard-waive");
    await page.keyboard.press("Enter");
    await tabTo(page, detail.getByRole("button", { name: "Close the detail" }), "Shift+Tab");
  });
  await check("the list has the focus again when the detail closes, by its button and by Esc", async () => {
    await page.keyboard.press("Enter");
    await detail.waitFor({ state: "detached" });
    assert.equal(await focused(page), "Findings");
    await page.keyboard.press("j");
    await detail.getByText("What to do").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await detail.waitFor({ state: "detached" });
    assert.equal(await focused(page), "Findings");
  });
  await check("a facet, a column's order and the filter are reached and work", async () => {
    await page.goto("/inventory/credentials");
    await settle(page);
    await tabTo(page, page.getByRole("group", { name: "Privilege" }).getByRole("checkbox").first());
    await page.keyboard.press("Space");
    await page.waitForURL(/where=privilege/);
    await settle(page);
    await tabTo(page, page.getByRole("button", { name: /^Credential/ }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/sort=name/);
    await page.keyboard.press("/");
    const editor = page.getByRole("textbox", { name: /^Filter, as an expression/ });
    await editor.waitFor();
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement);
    await page.keyboard.type('name != "nobody"', { delay: 5 });
    await page.keyboard.press("Enter");
    await page.waitForURL(/filter=/);
    const inEditor = () => Boolean(document.activeElement?.shadowRoot);
    for (let presses = 0; presses < 2 && (await page.evaluate(inEditor)); presses++) {
      await page.keyboard.press("Escape"); // the first one may only close what is suggested
    }
    assert.equal(await page.evaluate(inEditor), false, "Esc leaves the filter");
  });
  await check("the parts of an object's page are one stop, and arrows go from one to the next", async () => {
    await page.goto("/inventory/credentials");
    await settle(page);
    await page.locator("tbody tr[aria-rowindex]").first().waitFor();
    await page.keyboard.press("j");
    await page.waitForURL(/selected=/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/credentials\/[0-9a-f-]{36}/);
    await settle(page);
    await tabTo(page, page.getByRole("tab", { name: "Overview" }));
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/tab=reach/);
    assert.equal(await page.getByRole("tab", { name: "Reach" }).getAttribute("aria-selected"), "true");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/tab=overview/);
  });
  await check("a form is filled in, and a dialog gives the focus back", async () => {
    await page.goto("/sources/new?kind=git");
    await settle(page);
    await tabTo(page, page.getByLabel(/^Name/).first());
    await page.keyboard.type("by keyboard");
    await tabTo(page, page.getByLabel(/^Location/));
    await page.keyboard.type("/no/such/repository");
    await tabTo(page, page.getByRole("button", { name: "Check" }));
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: "failed" }).first().waitFor();
    await page.goto("/access");
    await settle(page);
    const open = page.getByRole("button", { name: "New API token" });
    await tabTo(page, open);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.waitForFunction(() => document.activeElement?.closest("[role=dialog]"));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.textContent === "New API token");
  });
  await check("nothing moves for those who asked for that", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/inventory/credentials");
    const moving = () => document.getAnimations().filter((it) => it.playState === "running").length;
    assert.equal(await page.evaluate(moving), 0);
    await settle(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find" }).waitFor();
    assert.equal(await page.evaluate(moving), 0);
    await page.keyboard.press("Escape");
    await page.emulateMedia({ reducedMotion: null });
  });
}
