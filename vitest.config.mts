import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./", import.meta.url)) } },
  test: {
    include: ["{app,components,lib,e2e/standin}/**/*.test.{ts,tsx}"],
    // Vitest leaves a core free, which on two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ["./lib/cli/vitest-setup.ts"],
    // The kill test and the full archive take seconds, on a machine that may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
