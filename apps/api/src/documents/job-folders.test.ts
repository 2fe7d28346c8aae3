import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeJobFolder, sweepJobFolders } from "./job-folders.ts";

const parent = mkdtempSync(join(tmpdir(), "cchc-sweep-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("what a stopped server left goes; what is being made, and what is others', stays", async () => {
  const own = basename(await makeJobFolder(parent));
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const now = new Date("2023-12-12T02:00:00Z");
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 60 * 60 * 1000);
  const stays = [own, `cchc-job-${process.ppid}-1700000000000-abc`, "cchc-pdf-new", "cchc-other"];
  const goes = [
    `cchc-job-${dead}-1-abc`,
    `cchc-job-${process.pid}-1-abc`,
    "cchc-job-Xyz",
    "cchc-pdf-old",
  ];
  for (const name of [...stays, ...goes]) {
    mkdirSync(join(parent, name), { recursive: true });
    writeFileSync(join(parent, name, "bao-cao.zip"), "PK");
    utimesSync(join(parent, name), hoursAgo(1), hoursAgo(name === "cchc-pdf-old" ? 25 : 23));
  }
  await sweepJobFolders(parent, now);
  expect(readdirSync(parent).toSorted()).toEqual(stays.toSorted());
});
