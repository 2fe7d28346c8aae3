import { rmSync } from "node:fs";
import { join } from "node:path";
import { readEnv } from "@cchc/api/env";
import { openServices } from "@cchc/api/server";
import { memoryFolder } from "@cchc/db/test-server";
import { loadDemo } from "@cchc/demo/load";
import { unpackBrowser } from "./browser.ts";

/** Names the folder of the loaded demonstration, which every worker copies. */
export const demoFolder = "CCHC_JOURNEYS_DEMO";

/** Unpacks the browser and loads the demonstration once, however many products run it. */
export default async function setup(): Promise<() => void> {
  await unpackBrowser();
  const folder = memoryFolder();
  const data = join(folder, "data");
  const checkout = join(import.meta.dirname, "../../..");
  const opened = await openServices({
    env: readEnv({ CCHC_DATA: data }),
    checkout,
    log: ({ level, event, detail = "" }) => {
      if (level === "error") console.error(event, detail);
    },
  });
  await loadDemo(opened.services);
  await opened.close();
  process.env[demoFolder] = data;
  return () => rmSync(folder, { recursive: true, force: true });
}
