import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@cchc/db/testing";
import type { Role } from "@cchc/domain/access/roles";
import { createAccount, type GrantInput, hashPassword } from "../accounts/accounts.ts";
import { createApp } from "../app.ts";
import { type Auth, createAuth } from "../auth/auth.ts";
import { createFileStore } from "../files/store.ts";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import type { LogLine, Services } from "../services.ts";
import { writeChanges } from "../units/change.ts";
import { countryId, ensureCountry } from "../units/country.ts";
import { readVersions } from "../units/queries.ts";
import { createUnitTrees } from "../units/trees.ts";
import { unnamedInHistory } from "./named-history.ts";
import { openSession, sessionCookie } from "./session.ts";

/** A password long enough for every test account. */
export const password = "mat-khau-thu-2023";

const secret = "a secret for tests alone, thirty-two characters";

let hashed: Promise<string> | undefined;

type Passwords = Awaited<Auth["$context"]>["password"];

const checked = new Map<string, Promise<boolean>>();

/** Checking takes a tenth of a second on purpose; here the same password is checked once a process. */
function checkOnce(passwords: Passwords): void {
  const { verify } = passwords;
  passwords.verify = (given) => {
    const name = JSON.stringify([given.hash, given.password]);
    const answer = checked.get(name) ?? verify(given);
    checked.set(name, answer);
    return answer;
  };
}

function operation(name: string) {
  return { id: randomUUID(), userId: "test", name, input: name };
}

function found(unitId: string, name: string, type: UnitTypeOf, parentId: string) {
  const unit = { unitId, name, type, kind: kindOf[type], parentId };
  return { kind: "found", on: "2020-01-01", unit } as const;
}

/**
 * A small province with two districts and three communes, one period, and a clock that tests set.
 * `origin`: the public address, where the server has one.
 */
export async function createWorld(more: Partial<Services> = {}, origin?: string) {
  const { db, close } = await createTestDatabase();
  const filesFolder = mkdtempSync(join(tmpdir(), "cchc-files-"));
  let clock = new Date("2023-12-12T02:00:00Z");
  const logged: LogLine[] = [];
  const auth = createAuth({
    db,
    secret,
    origin,
    clientIpHeader: undefined,
    now: () => clock,
  });
  checkOnce((await auth.$context).password);
  const services: Services = {
    db,
    auth,
    trees: createUnitTrees(db),
    files: createFileStore(filesFolder),
    fileLimit: 256 * 1024,
    now: () => clock,
    log: (line) => logged.push(line),
    ...more,
  };
  await once(services, operation("units"), async (tx, stamp) => {
    await ensureCountry(tx, stamp);
    return writeChanges(
      tx,
      {
        before: await readVersions(tx),
        changes: [
          found("province", "Hải Bình", "tinh", countryId),
          found("city", "Hải An", "thanh_pho", "province"),
          found("other-city", "Bình An", "huyen", "province"),
          found("ward", "Trần Hưng Đạo", "phuong", "city"),
          found("neighbour", "Quang Trung", "phuong", "city"),
          found("far", "Tân Lập", "xa", "other-city"),
        ],
      },
      stamp,
    );
  });
  await once(services, operation("period"), (tx, stamp) =>
    createPeriod(
      tx,
      {
        id: "annual-2023",
        form: "annual",
        year: 2023,
        kind: "year",
        name: "Năm 2023",
        from: "2023-01-01",
        to: "2023-11-30",
        due: "2023-12-15",
        lock: "2023-12-31",
        rootId: "province",
        submitterKind: "commune",
        illustration: false,
      },
      stamp,
    ),
  );

  const app = createApp({ services });
  // Once a process: making a hash takes a tenth of a second on purpose.
  hashed ??= hashPassword(auth, password);
  const passwordHash = await hashed;

  async function account(username: string, grants: readonly GrantInput[]): Promise<string> {
    const created = await once(services, operation(`account ${username}`), (tx, stamp) =>
      createAccount(tx, { username, name: `Người ${username}`, passwordHash, grants }, stamp),
    );
    return created.userId;
  }

  /** A client that carries the cookie of a new account's session. */
  async function signedIn(username: string, role: Role, unitId: string, areas?: string[]) {
    const userId = await account(username, [{ role, unitId, areas }]);
    return client(sessionCookie(await openSession(db, userId), secret));
  }

  /** Signs in over HTTP, as a person does. */
  async function signIn(username: string): Promise<Client> {
    return client(await cookieOf(username));
  }

  async function cookieOf(username: string): Promise<string> {
    const response = await app.request("/api/auth/sign-in/username", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
    if (response.status !== 200) throw new Error(`sign-in: ${await response.text()}`);
    return response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  }

  function client(cookie = ""): Client {
    const call = async (path: string, init: RequestInit): Promise<Answer> => {
      const headers = { "content-type": "application/json", cookie };
      const response = await app.request(`/trpc/${path}`, { ...init, headers });
      const parse: (text: string) => Envelope = JSON.parse;
      const body = parse(await response.text());
      return {
        status: response.status,
        data: body.result?.data,
        code: body.error?.data?.code,
        message: body.error?.message,
      };
    };
    return {
      query: (path, input) =>
        call(
          input === undefined ? path : `${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
          { method: "GET" },
        ),
      mutate: (path, input) => call(path, { method: "POST", body: JSON.stringify(input) }),
    };
  }

  return {
    app,
    services,
    logged,
    account,
    signedIn,
    signIn,
    cookieOf,
    client,
    setClock: (instant: string) => {
      clock = new Date(instant);
    },
    /** Where the uploaded files of this world lie. */
    filesFolder,
    /** @throws Error where a line of the history was written that the audit screen would show raw. */
    close: async () => {
      rmSync(filesFolder, { recursive: true, force: true });
      try {
        const raw = await unnamedInHistory(db);
        if (raw.length > 0) throw new Error(`the history has no words for ${raw.join(", ")}`);
      } finally {
        await close();
      }
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

const kindOf = {
  tinh: "province",
  thanh_pho: "district",
  huyen: "district",
  phuong: "commune",
  xa: "commune",
} as const;

type UnitTypeOf = keyof typeof kindOf;

interface Envelope {
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly message: string; readonly data?: { readonly code: string } };
}

export interface Answer {
  readonly status: number;
  readonly data: unknown;
  /** Code of the closed list, where refused. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

export interface Client {
  query(path: string, input?: unknown): Promise<Answer>;
  mutate(path: string, input: unknown): Promise<Answer>;
}
