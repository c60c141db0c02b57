import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { picture, seriousAxeFindings, settle } from "../browser.mjs";
import { firstOf } from "./screens.mjs";

const encoded = (part) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** A token as a careless issuer makes it: no end, one key for both sides, and a person's address in it. */
function carelessToken() {
  const head = encoded({ alg: "HS256", typ: "JWT" });
  const claims = encoded({
    iss: "https://sso.shop.example/realms/staff",
    sub: "ci-deployer",
    email: "anna.lindqvist@shop.example",
    scope: "admin *",
    iat: Math.floor(Date.now() / 1000) - 3600,
  });
  const signature = createHmac("sha256", randomBytes(32)).update(`${head}.${claims}`).digest("base64url");
  return `${head}.${claims}.${signature}`;
}

/** A certificate made by the JDK that runs the server. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "claviger-certificate-"));
  try {
    return exported(join(folder, "store.p12"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function exported(file) {
  const keytool = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/keytool") : "keytool";
  const store = ["-keystore", file, "-storepass", randomBytes(12).toString("hex"), "-alias", "it"];
  execFileSync(
    keytool,
    ["-genkeypair", "-keyalg", "EC", "-dname", "CN=edge.shop.example", "-validity", "30", ...store],
    {
      stdio: "ignore",
    },
  );
  return execFileSync(keytool, ["-exportcert", "-rfc", ...store], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** A secret that the demo planted, read from where its exposure says that it is. */
async function planted(page) {
  const filter = encodeURIComponent('title == "Stripe secret key" && current');
  const seen = await firstOf(page, `/exposures?filter=${filter}&limit=1`);
  const repository = await page.evaluate(async () => {
    const { items } = await (await fetch("/api/v1/sources")).json();
    return items.find((it) => it.name === "shop-repo");
  });
  const [, ...path] = seen.location.split("/");
  const line = readFileSync(join(repository.settings.location, ...path), "utf8").split("\n")[seen.line - 1];
  return { secret: line.slice(seen.column - 1, seen.endColumn - 1), places: seen.placeCount };
}

/** What a pasted token is, in pictures for each kind of it. */
export async function inspect({ page, check }) {
  const answer = page.getByRole("status").filter({ hasText: /\.$/ });
  const paste = async (text) => {
    await page.goto("/inspect");
    await settle(page);
    await page.getByLabel(/^Token/).fill(text);
    await page.getByRole("button", { name: "Inspect" }).click();
    await answer.waitFor();
    await settle(page);
  };
  const look = async (name) => {
    await picture(page, `inspect-${name}-light`);
    assert.deepEqual(await seriousAxeFindings(page), []);
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, `inspect-${name}-dark`);
    const inTheDark = await seriousAxeFindings(page, ["color-contrast"]);
    await page.emulateMedia({ colorScheme: "light" });
    assert.deepEqual(inTheDark, []);
  };
  await check("a careless JWT: what fails comes first, with its RFC, and a person's address is masked", async () => {
    await paste(`Authorization: Bearer ${carelessToken()}`);
    await look("jwt");
    await page.getByText("Fails").first().waitFor();
    await page
      .getByText(/RFC 7519/)
      .first()
      .waitFor();
    assert.equal(await page.getByText("anna.lindqvist@shop.example").count(), 0);
  });
  await check("an opaque key", async () => {
    await paste(randomBytes(20).toString("hex"));
    await look("opaque");
  });
  await check("a text that is no token at all", async () => {
    await paste("nothing to see here");
    await page.getByText("This is no token").waitFor();
    await look("unreadable");
  });
  await check("a certificate", async () => {
    await paste(certificate());
    await look("certificate");
    await page.getByText("edge.shop.example").first().waitFor();
  });
  await check("a secret that was crawled is told with its places", async () => {
    const { secret, places } = await planted(page);
    await paste(secret);
    await look("known");
    await answer.filter({ hasText: `seen in ${places} places` }).waitFor();
    await page.getByRole("heading", { name: "Where it was seen" }).waitFor();
    await page.getByRole("button", { name: "Forget it" }).click();
    assert.equal(await page.getByLabel(/^Token/).inputValue(), "");
    assert.equal(await page.getByRole("heading", { name: "Where it was seen" }).count(), 0);
  });
}
