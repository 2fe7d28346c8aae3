import { describe, expect, test } from "vitest";
import {
  type CaseRow,
  confirmable,
  confirmedBy,
  groupsOf,
  linesOf,
  nextToConfirm,
  nextWaiting,
  possible,
  targetsOf,
} from "./cases.ts";
import { progressSentence } from "./case-words.ts";

type Given = Partial<Omit<CaseRow, "item">> & {
  readonly claim?: number;
  readonly item?: Partial<NonNullable<CaseRow["item"]>>;
};

function row(unitId: string, given: Given = {}): CaseRow {
  const { claim = 200, item, ...rest } = given;
  return {
    unitId,
    name: unitId,
    scoreState: "submitted",
    stale: false,
    result: {
      state: "scored",
      leaf: "1.1",
      points: claim,
      because: {
        set: "s",
        version: 1,
        rule: { kind: "manual-with-reason", zero: "manual", reason: "optional" },
        max: 300,
        source: { document: "", clause: "" },
        branch: "claimed",
        inputs: [],
      },
    },
    claimReason: null,
    note: null,
    evidence: [],
    item:
      item === undefined
        ? null
        : {
            leaf: "1.1",
            note: null,
            seconds: 0,
            state: "open",
            points: null,
            reason: null,
            decidedBy: null,
            decidedAt: null,
            confirmedBy: null,
            reply: null,
            replyDue: null,
            version: 1,
            ownVersion: 1,
            ...item,
          },
    caseKey: "k",
    lastYear: null,
    ...rest,
  };
}

describe("equal cases", () => {
  const rows = [
    row("a"),
    row("b", { caseKey: "other" }),
    row("c"),
    row("d", { claim: 100 }),
    row("e", { item: { state: "accepted" } }),
  ];

  test("same claim, same figures and papers stand together, decided or not", () => {
    const groups = groupsOf(rows);
    expect(groups.map((group) => group.rows.map(({ unitId }) => unitId))).toEqual([
      ["a", "c", "e"],
      ["b"],
      ["d"],
    ]);
    expect(groups[0]?.sentence).toContain("3 đơn vị cùng tự chấm 2,00 điểm");
  });

  test("those like no other come last under one head; nothing is lost or doubled", () => {
    const lines = linesOf(groupsOf(rows));
    expect(lines.map((line) => (line.kind === "head" ? "-" : line.row.unitId))).toEqual([
      "-",
      "a",
      "c",
      "e",
      "-",
      "b",
      "d",
    ]);
  });

  test("an act on one is for all that stand where it stands, or for it alone", () => {
    const [group] = groupsOf(rows);
    const [first] = rows;
    if (group === undefined || first === undefined) throw new Error("a group of three");
    const ids = (together: boolean) =>
      targetsOf(first, group, { action: "accept", together }).map(({ unitId }) => unitId);
    expect(ids(true)).toEqual(["a", "c"]);
    expect(ids(false)).toEqual(["a"]);
    // What is accepted already could go back too, but nobody meant that one.
    const back = targetsOf(first, group, { action: "return", together: true });
    expect(back.map(({ unitId }) => unitId)).toEqual(["a", "c"]);
  });

  test("after a decision the next that waits is in hand, round the end", () => {
    const lines = linesOf(groupsOf(rows));
    expect(nextWaiting(lines, "a")).toBe("c");
    expect(nextWaiting(lines, "d")).toBe("a");
    const done = rows.map((one) => row(one.unitId, { item: { state: "accepted" } }));
    expect(nextWaiting(linesOf(groupsOf(done)), "d")).toBe("d");
  });
});

