import assert from "node:assert/strict";
import { picture, settle } from "../browser.mjs";

/** What the list of this page answers to a question. */
function asked(page, filter) {
  return page.evaluate(
    async (text) =>
      (await (await fetch(`/api/v1/exposures?filter=${encodeURIComponent(text)}&limit=500`)).json()).items,
    filter,
  );
}

/** Whose an exposed secret is, where else it is, and the same secret as one entry. */
export async function exposures({ page, check }) {
  const detail = page.getByRole("complementary", { name: "Detail" });
  await check("the same secret in several places is one entry, and says how many there are", async () => {
    const all = await asked(page, "true");
    const secrets = new Set(all.map((it) => it.fingerprint)).size;
    assert.ok(secrets < all.length, "no secret of the demo is in two places");
    await page.goto("/inventory/exposures");
    await settle(page);
    await page.getByText(`${all.length} places, ${secrets} secrets`).waitFor();
    assert.equal(await page.locator("tbody tr[aria-rowindex]").count(), secrets);
    await picture(page, "exposures-folded");
    await page.locator("tbody tr", { hasText: "and 1 more" }).first().click();
    await detail.getByText("The same value in 2 places").waitFor();
    await detail.getByText("this one").waitFor();
    await settle(page);
    await picture(page, "exposures-group");
  });
  await check("another place of it is a link away, and stays the one entry of the list", async () => {
    const [first] = await asked(page, "placeCount > 1");
    const other = (await asked(page, `fingerprint == "${first.fingerprint}"`)).find((it) => it.id !== first.id);
    await page.goto(`/inventory/exposures?selected=${other.id}`);
    await settle(page);
    const row = page.locator("tr[aria-selected=true]");
    await row.waitFor();
    assert.equal(await row.count(), 1);
    assert.ok((await row.textContent()).includes(other.location));
  });
  await check("a secret that opens something says whose it is: role, privilege, last use and owner", async () => {
    const [known] = await asked(page, 'credential.name != null && title.contains("PostgreSQL")');
    assert.match(
      known.story,
      /of role \w+ in shop-db, .+, (last used|in use within|not known to be in use).*, (owner|no owner)/,
    );
    await page.goto(`/inventory/exposures?selected=${known.id}`);
    await settle(page);
    const story = `${known.story.charAt(0).toUpperCase()}${known.story.slice(1)}.`;
    await detail.getByText(story).waitFor();
    await picture(page, "exposures-story");
    await page.goto(`/exposures/${known.id}`);
    await page.getByText(story).first().waitFor();
    await page.getByText("In text, and in no vault that is read", { exact: true }).waitFor();
    await settle(page);
    await picture(page, "exposure-story");
  });
  await check("its finding tells the same story", async () => {
    const id = await page.evaluate(async () => {
      const { items } = await (await fetch("/api/v1/findings?limit=200")).json();
      return items.find((it) => it.story)?.id;
    });
    assert.ok(id, "no finding has a story");
    await page.goto(`/findings/${id}`);
    await settle(page);
    await page
      .getByText(/ of role \w+ in shop-db, /)
      .first()
      .waitFor();
    await picture(page, "finding-story");
  });
  await check("where it is held narrows the list", async () => {
    await page.goto("/inventory/exposures");
    await settle(page);
    await page.getByRole("group", { name: "Held in" }).getByRole("checkbox").first().check();
    await page.waitForURL(/where=held/);
    await settle(page);
    assert.equal(await page.getByText("This could not be loaded").count(), 0);
    assert.equal(await page.locator("tbody tr[aria-rowindex]").first().getByText("text", { exact: true }).count(), 1);
  });
}
