// Drives the dashboard over the real server: every screen in light and dark, and the main journeys.
// Prints "N passed, N failed". CLAVIGER_E2E_URL takes a server that runs already; ONLY=name,name runs some.
import { newPage, picture, startBrowser } from "./browser.mjs";
import { access } from "./journeys/access.mjs";
import { alerts } from "./journeys/alerts.mjs";
import { contract } from "./journeys/contract.mjs";
import { door } from "./journeys/door.mjs";
import { exposures } from "./journeys/exposures.mjs";
import { findings } from "./journeys/findings.mjs";
import { inspect } from "./journeys/inspect.mjs";
import { inventory } from "./journeys/inventory.mjs";
import { keyboard } from "./journeys/keyboard.mjs";
import { policies } from "./journeys/policies.mjs";
import { reach } from "./journeys/reach.mjs";
import { screens } from "./journeys/screens.mjs";
import { sources } from "./journeys/sources.mjs";
import { startServer } from "./server.mjs";

const JOURNEYS = {
  door,
  contract,
  screens,
  inventory,
  exposures,
  inspect,
  keyboard,
  reach,
  findings,
  policies,
  sources,
  alerts,
  access,
};
let passed = 0;
let failed = 0;
let page;

/**
 * One named check. A failure is told, pictured and counted; the rest go on. `provokes` is the status of an answer that the check
 * brings about on purpose, which the browser would otherwise complain of.
 */
async function check(name, act, { provokes } = {}) {
  const started = performance.now();
  page?.expect(provokes);
  try {
    await act();
    passed++;
    console.log(`  ok    ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`  FAIL  ${name}\n${String(error.stack ?? error).replace(/^/gm, "        ")}`);
    if (page) {
      await picture(page, `failed-${failed}`).catch(() => {});
    }
  }
}

const running = process.env.CLAVIGER_E2E_URL ? { url: process.env.CLAVIGER_E2E_URL, stop: async () => {} } : null;
const server = running ?? (await startServer());
let browser;
try {
  browser = await startBrowser();
  page = await newPage(browser, { baseURL: server.url, colorScheme: "light" });
  page.setDefaultTimeout(15_000);
  const only = process.env.ONLY?.split(",");
  for (const [name, journey] of Object.entries(JOURNEYS)) {
    if (name === "door" || !only || only.includes(name)) {
      console.log(name);
      await journey({ page, browser, server, check });
    }
  }
  await check("no page complained: no error, and nothing that breaks the content security policy", () => {
    if (page.complaints.length > 0) {
      throw new Error([...new Set(page.complaints)].slice(0, 20).join("\n"));
    }
  });
} catch (error) {
  failed++;
  console.error(error);
} finally {
  await browser?.close();
  await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
