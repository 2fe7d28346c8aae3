import { defineConfig } from "@playwright/test";
import { launchOptions } from "./src/browser.ts";

export default defineConfig({
  testDir: "src",
  testMatch: "*.journey.ts",
  outputDir: "results/artifacts",
  globalSetup: "./src/setup.ts",
  // Each worker has a product and a database of its own; no journey needs another one's traces.
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // What passes only the second time is named in the closing line of the whole run.
  retries: process.env["CI"] === undefined ? 0 : 1,
  reporter: [["list"], ["junit", { outputFile: "results/junit.xml", includeRetries: true }]],
  use: {
    actionTimeout: 15_000,
    launchOptions: launchOptions(),
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    // Recording every run takes a third longer; ask for it with --trace on.
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [{ name: "desktop", use: { viewport: { width: 1366, height: 768 } } }],
});
