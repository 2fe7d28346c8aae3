import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Reading and writing keep nothing between files: a worker loads the libraries of formats once.
    isolate: false,
  },
});
