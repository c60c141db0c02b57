import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.CLAVIGER_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  // Styles and scripts are files: the server's content security policy allows nothing inline.
  build: { outDir: "dist", assetsInlineLimit: 0, cssCodeSplit: true, manifest: true, chunkSizeWarningLimit: 400 },
  server: { proxy: { "/api": server, "/q": server } },
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://localhost:3000" } },
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
    testTimeout: 20_000,
  },
});
