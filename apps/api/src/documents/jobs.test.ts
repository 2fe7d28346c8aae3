import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { bytesInMemory } from "../files/byte-source.ts";
import { readZipMembers } from "../files/zip-members.ts";
import type { BatchFile } from "./batch.ts";
import { createPaperJobs, type JobPlan, type PaperJobs } from "./jobs.ts";

let clock = new Date("2023-12-12T02:00:00Z");
const logged: string[] = [];

function desk(): PaperJobs {
  clock = new Date("2023-12-12T02:00:00Z");
  return createPaperJobs({ now: () => clock, log: ({ event }) => logged.push(event) });
}

/** A plan whose files come when the test lets them. */
function slowPlan(total = 3) {
  const gates: (() => void)[] = [];
  const waiting = Array.from(
    { length: total },
    () => new Promise<void>((resolve) => gates.push(resolve)),
  );
  async function* files(signal: AbortSignal): AsyncGenerator<BatchFile> {
    for (const [at, gate] of waiting.entries()) {
      await gate;
      if (signal.aborted) return;
      yield { unitId: `u${at}`, bytes: new Uint8Array([at, at]), done: at + 1, total };
    }
  }
  const plan: JobPlan = {
    title: "Báo cáo",
    fileName: "a.zip",
    total,
    files,
    nameOf: (id) => `${id}.docx`,
  };
  return { plan, let: (many: number) => gates.splice(0, many).forEach((open) => open()) };
}

async function until(seen: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !seen(); tries += 1) await wait(5);
  expect(seen()).toBe(true);
}

test("a person makes one job at a time; two are made at once, the third waits", async () => {
  const jobs = desk();
  const slow = [slowPlan(), slowPlan(), slowPlan()] as const;
  expect(jobs.start("a", "1", slow[0].plan).state).toBe("running");
  expect(jobs.start("a", "2", slow[1].plan).id).toBe("1");
  jobs.start("b", "3", slow[1].plan);
  expect(jobs.start("c", "4", slow[2].plan).state).toBe("waiting");
  slow[0].let(1);
  await until(() => jobs.latest("a")?.done === 1);
  slow[0].let(2);
  await until(() => jobs.latest("a")?.state === "done");
  await until(() => jobs.latest("c")?.state === "running");
  const file = jobs.file("a", "1");
  expect(jobs.file("b", "1")).toBeNull();
  const bytes = await readFile(file?.path ?? "");
  expect(bytes.length).toBe(file?.size);
  const members = await readZipMembers(bytesInMemory(bytes));
  expect(members?.map(({ name }) => name)).toEqual(["u0.docx", "u1.docx", "u2.docx"]);
  slow[1].let(3);
  slow[2].let(3);
});

test("cancelled while it is made or while it waits, nothing stays behind", async () => {
  const jobs = desk();
  const slow = [slowPlan(), slowPlan(), slowPlan()] as const;
  jobs.start("a", "1", slow[0].plan);
  jobs.start("b", "2", slow[1].plan);
  jobs.start("c", "3", slow[2].plan);
  expect(jobs.cancel("c", "3")?.state).toBe("cancelled");
  expect(jobs.cancel("b", "1")).toBeNull();
  expect(jobs.cancel("a", "1")?.state).toBe("cancelled");
  slow[0].let(3);
  slow[1].let(3);
  await until(() => jobs.latest("b")?.state === "done");
  expect(jobs.latest("c")).toMatchObject({ state: "cancelled", done: 0 });
  expect(jobs.file("a", "1")).toBeNull();
});

test("a zip stays for an hour and is gone with the next job", async () => {
  const jobs = desk();
  const slow = slowPlan(1);
  jobs.start("a", "1", slow.plan);
  slow.let(1);
  await until(() => jobs.latest("a")?.state === "done");
  const path = jobs.file("a", "1")?.path ?? "";
  expect(existsSync(path)).toBe(true);
  clock = new Date(clock.getTime() + 59 * 60_000);
  expect(jobs.file("a", "1")).not.toBeNull();
  clock = new Date(clock.getTime() + 60_000);
  expect(jobs.file("a", "1")).toBeNull();
  await until(() => !existsSync(path));
});

test("what goes wrong is said in a sentence and kept in the log", async () => {
  const jobs = desk();
  async function* files(): AsyncGenerator<BatchFile> {
    yield { unitId: "u", bytes: new Uint8Array(1), done: 1, total: 2 };
    await Promise.reject(new Error("no more"));
  }
  jobs.start("a", "1", { ...slowPlan().plan, files });
  await until(() => jobs.latest("a")?.state === "failed");
  expect(jobs.latest("a")?.message).toContain("Máy chủ gặp lỗi");
  expect(logged).toContain("a job of papers failed");
});
