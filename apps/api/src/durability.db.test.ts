import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { memoryFolder } from "@cchc/db/test-server";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import type { UnitChange } from "@cchc/domain/unit/change";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAccount, hashPassword } from "./accounts/accounts.ts";
import { findBrokenLink } from "./audit/audit.ts";
import { readEnv } from "./env.ts";
import { once } from "./operation/once.ts";
import { createPeriod } from "./periods/write.ts";
import { keptResults } from "./reports/kept.ts";
import { readCells, toCells } from "./reports/queries.ts";
import { valueSubject } from "./reports/save.ts";
import { type OpenServices, openServices } from "./server.ts";
import type { Services } from "./services.ts";
import { freePort, killPostgres, startServer, type ServerProcess } from "./testing/killing.ts";
import { writeChanges } from "./units/change.ts";
import { countryId, ensureCountry } from "./units/country.ts";
import { readVersions } from "./units/queries.ts";

const period = {
  id: "annual-2023",
  form: "annual",
  year: 2023,
  kind: "year",
  name: "Năm 2023",
  from: "2023-01-01",
  to: "2023-11-30",
  due: "2023-12-15",
  // Never closes: this test writes on whatever day it runs.
  lock: "2999-12-31",
  rootId: countryId,
  submitterKind: "commune",
  illustration: false,
} as const;
const password = "mat-khau-thu-2023";
/** How often it is killed: each way once at every change, more by hand. */
const rounds = Number(process.env["CCHC_KILLS"] ?? "3");
const communes = ["ward", "neighbour"] as const;

/** One officer at one cell: two of them share a report, so that they wait for each other. */
interface Writer {
  readonly unitId: string;
  readonly field: string;
  version: number;
  /** Sent, and no answer came: it may have been carried out or not. */
  pending: Write | undefined;
}

interface Write {
  readonly opId: string;
  readonly unitId: string;
  readonly field: string;
  readonly version: number;
  readonly value: number;
}

/** A signed-in client and every write of which it knows that it was carried out. */
interface Session {
  readonly url: string;
  readonly cookie: string;
  readonly acknowledged: Write[];
}

let parent: string;
let folder: string;
let running: ServerProcess | undefined;

