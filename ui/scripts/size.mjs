// Weighs the JavaScript that a first visit loads, gzipped. Fails when a page needs more than the budget.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET = 300 * 1024;
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const folder = process.argv.slice(2).find((it) => !it.startsWith("--"));
const out = resolve(root, folder ?? "target/classes/META-INF/resources");
const built = join(root, "target/manifest.json");
if (process.argv.includes("--if-built") && !existsSync(built)) {
  console.log("The dashboard is not built: its size is weighed by the build.");
  process.exit(0);
}
const manifest = JSON.parse(readFileSync(built, "utf8"));

/** What each page loads before it is whole. The expression editor comes afterwards, and is weighed on its own. */
const PAGES = {
  overview: ["index.html", "src/posture/overview/Overview.tsx"],
  inventory: ["index.html", "src/catalog/Inventory.tsx"],
  findings: ["index.html", "src/posture/findings/Findings.tsx"],
  sources: ["index.html", "src/sources/Sources.tsx"],
  "sign-in": ["index.html", "src/auth/SignIn.tsx"],
  editor: ["src/expression/Editor.tsx"],
};

function chunks(keys, seen = new Set()) {
  for (const key of keys) {
    if (!seen.has(key)) {
      if (!manifest[key]) {
        throw new Error(`${key} is not in the build. Run 'node scripts/build.mjs' first, or mend PAGES.`);
      }
      seen.add(key);
      chunks(manifest[key].imports ?? [], seen);
    }
  }
  return seen;
}

let tooHeavy = false;
for (const [page, keys] of Object.entries(PAGES)) {
  const scripts = [...chunks(keys)].map((it) => manifest[it].file).filter((it) => it.endsWith(".js"));
  const bytes = scripts.reduce((sum, it) => sum + gzipSync(readFileSync(join(out, it))).length, 0);
  tooHeavy ||= bytes > BUDGET;
  console.log(`${page.padEnd(10)} ${(bytes / 1024).toFixed(1)} KB gzip of JavaScript in ${scripts.length} files`);
}
if (tooHeavy) {
  console.error(`A page needs more than ${BUDGET / 1024} KB. Split what it does not need at first.`);
  process.exit(1);
}
