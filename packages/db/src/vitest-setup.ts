/** For `globalSetup` of a vitest configuration: one PostgreSQL for the whole run. */

import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer();
  project.provide("cchcTestServer", server);
  return stop;
}
