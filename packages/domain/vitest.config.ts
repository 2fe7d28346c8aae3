import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
    // Pure functions keep nothing between files: loading each module once saves most of the time.
    isolate: false,
  },
});
