// Looks at the screens without a server: the built files, answered by the handlers of the tests.

import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { getResponse } from "msw";
import { chromium, type Page } from "playwright-core";
import { expect, it } from "vitest";
import { handlers } from "../src/testing/handlers";

const ROOT = join(process.cwd(), "target/classes/META-INF/resources");
const OUT = join(process.cwd(), "target/pictures");
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const SCREENS: Record<string, string> = {
  overview: "/",
  credentials: "/inventory/credentials",
  detail: "/inventory/credentials?selected=c0",
  exposures: "/inventory/exposures?selected=e1",
  filter: "/inventory/credentials?filter=expiresAd%20%3D%3D%20null",
  credential: "/credentials/c0",
  usage: "/credentials/c5?tab=usage",
  used: "/inventory/credentials?selected=c5",
  reach: "/credentials/c1?tab=reach&way=root&change=DISABLE~c1",
  paths: "/access-paths",
  finding: "/findings/f0",
  findings: "/findings?where=status:OPEN&selected=f0",
  policies: "/policies?selected=never-expires",
  policy: "/policies/new",
  sources: "/sources?selected=s1",
  source: "/sources/new?kind=postgres",
  alerts: "/alerts",
  access: "/access",
  signin: "/sign-in",
};

const ACTS: Record<string, (page: Page, base: string) => Promise<void>> = {
  completion: async (page, base) => {
    await page.goto(`${base}/inventory/credentials`);
    await page.waitForTimeout(700);
    await page.keyboard.press("/");
    await page.waitForTimeout(900);
    await page.keyboard.type("ow", { delay: 60 });
  },
  find: async (page, base) => {
    await page.goto(`${base}/`);
    await page.waitForTimeout(500);
    await page.keyboard.press("Control+k");
    await page.waitForTimeout(500);
    await page.keyboard.type("sh");
  },
  waive: async (page, base) => {
    await page.goto(`${base}/findings/f0`);
    await page.getByRole("button", { name: "Waive" }).click();
  },
  bulk: async (page, base) => {
    await page.goto(`${base}/findings`);
    await page.locator("tbody input[type=checkbox]").nth(1).check();
    await page.getByRole("button", { name: "Waive…" }).click();
  },
  channel: async (page, base) => {
    await page.goto(`${base}/alerts`);
    await page.getByRole("button", { name: "Add a channel" }).click();
  },
  check: async (page, base) => {
    await page.goto(`${base}/sources/new?kind=postgres`);
    await page.getByLabel(/^Name/).first().fill("shop");
    await page.getByLabel(/^Host/).fill("db");
    await page.getByLabel(/^User name/).fill("claviger");
    await page
      .getByLabel(/^Password/)
      .first()
      .fill("x");
    await page.getByRole("button", { name: "Check" }).click();
  },
  account: async (page, base) => {
    await page.goto(`${base}/`);
    await page.getByRole("button", { name: /^Account/ }).click();
  },
  asof: async (page, base) => {
    await page.goto(`${base}/inventory/credentials`);
    await page.getByRole("button", { name: /^As of/ }).click();
  },
};

it("takes a picture of each screen, light and dark, within the content security policy", async () => {
  mkdirSync(OUT, { recursive: true });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    const file = extname(path) ? path : "/index.html";
    try {
      const body = await readFile(join(ROOT, file));
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "content-security-policy": CSP,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const port = (server.address() as { port: number }).port;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const complaints: string[] = [];
  const only = process.env.SCREEN?.split(",");
  for (const scheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: scheme });
    const page = await context.newPage();
    page.on("console", (it) => it.type() === "error" && complaints.push(`${page.url()} ${it.text()}`));
    page.on("pageerror", (it) => complaints.push(`${page.url()} ${it.message}`));
    await page.route("**/api/v1/**", async (route) => {
      const it = route.request();
      const asked = new Request(it.url(), { method: it.method(), headers: it.headers(), body: it.postData() });
      const answer = await getResponse(handlers, asked);
      if (!answer) {
        complaints.push(`unanswered ${it.method()} ${it.url()}`);
        return route.fulfill({ status: 404 });
      }
      return route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      });
    });
    for (const [name, path] of Object.entries(SCREENS)) {
      if (only && !only.includes(name)) {
        continue;
      }
      await page.goto(`http://127.0.0.1:${port}${path}`);
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(name === "filter" || name.startsWith("c") ? 1000 : 200);
      await page.screenshot({ path: join(OUT, `${name}-${scheme}.png`) });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const it of violations.filter((found) => found.impact === "serious" || found.impact === "critical")) {
        complaints.push(
          `${name} ${scheme} ${it.id} ${it.nodes.map((node) => node.html).slice(0, 3)} ${it.nodes[0]?.failureSummary}`,
        );
      }
    }
    for (const [name, act] of Object.entries(only ? {} : ACTS)) {
      await act(page, `http://127.0.0.1:${port}`);
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(OUT, `act-${name}-${scheme}.png`) });
    }
    await context.close();
  }
  await browser.close();
  server.close();
  expect(complaints.filter((it) => !it.includes("400 (Bad Request)"))).toEqual([]);
}, 300_000);
