import { expect, test } from "vitest";
import { cellKey } from "@cchc/domain/report/cell";
import { amendAnswer, answerPrefix } from "../offline/answers.ts";
import { createVault } from "../offline/create-vault.ts";
import { textOf } from "../offline/seal.ts";
import { memoryShelf } from "../offline/shelf.testing.ts";
import { acknowledgedCells, withAcknowledged } from "./acknowledged.ts";
import { openedReport } from "./report.testing.ts";
import type { OpenedReport } from "./workbook-shape.ts";

const at = "2023-12-12T09:42:00.000Z";
const late = "2023-12-12T09:43:00.000Z";
const key = [["reports", "open"], { input: { unitId: "u", periodId: "p" }, type: "query" }];
const secret = { vault: "a1", secret: textOf(new Uint8Array(64).fill(7).buffer) };

function stored(field: string, value: number, version: number): OpenedReport["cells"][number] {
  const cell = { state: "entered", value, qualifier: "exact" } as const;
  return { field, row: "", cell, version, by: "Bình", at };
}

const written = [
  { ...stored("a", 1059, 1), version: 1 },
  { ...stored("b", 7, 0), version: 0 },
  { ...stored("c", 8, 2), version: 2 },
];
const batch = { opId: "op", writes: written };
const answer = {
  saved: [
    { key: cellKey("a"), version: 2 },
    { key: cellKey("b"), version: 1 },
  ],
  conflicts: [{ key: cellKey("c"), theirs: stored("c", 510, 3) }],
  at: late,
};

test("what was saved after a report was opened stands in the copy that opens without a line", async () => {
  const shelf = memoryShelf();
  const open = () => createVault({ shelf, tell: () => undefined, onFailing: () => undefined });
  const vault = open();
  await vault.openWith(secret);
  const report = openedReport({ cells: [stored("a", 5, 1), stored("c", 6, 2)] });
  const name = `${answerPrefix}${JSON.stringify(key)}`;
  vault.setItem(name, JSON.stringify({ v: 1, at: 12, data: report }));
  const cells = acknowledgedCells(batch, answer, "An");
  amendAnswer<OpenedReport>(key, (now) => withAcknowledged(now, cells), vault);
  await vault.settled();

  const reloaded = open();
  expect(await reloaded.reopen()).toBe(true);
  const kept: unknown = JSON.parse(reloaded.getItem(name) ?? "null");
  expect(kept).toMatchObject({
    v: 1,
    at: 12,
    data: {
      updatedAt: late,
      cells: [
        { field: "a", version: 2, cell: { value: 1059 }, by: "An", at: late },
        { field: "c", version: 3, cell: { value: 510 }, by: "Bình" },
        { field: "b", version: 1, cell: { value: 7 }, by: "An" },
      ],
    },
  });
});

test("a report that nobody kept is not kept by saving", async () => {
  const shelf = memoryShelf();
  const vault = createVault({ shelf, tell: () => undefined, onFailing: () => undefined });
  await vault.openWith(secret);
  amendAnswer<OpenedReport>(key, (now) => withAcknowledged(now, []), vault);
  expect(vault.names()).toEqual([]);
});

test("a cell that the kept report has in a later version stays", () => {
  const report = openedReport({ cells: [stored("a", 9, 4)], updatedAt: late });
  const cells = acknowledgedCells(batch, { ...answer, conflicts: [] }, "An");
  const now = withAcknowledged(report, cells);
  expect(now.cells.find(({ field }) => field === "a")).toMatchObject({ version: 4 });
  expect(now.updatedAt).toBe(late);
});
