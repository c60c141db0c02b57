import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vite.config";

// Looking at screens is not a test of the suite: it is run by hand.
export default mergeConfig(
  { ...base, test: { ...base.test, include: undefined, setupFiles: [], environment: "node" } },
  defineConfig({ test: { include: ["e2e/pictures.test.ts"], environment: "node" } }),
);
