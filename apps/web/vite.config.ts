import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/",
  plugins: [react()],
  build: {
    // Offices still run Windows 7 and 8, where Chrome stops at 109.
    target: "chrome109",
    cssTarget: "chrome109",
    // Nothing inline: the content security policy allows no data: scripts, fonts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The benchmark follows it to what a first visit loads.
    manifest: true,
  },
  server: { proxy: { "/trpc": "http://127.0.0.1:4680", "/api": "http://127.0.0.1:4680" } },
});
