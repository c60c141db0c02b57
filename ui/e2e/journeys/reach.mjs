import assert from "node:assert/strict";
import { picture, seriousAxeFindings, settle } from "../browser.mjs";

/** Of the first objects, the one of which the question tells most. */
function widest(page, kind, asked) {
  return page.evaluate(
    async ([name, question]) => {
      const get = async (path) => (await fetch(`/api/v1/${path}`)).json();
      const { items } = await get(`${name}?limit=60&sort=${name === "resources" ? "name" : "-riskScore"}`);
      let best = { id: items[0]?.id, reached: 0 };
      for (const { id } of items) {
        const { reached } = await get(`${name}/${id}/${question}?limit=300`);
        best = reached.length > best.reached ? { id, reached: reached.length } : best;
      }
      return best;
    },
    [kind, asked],
  );
}

/** What falls with something: drawn, read as a table, proved edge by edge, and thought through. */
export async function reach({ page, check }) {
  const graph = page.getByRole("group", { name: "Graph, the same as the table" });
  const proof = page.getByRole("complementary", { name: "The way there" });
  const credential = await widest(page, "credentials", "blast-radius");
  const address = `/credentials/${credential.id}?tab=reach`;
  await check("what falls with a credential is drawn, and a way is walked by the arrow keys", async () => {
    assert.ok(credential.reached > 3, "no credential of the demo reaches anything");
    await page.goto(address);
    await settle(page);
    await graph.locator("button").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/way=/);
    await proof.getByText("signs in as").first().waitFor();
    await page.keyboard.press("ArrowRight");
    await picture(page, "reach-graph-light");
    assert.deepEqual(await seriousAxeFindings(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "reach-graph-dark");
    assert.deepEqual(await seriousAxeFindings(page, ["color-contrast"]), []);
    await page.emulateMedia({ colorScheme: "light" });
  });
  await check("the same is a table, and the address keeps it", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Table" }).click();
    await page.waitForURL(/show=table/);
    await page.reload();
    await settle(page);
    assert.equal(await page.getByRole("region", { name: "Table" }).locator("tbody tr").count(), credential.reached);
    await page.getByLabel("Find in the table").fill("no such name");
    await page.getByText(/^0 of/).waitFor();
    await page.getByLabel("Find in the table").fill("");
    await page.getByRole("region", { name: "Table" }).focus();
    await page.keyboard.press("j");
    await page.waitForURL(/way=/);
    await page.getByRole("region", { name: "Table" }).locator("tbody tr").last().click();
    await proof.getByRole("button", { name: "Copy as text" }).click();
    await proof.getByRole("button", { name: "Copied" }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^1\. .+/);
    await picture(page, "reach-table");
    assert.deepEqual(await seriousAxeFindings(page), []);
  });
  await check("what would be if it were disabled is told, and nothing is changed", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "It is disabled" }).click();
    await page.waitForURL(/change=DISABLE/);
    await page.getByText(/objects? would no longer be reached/).waitFor();
    await settle(page);
    await picture(page, "what-if");
    assert.deepEqual(await seriousAxeFindings(page), []);
    assert.equal(await page.getByText("This could not be loaded").count(), 0);
  });
  await check("who can reach a resource, with the privilege that is chosen", async () => {
    const resource = await widest(page, "resources", "reach");
    await page.goto(`/resources/${resource.id}?tab=reach`);
    await settle(page);
    await graph.waitFor();
    await picture(page, "reach-resource");
    await page.goto(`/resources/${resource.id}?tab=reach&privilege=ADMIN&show=table`);
    await settle(page);
    const told = await page.evaluate(
      async (id) => (await (await fetch(`/api/v1/resources/${id}/reach?privilege=ADMIN&limit=300`)).json()).reached,
      resource.id,
    );
    assert.equal(await page.getByRole("region", { name: "Table" }).locator("tbody tr").count(), told.length);
    assert.deepEqual(await seriousAxeFindings(page), []);
  });
  await check("who can become administrator, and where to cut", async () => {
    await page.goto("/access-paths");
    await settle(page);
    await page.getByText("Where to cut").waitFor();
    await picture(page, "access-paths-light");
    assert.deepEqual(await seriousAxeFindings(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "access-paths-dark");
    assert.deepEqual(await seriousAxeFindings(page, ["color-contrast"]), []);
    await page.emulateMedia({ colorScheme: "light" });
    await page
      .getByRole("button", { name: /is breached$/ })
      .first()
      .click();
    await page.getByText(/beyond what is held there could be reached/).waitFor();
    await page.setViewportSize({ width: 700, height: 900 });
    await picture(page, "access-paths-narrow");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.setViewportSize({ width: 1440, height: 900 });
    assert.ok(wide <= 700, `the page is ${wide} wide`);
  });
}
