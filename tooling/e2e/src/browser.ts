import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

/** Where the packaged browser is unpacked, named by its version so that an upgrade is not mistaken for it. */
const folder = join(import.meta.dirname, "../node_modules/.cache/chromium-153.0.0");
const packaged = process.platform === "linux" && process.arch === "x64";

/** `E2E_CHROMIUM`, else the packaged browser on Linux x64, else the one Playwright finds. */
export function launchOptions(): LaunchOptions {
  const given = process.env["E2E_CHROMIUM"];
  const path = given ?? (packaged ? join(folder, "chromium") : undefined);
  return {
    ...(path === undefined ? {} : { executablePath: path }),
    chromiumSandbox: false,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--disable-component-update",
      "--disable-background-networking",
      "--font-render-hinting=none",
    ],
    env: {
      ...process.env,
      // Without any system font Chromium draws no text at all, not even web fonts.
      ...(existsSync(join(folder, "fonts.conf"))
        ? { FONTCONFIG_FILE: join(folder, "fonts.conf") }
        : {}),
    },
  };
}

/** Unpacks the browser and its fonts once. */
export async function unpackBrowser(): Promise<void> {
  if (process.env["E2E_CHROMIUM"] !== undefined || !packaged) return;
  if (existsSync(join(folder, "ready"))) return;
  mkdirSync(folder, { recursive: true });
  process.env["TMPDIR"] = folder;
  const { default: chromium } = await import("@sparticuz/chromium");
  await chromium.executablePath();
  writeFileSync(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>`,
  );
  writeFileSync(join(folder, "ready"), "");
}
