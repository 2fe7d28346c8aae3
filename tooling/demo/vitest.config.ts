import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: ["@cchc/db/vitest-setup"],
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
});
