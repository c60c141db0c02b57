import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { picture, settle } from "../browser.mjs";

/** A repository on disk for the git connector to read. */
function repository(home) {
  const folder = join(home, "added-by-hand");
  mkdirSync(folder, { recursive: true });
  const git = (...words) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=Ada", "-c", "user.email=ada@acme.test", ...words]);
  git("init", "-q", "-b", "main");
  writeFileSync(join(folder, "README.md"), "An empty shop.\n");
  git("add", ".");
  git("commit", "-q", "-m", "begin");
  return folder;
}

/** Connecting a source by hand: checked, saved, crawled live, edited, deleted. */
export async function sources({ page, check, server }) {
  const folder = server.home ? repository(server.home) : null;
  if (!folder) {
    return;
  }
  await check("what is missing is said at its field before anything is sent", async () => {
    await page.goto("/sources/new");
    await settle(page);
    await page.getByRole("button", { name: /Git/ }).click();
    await page.getByLabel(/^Name/).first().fill("by hand");
    await page.getByRole("button", { name: "Check" }).click();
    await page
      .getByText(/is needed\./)
      .first()
      .waitFor();
  });
  await check("a wrong path fails its check with a remedy, and nothing is saved", async () => {
    await page.getByLabel(/^Location/).fill("/no/such/repository");
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("img", { name: "failed" }).first().waitFor();
    await picture(page, "source-check-failed");
  });
  await check("a right one is saved, crawled and followed to its end", async () => {
    await page.getByLabel(/^Location/).fill(folder);
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("img", { name: "passed" }).first().waitFor();
    await page.getByRole("button", { name: "Save and crawl" }).click();
    await page.waitForURL(/\/sources\?selected=/);
    const detail = page.getByRole("complementary", { name: "Detail" });
    await detail.getByText("Last crawl").waitFor({ timeout: 60_000 });
    await detail.getByText("Complete").first().waitFor();
    await picture(page, "source-crawled");
  });
  await check("it is crawled again on demand", async () => {
    const detail = page.getByRole("complementary", { name: "Detail" });
    await detail.getByRole("button", { name: "Crawl now" }).click();
    await page.getByText("is on its way").waitFor();
    await detail.getByRole("button", { name: "Crawl now" }).waitFor({ timeout: 60_000 });
  });
  await check("it is renamed without giving its settings again", async () => {
    await page.getByRole("complementary", { name: "Detail" }).getByRole("link", { name: "Edit" }).click();
    await page.waitForURL(/\/edit$/);
    await page.getByLabel(/^Name/).first().fill("by hand, renamed");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/\/sources\?selected=/);
    await page.getByRole("complementary", { name: "Detail" }).getByText("by hand, renamed").first().waitFor();
  });
  await check("it is deleted after its consequence was said", async () => {
    const detail = page.getByRole("complementary", { name: "Detail" });
    await detail.getByRole("button", { name: "Delete source…" }).click();
    await detail.getByRole("button", { name: "Delete source", exact: true }).click();
    await page.getByText("by hand, renamed is deleted.").waitFor();
    await page.locator("td", { hasText: "by hand, renamed" }).first().waitFor({ state: "detached" });
  });
}
