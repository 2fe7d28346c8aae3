import { expect, test } from "vitest";
import { decidedAlike, draftReason, type Row } from "./draft.ts";

const leaf = { code: "1.1", label: "Kế hoạch" };

const paper = {
  unitId: "u",
  leaf: "1.1",
  documentId: "d",
  pageNote: "",
  type: "plan",
  number: "26",
  symbol: "KH-UBND",
  issuedOn: "2023-02-14",
  summary: "cải cách hành chính",
  withdrawn: false,
  files: [],
} as const;

function row(number: string, decided?: { readonly points: number; readonly reason: string }): Row {
  return {
    result: {
      state: "scored",
      leaf: "1.1",
      points: 300,
      because: {
        set: "s",
        version: 1,
        rule: { kind: "manual-with-reason", zero: "manual", reason: "optional" },
        max: 300,
        source: { document: "Quyết định thử", clause: "Mục 1" },
        branch: "claimed",
        inputs: [],
      },
    },
    evidence: [{ ...paper, number, files: [] }],
    item:
      decided === undefined
        ? null
        : {
            leaf: "1.1",
            note: null,
            seconds: 0,
            state: "changed",
            decidedBy: "x",
            decidedAt: "2023-12-20T00:00:00Z",
            confirmedBy: null,
            reply: null,
            replyDue: null,
            version: 1,
            ownVersion: 1,
            ...decided,
          },
  };
}

test("one commune's draft speaks of what was decided on it, not of the claim alone", () => {
  const decided = { points: 100, reason: "Ban hành muộn" };
  const { text } = draftReason(leaf, [row("26", decided)], undefined);
  expect(text).toContain("Đơn vị tự chấm 3,00 trên 3,00 điểm.");
  expect(text).toContain("Cơ quan thẩm định chấm 1,00 trên 3,00 điểm, lý do: Ban hành muộn.");
  expect(text).not.toContain("Kết quả: 3,00");
  const again = draftReason(leaf, [row("26", decided)], 200).text;
  expect(again).toContain("Trước đó cơ quan thẩm định đã chấm 1,00 trên 3,00 điểm");
  expect(again).toContain("Cơ quan thẩm định chấm 2,00 trên 3,00 điểm.");
});

test("a group's draft cites no commune's own paper", () => {
  const { text } = draftReason(leaf, [row("26"), row("31")], 200);
  expect(text).toContain("chung cho 2 đơn vị");
  expect(text).toContain("Tài liệu kiểm chứng riêng của từng đơn vị: kế hoạch.");
  expect(text).not.toMatch(/26|31/);
  expect(draftReason(leaf, [row("26")], 200).text).toContain("Kế hoạch số 26/KH-UBND");
});

test("a group was decided alike only where every one bears the same points", () => {
  const one = { points: 100, reason: "Muộn" };
  expect(decidedAlike([row("1", one), row("2", one)])).toEqual(one);
  expect(decidedAlike([row("1", one), row("2", { ...one, reason: "Thiếu" })])).toEqual({
    points: 100,
    reason: "",
  });
  expect(decidedAlike([row("1", one), row("2")])).toBeUndefined();
  expect(decidedAlike([row("1", one), row("2", { ...one, points: 200 })])).toBeUndefined();
});

test("a paragraph drafted before does not come back inside the next", () => {
  const drafted = { points: 100, reason: draftReason(leaf, [row("26")], 100).text };
  const { text } = draftReason(leaf, [row("26", drafted)], undefined);
  expect(text.match(/Về mục/gu)).toHaveLength(1);
});