beforeEach(() => {
  parent = memoryFolder();
  folder = join(parent, "d");
});
afterEach(async () => {
  await running?.kill();
  killPostgres(folder);
  rmSync(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

test(
  "nothing acknowledged is lost when the server and PostgreSQL are killed while people write",
  async () => {
    const port = await freePort();
    await prepare();
    const url = `http://127.0.0.1:${port}`;
    running = await startServer(folder, port);
    const cookie = await signIn(url);
    const writers: readonly Writer[] = [
      { unitId: "ward", field: "tthc.received.total", version: 0, pending: undefined },
      { unitId: "ward", field: "tthc.resolved.early", version: 0, pending: undefined },
      { unitId: "neighbour", field: "tthc.resolved.total", version: 0, pending: undefined },
      { unitId: "neighbour", field: "survey.ballots.total", version: 0, pending: undefined },
    ];
    const acknowledged: Write[] = [];

    for (let round = 0; round < rounds; round += 1) {
      const before = acknowledged.length;
      const stop = { now: false };
      const work = Promise.all(
        writers.map((writer) => writeUntilKilled({ url, cookie, acknowledged }, writer, stop)),
      );
      // However slow the machine: everybody has written once, and is at it again when the end comes.
      await Promise.race([work, everybodyWrote(writers)]);
      await Promise.race([work, sleep(Math.random() * 400)]);
      stop.now = true;
      // In turn: the server alone, both, the database first.
      if (round % 3 === 2) killPostgres(folder);
      await running.kill();
      if (round % 3 === 1) killPostgres(folder);
      await work;
      expect(acknowledged.length, `written in round ${round}`).toBeGreaterThan(before);

      running = await startServer(folder, port);
      const beside = await open(true);
      try {
        await expectNothingLost(beside.services.db, acknowledged, writers);
        await expectReplayHarmless({ url, cookie, acknowledged }, writers);
        await expectNothingLost(beside.services.db, acknowledged, writers);
      } finally {
        await beside.close();
      }
    }

    await running.kill();
    const last = await open(false);
    await expectNothingLost(last.services.db, acknowledged, writers);
    await last.close();
  },
  60_000 + rounds * 10_000,
);

/** Resolves when each writer has had one more answer. */
async function everybodyWrote(writers: readonly Writer[]): Promise<void> {
  const versions = writers.map((writer) => writer.version);
  while (writers.some((writer, index) => writer.version === versions[index])) await sleep(5);
}

/** Writes one number after the other until the server no longer answers. */
async function writeUntilKilled(
  { url, cookie, acknowledged }: Session,
  writer: Writer,
  stop: { readonly now: boolean },
): Promise<void> {
  while (!stop.now) {
    const write = nextWrite(writer);
    writer.pending = write;
    try {
      const response = await save(url, cookie, write);
      const text = await response.text();
      // With PostgreSQL gone first the server may still have time to say that it could not.
      if (stop.now && response.status === 503) return;
      expect(response.status, text).toBe(200);
      const saved = [{ field: writer.field, row: "", version: write.version + 1 }];
      expect(JSON.parse(text)).toMatchObject({ result: { data: { saved, conflicts: [] } } });
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
    acknowledged.push(write);
    writer.version += 1;
    writer.pending = undefined;
  }
}

/** Values grow with versions, so that the standing value tells which write it came from. */
function nextWrite({ unitId, field, version }: Writer): Write {
  return { opId: randomUUID(), unitId, field, version, value: 1000 + version };
}

function save(url: string, cookie: string, write: Write): Promise<Response> {
  const { opId, unitId, field, version, value } = write;
  const cell = { state: "entered", value, qualifier: "exact" };
  const cells = [{ field, row: "", version, cell }];
  return fetch(`${url}/trpc/reports.saveCells`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ opId, unitId, periodId: period.id, cells }),
  });
}

async function expectNothingLost(
  db: Services["db"],
  acknowledged: readonly Write[],
  writers: readonly Writer[],
): Promise<void> {
  const audit = await db.selectFrom("audit").selectAll().execute();
  const entries = new Map<string, { subject: string; after: string | null }[]>();
  for (const { operation_id, subject, after } of audit) {
    entries.set(operation_id, [...(entries.get(operation_id) ?? []), { subject, after }]);
  }
  for (const write of acknowledged) {
    expect(entries.get(write.opId), `audit of ${write.opId}`).toEqual([
      {
        subject: valueSubject(period.id, write.field, ""),
        after: `{"qualifier":"exact","state":"entered","value":${write.value}}`,
      },
    ]);
  }
  for (const unitId of communes) {
    expect(await findBrokenLink(db, unitId)).toBeNull();
    const stored = await readCells(db, ANNUAL_FORM, unitId, period.id);
    const written = audit.filter((row) => row.unit_id === unitId && row.action === "value.write");
    for (const { field, version, pending } of writers.filter((one) => one.unitId === unitId)) {
      const cell = stored.find((one) => one.field === field);
      const carriedOut = pending !== undefined && entries.has(pending.opId) ? 1 : 0;
      expect(cell?.version, field).toBe(version + carriedOut);
      expect(cell?.cell, field).toMatchObject({ value: 1000 + version + carriedOut - 1 });
    }
    const versions = stored.map((cell) => cell.version).reduce((a, b) => a + b, 0);
    expect(written).toHaveLength(versions);
    const report = await db
      .selectFrom("report")
      .select("version")
      .where("unit_id", "=", unitId)
      .executeTakeFirstOrThrow();
    expect(report.version).toBe(versions);
    await expectKeptResults(db, unitId, toCells(stored));
  }
}

/** What is kept beside the values is what the values give. */
async function expectKeptResults(
  db: Services["db"],
  unitId: string,
  cells: ReturnType<typeof toCells>,
): Promise<void> {
  const kept = await db
    .selectFrom("report_kept")
    .select(["indicators", "states", "areas"])
    .select((eb) => [
      eb.cast<string>("numerators", "text").as("numerators"),
      eb.cast<string>("denominators", "text").as("denominators"),
      eb.cast<string>("stated", "text").as("stated"),
      eb.cast<string>("completeness", "text").as("completeness"),
    ])
    .where("unit_id", "=", unitId)
    .executeTakeFirstOrThrow();
  expect(kept).toEqual(keptResults(ANNUAL_FORM, period.to, cells));
}

/** Every write that got no answer is sent again, twice: carried out once in all. */
async function expectReplayHarmless(
  { url, cookie, acknowledged }: Session,
  writers: readonly Writer[],
): Promise<void> {
  for (const writer of writers) {
    const { pending, field } = writer;
    if (pending === undefined) continue;
    const answers: unknown[] = [];
    for (const attempt of [1, 2]) {
      const response = await save(url, cookie, pending);
      const answer: unknown = await response.json();
      expect(response.status, `attempt ${attempt}`).toBe(200);
      answers.push(answer);
    }
    const saved = [{ field, row: "", version: pending.version + 1 }];
    expect(answers[0]).toMatchObject({ result: { data: { saved, conflicts: [] } } });
    expect(answers[1]).toEqual(answers[0]);
    acknowledged.push(pending);
    writer.version += 1;
    writer.pending = undefined;
  }
}

/** Units, an open period and one officer of both communes, made before anybody serves. */
async function prepare(): Promise<void> {
  const opened = await open(false);
  const { services } = opened;
  const operation = { id: randomUUID(), userId: "test", name: "prepare", input: "prepare" };
  const passwordHash = await hashPassword(services.auth, password);
  const grants = communes.map((unitId) => ({ role: "officer", unitId }) as const);
  await once(services, operation, async (tx, stamp) => {
    await ensureCountry(tx, stamp);
    await writeChanges(tx, { before: await readVersions(tx), changes: communes.map(found) }, stamp);
    await createPeriod(tx, period, stamp);
    return createAccount(tx, { username: "officer", name: "Officer", passwordHash, grants }, stamp);
  });
  await opened.close();
}

function found(unitId: string): UnitChange {
  const unit = {
    unitId,
    name: unitId,
    type: "phuong",
    kind: "commune",
    parentId: countryId,
  } as const;
  return { kind: "found", on: "2020-01-01", unit };
}

function open(share: boolean): Promise<OpenServices> {
  const env = readEnv({ CCHC_DATA: folder });
  return openServices({ env, checkout: import.meta.dirname, log: () => undefined, share });
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ username: "officer", password }),
  });
  expect(response.status, await response.text()).toBe(200);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
