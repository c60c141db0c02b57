// Debian's Chromium, and what is watched in every page: errors, broken content security policy, failed requests.
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const PICTURES = resolve(import.meta.dirname, "../target/screenshots");
const FLAGS =
  "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking --disable-component-update --disable-sync --no-first-run";

export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`There is no browser at ${executablePath}. Install Debian's: apt-get install -y chromium`);
  }
  mkdirSync(PICTURES, { recursive: true });
  return chromium.launch({ executablePath, args: FLAGS.split(" ") });
}

/** A page whose complaints are kept, but for the status that is expected just now. It knows how many requests are under way. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const complaints = [];
  let expected = "";
  page.complaints = complaints;
  page.expect = (status) => {
    expected = status ? `status of ${status}` : "";
  };
  page.underWay = new Set();
  page.on("request", (it) => {
    if (it.isNavigationRequest() && it.frame() === page.mainFrame()) {
      page.underWay.clear(); // what the page before had asked is of no interest any more
    }
    if (!it.url().endsWith("/events")) {
      page.underWay.add(it);
    }
  });
  for (const end of ["requestfinished", "requestfailed"]) {
    page.on(end, (it) => page.underWay.delete(it));
  }
  page.on("console", (it) => {
    if (it.type() === "error" && !(expected && it.text().includes(expected))) {
      complaints.push(`${new URL(page.url()).pathname}: ${it.text()} ${it.location().url}`);
    }
  });
  page.on("pageerror", (it) => complaints.push(`${page.url()}: ${it.stack ?? it.message}`));
  return page;
}

/** Waits until nothing is asked any more, and nothing says that it is loading. */
export async function settle(page) {
  const latest = Date.now() + 15_000;
  for (let quiet = 0; quiet < 3; quiet = page.underWay.size === 0 ? quiet + 1 : 0) {
    if (Date.now() > latest) {
      throw new Error(`still under way: ${[...page.underWay].map((it) => it.url()).join(", ")}`);
    }
    await page.waitForTimeout(40);
  }
  await page.waitForFunction(() => !document.querySelector("[role=status][aria-label=Loading]"), null, {
    timeout: 15_000,
  });
}

export async function picture(page, name) {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
}

/** What axe finds that is serious or critical, as lines. */
export async function seriousAxeFindings(page, rules = []) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter((it) => it.impact === "serious" || it.impact === "critical")
    .flatMap((it) =>
      it.nodes.slice(0, 3).map((node) => `${it.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
    );
}
