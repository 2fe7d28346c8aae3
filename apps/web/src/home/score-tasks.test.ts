import { describe, expect, test } from "vitest";
import {
  handedInScores,
  handedInWord,
  scoreDue,
  type ScoreTask,
  scoreTitle,
  scoreWhy,
  waitingScores,
} from "./score-tasks.ts";

function task(changes: Partial<ScoreTask>, selfDue = "2023-12-20"): ScoreTask {
  return {
    unit: { id: "u", name: "Phường Thử" },
    round: { id: "r", name: "Chấm điểm CCHC năm 2023", year: 2023, selfDue, illustration: false },
    set: { name: "Bộ tiêu chí", max: 10_000, surveyShare: 3000 },
    periodId: "p",
    state: "scoring",
    submission: null,
    returnedReason: null,
    published: false,
    returnedItems: 0,
    ...changes,
  };
}

describe("rounds of scoring at home", () => {
  test("what came back stands first, then what is due first; what is in or over is no work", () => {
    const back = task({ state: "returned" }, "2023-01-01");
    const soon = task({}, "2023-12-12");
    const later = task({}, "2023-12-31");
    const over = task({}, "2023-12-11");
    const done = task({ state: "submitted" });
    const waiting = waitingScores([later, over, done, soon, back], "2023-12-12");
    expect(waiting).toEqual([back, soon, later]);
  });

  test("what was handed in stays until the results are out", () => {
    const of = (state: ScoreTask["state"], published = false) => task({ state, published });
    const [scoring, returned] = [of("scoring"), of("returned")];
    const [sent, appraised, approved] = [of("submitted"), of("appraised"), of("approved")];
    const out = of("approved", true);
    expect(handedInScores([scoring, sent, returned, appraised, approved, out])).toEqual([
      sent,
      appraised,
      approved,
    ]);
    expect(scoreWhy(sent)).toBe("Mục bị trả lại sẽ hiện ở đây.");
    expect(scoreWhy(approved)).toBe("Chờ công bố kết quả.");
    expect(scoreWhy(out)).toBe("Kết quả đã công bố.");
  });

  test("what was handed in says when, under which code, and where it is", () => {
    const submission = { code: "PND5-93HV", on: "2023-12-18" };
    const sent = task({ state: "submitted", submission });
    expect(scoreDue(sent, "2023-12-19")).toEqual({ words: "Nộp ngày 18/12/2023", late: false });
    expect(scoreWhy(sent)).toBe("Mã biên nhận PND5-93HV. Mục bị trả lại sẽ hiện ở đây.");
    expect(handedInWord("submitted")).toBe("ĐÃ NỘP, chờ thẩm định");
    expect(handedInWord("approved")).toBe("ĐÃ DUYỆT");
    const back = task({ state: "returned", submission });
    expect(scoreDue(back, "2023-12-19").words).toBe("hạn 20/12/2023");
  });

  test("it says how many points hang on it, or what came back and why", () => {
    expect(scoreWhy(task({}))).toBe("70,00 điểm do đơn vị tự chấm, 30,00 điểm khảo sát tính sau.");
    const set = { name: "", max: 10_000, surveyShare: 0 };
    expect(scoreWhy(task({ set }))).toBe("100,00 điểm do đơn vị tự chấm.");
    const back = { state: "returned", returnedItems: 2, returnedReason: "Thiếu ảnh" } as const;
    expect(scoreWhy(task(back))).toBe("Cấp trên trả lại 2 mục: Thiếu ảnh");
  });

  test.each([
    ["2023-12-19", "Còn 1 ngày, hạn 20/12/2023", false],
    ["2023-12-20", "Hôm nay, hạn 20/12/2023", false],
    ["2023-12-21", "Đã hết hạn 20/12/2023", true],
    ["2022-12-18", "Đang mở, hạn 20/12/2023", false],
  ])("on %s: %s", (today, words, late) => {
    expect(scoreDue(task({}), today)).toEqual({ words, late });
  });

  test("the round is named as the commune's work", () => {
    expect(scoreTitle(task({}))).toBe("Tự chấm điểm CCHC năm 2023");
    const round = { ...task({}).round, name: "PAR INDEX 2023" };
    expect(scoreTitle(task({ round }))).toBe("Tự chấm: PAR INDEX 2023");
  });
});
