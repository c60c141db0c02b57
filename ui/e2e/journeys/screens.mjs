import assert from "node:assert/strict";
import { picture, seriousAxeFindings, settle } from "../browser.mjs";

/** The first object of a list, asked from within the page. */
export function firstOf(page, path) {
  return page.evaluate(async (address) => (await (await fetch(`/api/v1${address}`)).json()).items[0], path);
}

/** Every screen: it fills, it is a picture, and axe finds nothing serious, in light and in dark. */
export async function screens({ page, check }) {
  const [credential, identity, exposure, resource, finding, policy, source] = await Promise.all(
    [
      "/credentials?sort=-riskScore&limit=1",
      "/identities?sort=-riskScore&limit=1",
      "/exposures?sort=-riskScore&limit=1",
      "/resources?limit=1",
      "/findings?limit=1",
      "/policies",
      "/sources",
    ].map((path) => firstOf(page, path)),
  );
  const missing = Object.entries({ credential, identity, exposure, resource, finding, policy, source })
    .filter(([, found]) => !found)
    .map(([kind]) => kind);
  await check("the estate has something of every kind to look at", () => assert.deepEqual(missing, []));
  const addresses = {
    overview: "/",
    credentials: "/inventory/credentials",
    "credentials-detail": `/inventory/credentials?selected=${credential?.id}`,
    identities: `/inventory/identities?selected=${identity?.id}`,
    exposures: `/inventory/exposures?selected=${exposure?.id}`,
    resources: `/inventory/resources?selected=${resource?.id}`,
    credential: `/credentials/${credential?.id}`,
    "credential-grants": `/credentials/${credential?.id}?tab=grants`,
    identity: `/identities/${identity?.id}`,
    exposure: `/exposures/${exposure?.id}`,
    resource: `/resources/${resource?.id}`,
    findings: `/findings?selected=${finding?.id}`,
    finding: `/findings/${finding?.id}`,
    inspect: "/inspect",
    policies: `/policies?selected=${policy?.id}`,
    "policy-new": "/policies/new",
    sources: `/sources?selected=${source?.id}`,
    "source-new": "/sources/new?kind=postgres",
    "source-edit": `/sources/${source?.id}/edit`,
    alerts: "/alerts",
    routes: "/alerts?tab=routes",
    deliveries: "/alerts?tab=deliveries",
    access: "/access",
    "not-found": "/no/such/page",
  };
  for (const [name, address] of Object.entries(addresses).filter(([, it]) => !it.includes("undefined"))) {
    await check(name, async () => {
      await page.goto(address);
      await settle(page);
      await page.locator("h1").first().waitFor();
      if (address.startsWith("/inventory") || address.startsWith("/findings?")) {
        await page.locator(".cm-content").waitFor(); // the editor comes a moment after the list
      }
      assert.equal(await page.getByText("This could not be loaded").count(), 0, "a part could not be loaded");
      await picture(page, `${name}-light`);
      assert.deepEqual(await seriousAxeFindings(page), []);
      await page.emulateMedia({ colorScheme: "dark" });
      await picture(page, `${name}-dark`);
      const inTheDark = await seriousAxeFindings(page, ["color-contrast"]);
      await page.emulateMedia({ colorScheme: "light" });
      assert.deepEqual(inTheDark, []);
    });
  }
  await check("a narrow window and a telephone keep everything within reach", async () => {
    const cut = [];
    for (const [width, names] of [
      [700, ["credentials-detail"]],
      [390, Object.keys(addresses)],
    ]) {
      await page.setViewportSize({ width, height: 844 });
      for (const name of names) {
        await page.goto(addresses[name]);
        await settle(page);
        await picture(page, `${name}-${width}`);
        const wide = await page.evaluate(() =>
          Math.max(document.documentElement.scrollWidth, document.querySelector("main").scrollWidth),
        );
        if (wide > width) {
          cut.push(`${name} is ${wide} wide in a window of ${width}`);
        }
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    assert.deepEqual(cut, []);
  });
}