describe("what can be done", () => {
  test("nothing while the score is with the commune or settled", () => {
    for (const scoreState of ["scoring", "returned", "appraised", "approved"] as const) {
      expect(possible(row("a", { scoreState }), "accept")).toBe(false);
    }
    expect(possible(row("a"), "accept")).toBe(true);
    expect(possible(row("a"), "undo")).toBe(false);
  });

  test("a changed score is confirmed by another than who changed it, once", () => {
    const changed = { state: "changed", points: 100, decidedBy: "me" } as const;
    expect(confirmable(row("a", { item: changed }), "me")).toBe(false);
    expect(confirmable(row("a", { item: changed }), "you")).toBe(true);
    expect(confirmable(row("a", { item: { ...changed, confirmedBy: "x" } }), "you")).toBe(false);
    expect(confirmable(row("a", { item: { state: "accepted" } }), "you")).toBe(false);
  });
});

describe("one row or its group", () => {
  const changed = { state: "changed", points: 100, decidedBy: "me" } as const;
  const [group] = groupsOf([row("a"), row("b", { item: changed }), row("c", { item: changed })]);
  const rowsOf = group?.rows ?? [];

  test("an act is for the row alone unless the group was chosen", () => {
    const [a] = rowsOf;
    if (group === undefined || a === undefined) throw new Error("no group");
    const ids = (together: boolean) =>
      targetsOf(a, group, { action: "accept", together }).map(({ unitId }) => unitId);
    expect(ids(false)).toEqual(["a"]);
    // Those that were changed are further along than it.
    expect(ids(true)).toEqual(["a"]);
  });

  test("a second person confirms one change, or all of the group, never one's own", () => {
    const b = rowsOf.find(({ unitId }) => unitId === "b");
    if (group === undefined || b === undefined) throw new Error("no group");
    const ids = (userId: string, together: boolean) =>
      confirmedBy(b, group, { userId, together }).map(({ unitId }) => unitId);
    expect(ids("other", false)).toEqual(["b"]);
    expect(ids("other", true)).toEqual(["b", "c"]);
    expect(ids("me", true)).toEqual([]);
    // The group was chosen: the row in hand need not wait itself.
    const [a] = rowsOf;
    if (a === undefined) throw new Error("no row");
    const all = confirmedBy(a, group, { userId: "other", together: true });
    expect(all.map(({ unitId }) => unitId)).toEqual(["b", "c"]);
    expect(confirmedBy(a, group, { userId: "other", together: false })).toEqual([]);
  });

  test("after a word on some the next that this person may confirm is in hand, round the end", () => {
    const own = { ...changed, decidedBy: "other" };
    const lines = linesOf(
      groupsOf([
        row("a", { item: changed }),
        row("b", { item: own }),
        row("c", { item: changed }),
        row("d", { item: { state: "accepted" } }),
      ]),
    );
    const of = (...ids: readonly string[]) => ids.map((id) => row(id));
    expect(nextToConfirm(lines, of("a"), "other")).toBe("c");
    expect(nextToConfirm(lines, of("c"), "other")).toBe("a");
    expect(nextToConfirm(lines, of("a", "c"), "other")).toBeUndefined();
  });

  test("a criterion's page calls it done only when nobody is awaited", () => {
    const accepted = row("a", { item: { state: "accepted" } });
    expect(progressSentence([accepted])).toContain("đều thẩm định xong");
    expect(progressSentence([accepted, row("b", { item: changed })])).toBe(
      "Không đơn vị nào còn chờ thẩm định; 1 đơn vị chờ người thứ hai.",
    );
    const marked = row("c", { item: { state: "returned" } });
    expect(progressSentence([row("b"), marked])).toBe(
      "1/2 đơn vị đã nộp còn chờ thẩm định; 1 đơn vị đánh dấu trả lại, chưa gửi.",
    );
    expect(progressSentence([{ ...marked, scoreState: "returned" }])).toContain(
      "1 đơn vị đang giải trình",
    );
    // Rows and sentence count alike: what is with its commune is no appraiser's.
    const still = row("d", { scoreState: "returned" });
    expect(progressSentence([row("b"), still])).toBe(
      "1/2 đơn vị đã nộp còn chờ thẩm định; 1 đơn vị chờ nộp lại vì mục khác bị trả.",
    );
  });
});
