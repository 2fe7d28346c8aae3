import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: ["@cchc/db/vitest-setup"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
