import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test as base } from "@playwright/test";
import { createAccount, hashPassword } from "@cchc/api/accounts/accounts";
import { readEnv } from "@cchc/api/env";
import { listen, openServices } from "@cchc/api/server";
import { memoryFolder } from "@cchc/db/test-server";
import type { Role } from "@cchc/domain/access/roles";
import { demoPassword } from "@cchc/demo/accounts";
import { writeAt } from "@cchc/demo/writing";
import { demoFolder } from "./setup.ts";

const root = join(import.meta.dirname, "../../..");

/** Header in which the proxy before the product would name a window's machine. */
const addressHeader = "x-journey-address";

let machines = 0;

function nextAddress(): string {
  machines += 1;
  return `10.77.${Math.floor(machines / 250)}.${(machines % 250) + 1}`;
}

/** The whole product with its demonstration data, on a database of its own. */
export interface Product {
  readonly url: string;
  /** A person of one journey's own, so that journeys do not meet in one report; the demo password. */
  readonly hire: (username: string, role: Role, unitId: string) => Promise<void>;
  /** What a server does to a session that was open too long. */
  readonly endSessions: (username: string) => Promise<void>;
}

interface Windows {
  /** Of somebody who has signed in: `username` as in the demonstration or hired. */
  readonly windowOf: (username: string) => Promise<Page>;
  /** Of somebody who has not. */
  readonly emptyWindow: () => Promise<Page>;
}

/** Starts what `npm start` starts, on a free port and a throw-away data folder. */
export const test = base.extend<Windows, { product: Product }>({
  product: [
    async ({}, use) => {
      const folder = memoryFolder();
      const env = readEnv({
        CCHC_DATA: join(folder, "data"),
        CCHC_PORT: String(await freePort()),
        CCHC_CLIENT_IP_HEADER: addressHeader,
      });
      // As `cp -a` does it: the database's files stay its own.
      execFileSync("cp", ["-a", process.env[demoFolder] ?? "", join(folder, "data")]);
      const opened = await openServices({ env, checkout: root, log: report });
      const server = await listen({
        env,
        opened,
        web: join(root, "apps/web/dist"),
        admin: join(root, "apps/admin/dist"),
      });
      const { services } = opened;
      await use({
        url: server.url,
        hire: async (username, role, unitId) => {
          const passwordHash = await hashPassword(services.auth, demoPassword);
          const grants = [{ role, unitId, areas: undefined }];
          const person = { username, name: `Người dùng ${username}`, passwordHash, grants };
          const when = { instant: "2026-01-05T08:00+07:00", name: `hire ${username}` };
          await writeAt(services, when, async (tx, stamp) => {
            await createAccount(tx, person, stamp);
            return {};
          });
        },
        endSessions: async (username) => {
          await services.db
            .deleteFrom("auth_session")
            .where("userId", "in", (users) =>
              users.selectFrom("auth_user").select("id").where("username", "=", username),
            )
            .execute();
        },
      });
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ product }, use) => use(product.url),
  emptyWindow: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      // Every window is a machine of its own, as in the offices: sign-ins are limited by address.
      const context = await browser.newContext({
        extraHTTPHeaders: { [addressHeader]: nextAddress() },
        // Journeys that cut a single call see every call; the offline journey opens windows of its own.
        serviceWorkers: "block",
      });
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  windowOf: async ({ emptyWindow }, use) =>
    use(async (username) => {
      const page = await emptyWindow();
      const data = { username, password: demoPassword };
      const answer = await page.request.post("/api/auth/sign-in/username", { data });
      expect(answer.status(), `${username} signs in`).toBe(200);
      return page;
    }),
});

function report(line: { level: string; event: string; detail?: string }): void {
  if (line.level === "error") console.error(line.event, line.detail ?? "");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });
}
