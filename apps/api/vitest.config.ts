import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: ["@cchc/db/vitest-setup"],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Every file opens a world of its own and changes nothing of the process, so that a worker
    // loads the server's modules once instead of once a file.
    isolate: false,
  },
});
