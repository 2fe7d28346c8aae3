import { defineConfig } from "vitest/config";

export default defineConfig({
  // Drawings keep nothing between files: a worker loads React once.
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], isolate: false },
});
