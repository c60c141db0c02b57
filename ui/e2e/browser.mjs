// Debian's Chromium, and what is watched in every page: errors, broken content security policy, failed requests.
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const PICTURES = resolve(import.meta.dirname, "../target/screenshots");
const FLAGS =
  "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run";

export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`There is no browser at ${executablePath}. Install Debian's: apt-get install -y chromium`);
  }
  mkdirSync(PICTURES, { recursive: true });
  return chromium.launch({ executablePath, args: FLAGS.split(" ") });
}

/** A page whose complaints are kept; `expected` names answers that a journey provokes on purpose. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const complaints = [];
  page.expected = new Set();
  page.complaints = complaints;
  page.on("console", (it) => {
    if (it.type() === "error" && ![...page.expected].some((part) => it.text().includes(part))) {
      complaints.push(`${new URL(page.url()).pathname}: ${it.text()} ${it.location().url}`);
    }
  });
  page.on("pageerror", (it) => complaints.push(`${page.url()}: ${it.stack ?? it.message}`));
  return page;
}

export async function settle(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector("[role=status][aria-label=Loading]"), null, {
    timeout: 15_000,
  });
}

export async function picture(page, name) {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** What axe finds that is serious or critical, as lines. */
export async function seriousAxeFindings(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((it) => it.impact === "serious" || it.impact === "critical")
    .flatMap((it) =>
      it.nodes.slice(0, 3).map((node) => `${it.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
    );
}
