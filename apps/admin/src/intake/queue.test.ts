import { describe, expect, test } from "vitest";
import { neighbours, queueOf, type QueueRow } from "./queue.ts";

function row(unitId: string, more: Partial<QueueRow>): QueueRow {
  return {
    unitId,
    name: unitId,
    searchKey: unitId,
    parent: null,
    periodId: "p",
    state: "submitted",
    updatedAt: null,
    submittedAt: "2023-12-10T02:00:00.000Z",
    code: null,
    due: "2023-12-15",
    extensionReason: null,
    timeliness: { state: "on_time" },
    areas: [],
    ...more,
  };
}

const rows = [
  row("som", { submittedAt: "2023-12-01T02:00:00.000Z" }),
  row("muon", {
    submittedAt: "2023-12-20T02:00:00.000Z",
    timeliness: { state: "late", days: 5 },
  }),
  row("sau", { submittedAt: "2023-12-11T02:00:00.000Z" }),
  row("xong", { state: "received" }),
  row("chua", { state: null, timeliness: { state: "overdue", days: 2 } }),
  row("tra", { state: "returned" }),
];

function ids(list: readonly QueueRow[]): string[] {
  return list.map(({ unitId }) => unitId);
}

describe("queueOf", () => {
  test("late ones first, then as they came", () => {
    expect(ids(queueOf(rows, "can-xem", ""))).toEqual(["muon", "som", "sau"]);
  });

  test.each([
    ["chua-nop", ["chua"]],
    ["tra-lai", ["tra"]],
    ["tiep-nhan", ["xong"]],
  ] as const)("%s", (filter, expected) => {
    expect(ids(queueOf(rows, filter, ""))).toEqual(expected);
  });

  test("all of them, settled ones last", () => {
    expect(ids(queueOf(rows, "tat-ca", ""))).toEqual(["muon", "som", "sau", "chua", "tra", "xong"]);
  });
});

describe("neighbours", () => {
  const queue = queueOf(rows, "can-xem", "");

  test.each([
    ["muon", undefined, "som"],
    ["som", "muon", "sau"],
    ["sau", "som", undefined],
    ["xong", undefined, undefined],
  ])("%s stands between %s and %s", (unitId, before, after) => {
    const found = neighbours(queue, unitId);
    expect([found.before?.unitId, found.after?.unitId]).toEqual([before, after]);
  });
});
