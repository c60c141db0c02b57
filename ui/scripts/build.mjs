// Builds the dashboard into a folder, from clean sources to static files. Does nothing when nothing has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const out = resolve(root, process.argv[2] ?? "target/classes/META-INF/resources");
const target = join(root, "target");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

function files(path) {
  return readdirSync(path, { withFileTypes: true })
    .flatMap((it) => (it.isDirectory() ? files(join(path, it.name)) : [join(path, it.name)]))
    .sort();
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error) {
    console.error(`${command} cannot be started (${error.message}). Install Node 20.19 or later, with npm.`);
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

const top = ["index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"].map((it) =>
  join(root, it),
);
const document = resolve(root, "../docs/openapi.json"); // what the client is generated from
const lock = digest([join(root, "package-lock.json")]);
const installed = join(root, "node_modules", ".claviger-lock");
const wanted = digest([
  ...top,
  document,
  ...files(join(root, "src")),
  ...files(join(root, "public")),
  ...files(join(root, "scripts")),
]);
const stamp = join(target, "ui.stamp");
const same = (path, text) => existsSync(path) && readFileSync(path, "utf8") === text;

if (same(stamp, wanted) && existsSync(join(out, "index.html"))) {
  console.log("The dashboard is up to date.");
  process.exit(0);
}
if (!same(installed, lock)) {
  run(npm, ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(installed, lock);
}
run(process.execPath, ["scripts/api.mjs"]);
run(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit"]);
run(process.execPath, [
  "node_modules/vite/bin/vite.js",
  "build",
  "--outDir",
  out,
  "--emptyOutDir",
  "--logLevel",
  "warn",
]);
mkdirSync(target, { recursive: true });
renameSync(join(out, ".vite", "manifest.json"), join(target, "manifest.json"));
rmSync(join(out, ".vite"), { recursive: true });
run(process.execPath, ["scripts/size.mjs", out]);
writeFileSync(stamp, wanted);
console.log(`The dashboard is built: ${files(out).length} files.`);
