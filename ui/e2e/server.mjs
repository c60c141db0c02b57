// The real server: the built jar with its demo sources, in a home of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve as resolvePath } from "node:path";
import { createInterface } from "node:readline";

const BUILT = "../../backend/server/target/quarkus-app/quarkus-run.jar";
const JAR = process.env.CLAVIGER_JAR ?? resolvePath(import.meta.dirname, BUILT);
const STARTS_WITHIN = 300_000;

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

/** Starts it and waits for its first crawls; `stop` ends it and removes its data. */
export async function startServer() {
  if (!existsSync(JAR)) {
    throw new Error("The server is not built. Run: ./mvnw -q -pl backend/server -am package -DskipTests");
  }
  const home = mkdtempSync(join(tmpdir(), "claviger-e2e-"));
  const port = await freePort();
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
  const env = { ...process.env, CLAVIGER_HOME: home, CLAVIGER_HTTP_PORT: String(port) };
  delete env.CLAVIGER_ADMIN_PASSWORD; // so that the server makes a one-time password, and says it
  const child = spawn(java, ["-jar", JAR, "demo"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, new Promise((late) => setTimeout(late, 20_000))]);
    child.kill("SIGKILL");
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { ...(await ready(child)), home, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ready(child) {
  const said = [];
  return new Promise((resolve, reject) => {
    let url = null;
    let password = null;
    const late = setTimeout(
      () => reject(new Error(`not ready in time:\n${said.slice(-40).join("\n")}`)),
      STARTS_WITHIN,
    );
    const hear = (line) => {
      said.push(line);
      url = /^ready (http\S+)/.exec(line)?.[1] ?? url;
      password = /one-time password (\S+)$/.exec(line)?.[1] ?? password;
      if (url && /^crawled \d+ objects/.test(line)) {
        clearTimeout(late);
        console.log(`  ${line}`);
        resolve({ url, password });
      }
    };
    createInterface({ input: child.stdout }).on("line", hear);
    createInterface({ input: child.stderr }).on("line", hear);
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}:\n${said.slice(-40).join("\n")}`));
    });
  });
}
